namespace DockerPS.Engine.Archives;

/// <summary>How files are copied, and who is told of what.</summary>
public sealed record CopyOptions
{
    /// <summary>
    /// Whether owners are kept, and on this computer the bits that lend privileges; else what is written belongs to root in a
    /// container, and to the user here.
    /// </summary>
    public bool Archive { get; init; }

    /// <summary>Indicates whether a link that is named as the source is followed; those in folders never are.</summary>
    public bool FollowLink { get; init; }

    /// <summary>Indicates whether folders above the destination are made.</summary>
    public bool Force { get; init; }

    /// <summary>Indicates whether more than this is copied to the same destination, which has to be a folder then.</summary>
    public bool Several { get; init; }

    /// <summary>Told how many bytes more have passed.</summary>
    public Action<long>? Passed { get; init; }

    /// <summary>Told of a local socket: archives cannot hold them, and docker leaves them out too.</summary>
    public Action<string>? Skipped { get; init; }

    /// <summary>Told of what is not made on this computer: devices, pipes, sockets. The rest is copied all the same.</summary>
    public Action<ArchiveException>? Refused { get; init; }
}
