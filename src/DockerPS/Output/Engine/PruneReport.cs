using DockerPS.Output;

namespace DockerPS;

/// <summary>What Clear-DockerResource has removed of one kind on one engine.</summary>
public sealed class PruneReport
{
    internal PruneReport(string type, string[] removed, long spaceReclaimed, string context) =>
        (Type, Removed, SpaceReclaimed, Context) = (type, [.. removed], spaceReclaimed, context);

    /// <summary>Container, Network, Volume, Image or BuildCache.</summary>
    public string Type { get; }

    /// <summary>
    /// The names of containers, networks and volumes; of images the references that were taken away and the ids of images and
    /// layers; the ids of records of the build cache.
    /// </summary>
    public ObjectList<string> Removed { get; }

    /// <summary>Bytes that are free now. Networks take none.</summary>
    public long SpaceReclaimed { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>How much of what was removed.</summary>
    public override string ToString() => $"{Type}: {Removed.Length} removed, {SpaceReclaimed} bytes reclaimed";
}
