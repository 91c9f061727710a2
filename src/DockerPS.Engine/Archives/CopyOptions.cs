namespace DockerPS.Engine.Archives;

/// <summary>The options of copying files.</summary>
public sealed record CopyOptions
{
    /// <summary>
    /// Preserves owners, and on this computer the setuid, setgid and sticky bits; otherwise files belong to root in a container, and
    /// to the user here.
    /// </summary>
    public bool Archive { get; init; }

    /// <summary>Indicates whether a link as the source is followed; links in folders never are.</summary>
    public bool FollowLink { get; init; }

    /// <summary>Indicates whether missing parent folders of the destination are created.</summary>
    public bool Force { get; init; }

    /// <summary>Indicates whether there are other sources for the destination, which must be a folder then.</summary>
    public bool Several { get; init; }

    /// <summary>Called with the number of bytes transferred since the last call.</summary>
    public Action<long>? Passed { get; init; }

    /// <summary>Called for a local socket, which archives cannot hold; docker skips them, too.</summary>
    public Action<string>? Skipped { get; init; }

    /// <summary>Called for an entry that is not created on this computer, like a device or a pipe. Other entries are copied.</summary>
    public Action<ArchiveException>? Refused { get; init; }
}
