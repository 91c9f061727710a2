using DockerPS.Output;

namespace DockerPS;

/// <summary>The objects of one kind that Clear-DockerResource removed on an engine.</summary>
public sealed class PruneReport
{
    internal PruneReport(string type, string[] removed, long spaceReclaimed, string context) =>
        (Type, Removed, SpaceReclaimed, Context) = (type, [.. removed], spaceReclaimed, context);

    /// <summary>The kind: Container, Network, Volume, Image or BuildCache.</summary>
    public string Type { get; }

    /// <summary>
    /// The names of containers, networks and volumes; the references and ids of images, and the ids of layers; the ids of build cache
    /// records.
    /// </summary>
    public ObjectList<string> Removed { get; }

    /// <summary>Number of bytes freed; none for networks.</summary>
    public long SpaceReclaimed { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>Returns the kind, the number of removed objects and the bytes freed.</summary>
    public override string ToString() => $"{Type}: {Removed.Length} removed, {SpaceReclaimed} bytes reclaimed";
}
