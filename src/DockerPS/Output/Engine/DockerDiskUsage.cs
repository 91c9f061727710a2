using DockerPS.Engine.Models;

namespace DockerPS;

/// <summary>Disk usage of an engine by one kind of object.</summary>
public sealed class DockerDiskUsage
{
    private DockerDiskUsage(string type, long count, long active, long size, long reclaimable, string context) =>
        (Type, TotalCount, Active, Size, Reclaimable, Context) = (type, count, active, size, reclaimable, context);

    /// <summary>The kind: Image, Container, Volume or BuildCache.</summary>
    public string Type { get; }

    /// <summary>The number of objects.</summary>
    public long TotalCount { get; }

    /// <summary>The number of objects in use.</summary>
    public long Active { get; }

    /// <summary>The total size in bytes.</summary>
    public long Size { get; }

    /// <summary>Number of bytes that removing unused objects would free.</summary>
    public long Reclaimable { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>Returns the kind.</summary>
    public override string ToString() => Type;

    internal static IEnumerable<DockerDiskUsage> From(DiskUsage usage, string context)
    {
        DockerDiskUsage?[] all =
        [
            Of("Image", usage.Images),
            Of("Container", usage.Containers),
            Of("Volume", usage.Volumes),
            Of("BuildCache", usage.BuildCache),
        ];
        return all.OfType<DockerDiskUsage>();

        DockerDiskUsage? Of<T>(string type, DiskUsageOf<T>? figures) => figures is null
            ? null
            : new(type, figures.TotalCount, figures.ActiveCount, figures.TotalSize, figures.Reclaimable, context);
    }
}
