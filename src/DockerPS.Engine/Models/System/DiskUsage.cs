namespace DockerPS.Engine.Models;

/// <summary>The kinds of things in the disk usage of an engine.</summary>
[Flags]
public enum DiskUsageKinds
{
    /// <summary>Images.</summary>
    Image = 1,

    /// <summary>Containers.</summary>
    Container = 2,

    /// <summary>Volumes.</summary>
    Volume = 4,

    /// <summary>The build cache.</summary>
    BuildCache = 8,

    /// <summary>Everything.</summary>
    All = Image | Container | Volume | BuildCache,
}

/// <summary>The disk usage of things of one kind.</summary>
/// <typeparam name="T">The kind.</typeparam>
public sealed record DiskUsageOf<T>
{
    /// <summary>The number of things.</summary>
    public long TotalCount { get; init; }

    /// <summary>The number of things in use.</summary>
    public long ActiveCount { get; init; }

    /// <summary>The bytes of all.</summary>
    public long TotalSize { get; init; }

    /// <summary>The bytes that removing the unused ones would free.</summary>
    public long Reclaimable { get; init; }

    /// <summary>The things; since API 1.52 only if requested.</summary>
    public IReadOnlyList<T>? Items { get; init; }
}

/// <summary>
/// The disk usage of an engine: <c>GET /system/df</c>. Since API 1.52 the engine computes the sums. Older ones return lists only,
/// which are summed up here as by the docker CLI of their time. Kinds that were not requested are null.
/// </summary>
public sealed record DiskUsage
{
    /// <summary>The images.</summary>
    public DiskUsageOf<ImageSummary>? Images { get; init; }

    /// <summary>The containers, without their images.</summary>
    public DiskUsageOf<ContainerSummary>? Containers { get; init; }

    /// <summary>The volumes.</summary>
    public DiskUsageOf<VolumeSummary>? Volumes { get; init; }

    /// <summary>The build cache.</summary>
    public DiskUsageOf<BuildCacheRecord>? BuildCache { get; init; }

    internal static DiskUsage From(DiskUsageAnswer answer, DiskUsageKinds kinds) => new()
    {
        Images = kinds.HasFlag(DiskUsageKinds.Image) ? answer.ImageUsage ?? OfImages(answer.Images ?? [], answer.LayersSize) : null,
        Containers = kinds.HasFlag(DiskUsageKinds.Container) ? answer.ContainerUsage ?? OfContainers(answer.Containers ?? []) : null,
        Volumes = kinds.HasFlag(DiskUsageKinds.Volume) ? answer.VolumeUsage ?? OfVolumes(answer.Volumes ?? []) : null,
        BuildCache = kinds.HasFlag(DiskUsageKinds.BuildCache) ? answer.BuildCacheUsage ?? OfBuildCache(answer.BuildCache ?? []) : null,
    };

    /// <summary>
    /// Sums up images. All layers but those of a single image in use count as reclaimable, and shared ones do, too; of images whose
    /// use is not known, none do.
    /// </summary>
    private static DiskUsageOf<ImageSummary> OfImages(IReadOnlyList<ImageSummary> images, long layers) => new()
    {
        TotalCount = images.Count,
        ActiveCount = images.Count(image => image.Containers > 0),
        TotalSize = layers,
        Reclaimable = layers - images.Where(image => image is { Containers: not 0, Size: not -1, SharedSize: not -1 }).Sum(
            image => image.Size - image.SharedSize),
        Items = images,
    };

    private static DiskUsageOf<ContainerSummary> OfContainers(IReadOnlyList<ContainerSummary> containers)
    {
        var unused = containers.Where(container => container.State is not ("running" or "paused" or "restarting")).ToList();
        return new()
        {
            TotalCount = containers.Count,
            ActiveCount = containers.Count - unused.Count,
            TotalSize = containers.Sum(container => container.SizeRw ?? 0),
            Reclaimable = unused.Sum(container => container.SizeRw ?? 0),
            Items = containers,
        };
    }

    private static DiskUsageOf<VolumeSummary> OfVolumes(IReadOnlyList<VolumeSummary> volumes)
    {
        var known = volumes.Where(volume => volume.UsageData is { Size: not -1 }).ToList();
        return new()
        {
            TotalCount = volumes.Count,
            ActiveCount = volumes.Count(volume => volume.UsageData is { RefCount: > 0 }),
            TotalSize = known.Sum(volume => volume.UsageData!.Size),
            Reclaimable = known.Where(volume => volume.UsageData!.RefCount == 0).Sum(volume => volume.UsageData!.Size),
            Items = volumes,
        };
    }

    /// <summary>Sums up the build cache, without the data that it shares with images.</summary>
    private static DiskUsageOf<BuildCacheRecord> OfBuildCache(IReadOnlyList<BuildCacheRecord> records) => new()
    {
        TotalCount = records.Count,
        ActiveCount = records.Count(record => record.InUse),
        TotalSize = records.Where(record => !record.Shared).Sum(record => record.Size),
        Reclaimable = records.Where(record => record is { Shared: false, InUse: false }).Sum(record => record.Size),
        Items = records,
    };
}

/// <summary>The response to <c>GET /system/df</c>: lists up to API 1.51, sums since API 1.52.</summary>
internal sealed record DiskUsageAnswer
{
    public long LayersSize { get; init; }

    public IReadOnlyList<ImageSummary>? Images { get; init; }

    public IReadOnlyList<ContainerSummary>? Containers { get; init; }

    public IReadOnlyList<VolumeSummary>? Volumes { get; init; }

    public IReadOnlyList<BuildCacheRecord>? BuildCache { get; init; }

    public DiskUsageOf<ImageSummary>? ImageUsage { get; init; }

    public DiskUsageOf<ContainerSummary>? ContainerUsage { get; init; }

    public DiskUsageOf<VolumeSummary>? VolumeUsage { get; init; }

    public DiskUsageOf<BuildCacheRecord>? BuildCacheUsage { get; init; }
}
