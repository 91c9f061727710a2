namespace DockerPS.Engine.Builds;

/// <summary>The actions of a step of writing a blob, with their numbers in the protocol.</summary>
internal enum ContentAction
{
    /// <summary>Asks for the state.</summary>
    Stat = 0,

    /// <summary>Writes data.</summary>
    Write = 1,

    /// <summary>Writes data, and completes the blob.</summary>
    Commit = 2,
}
