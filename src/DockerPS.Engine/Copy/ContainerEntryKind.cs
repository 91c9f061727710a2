namespace DockerPS.Engine.Copy;

/// <summary>The kinds of items in a container's file system.</summary>
public enum ContainerEntryKind
{
    /// <summary>Something else, which the engine could not name.</summary>
    Other,

    /// <summary>A regular file.</summary>
    File,

    /// <summary>A folder.</summary>
    Directory,

    /// <summary>A symbolic link.</summary>
    SymbolicLink,

    /// <summary>A named pipe.</summary>
    Pipe,

    /// <summary>A socket.</summary>
    Socket,

    /// <summary>A character device.</summary>
    CharacterDevice,

    /// <summary>A block device.</summary>
    BlockDevice,
}
