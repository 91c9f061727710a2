namespace DockerPS.Parameters;

/// <summary>How the items of a container are read.</summary>
public enum ItemMethod
{
    /// <summary>A file by the engine, a folder by a command in the container. Never the archive of a folder.</summary>
    Auto,

    /// <summary>A command in the container, which must be running, and have a shell and <c>stat</c>.</summary>
    Command,

    /// <summary>The engine's archive of everything below the folder, which can be large.</summary>
    Archive,
}
