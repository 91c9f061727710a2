namespace DockerPS.Engine.Http2;

/// <summary>The side of a connection.</summary>
internal enum Http2Role
{
    /// <summary>Opens streams.</summary>
    Client,

    /// <summary>Answers them. In a build session the engine is the client, and this module the server.</summary>
    Server,
}
