using DockerPS.Engine.Models;

namespace DockerPS;

/// <summary>What things of one kind take in an engine.</summary>
public sealed class DockerDiskUsage
{
    private DockerDiskUsage(string type, long count, long active, long size, long reclaimable, string context) =>
        (Type, TotalCount, Active, Size, Reclaimable, Context) = (type, count, active, size, reclaimable, context);

    /// <summary>Image, Container, Volume or BuildCache.</summary>
    public string Type { get; }

    /// <summary>How many there are.</summary>
    public long TotalCount { get; }

    /// <summary>How many of them are in use.</summary>
    public long Active { get; }

    /// <summary>Bytes of all.</summary>
    public long Size { get; }

    /// <summary>Bytes that would be free if those not in use were removed.</summary>
    public long Reclaimable { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>The kind.</summary>
    public override string ToString() => Type;

    internal static IEnumerable<DockerDiskUsage> From(DiskUsage usage, string context)
    {
        return new[] { Of("Image", usage.Images), Of("Container", usage.Containers), Of("Volume", usage.Volumes), Of("BuildCache", usage.BuildCache) }
            .OfType<DockerDiskUsage>();

        DockerDiskUsage? Of<T>(string type, DiskUsageOf<T>? figures) => figures is null
            ? null
            : new(type, figures.TotalCount, figures.ActiveCount, figures.TotalSize, figures.Reclaimable, context);
    }
}
