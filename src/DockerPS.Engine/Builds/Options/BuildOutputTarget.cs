namespace DockerPS.Engine.Builds;

/// <summary>The places to which a build can write.</summary>
public enum BuildOutputTarget
{
    /// <summary>The engine, which keeps or pushes the image, or nothing.</summary>
    Engine,

    /// <summary>A file of the client, or its standard output.</summary>
    File,

    /// <summary>A folder of the client.</summary>
    Folder,

    /// <summary>A folder of the client with the blobs of an image (OCI layout).</summary>
    Store,
}
