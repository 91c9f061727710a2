using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>Disk usage of an image, container, volume or build cache record.</summary>
public sealed class DockerDiskUsageItem
{
    private DockerDiskUsageItem(ImageSummary image, string context)
    {
        (Type, Context, Id, Name) = ("Image", context, image.Id, image.References.Count > 0 ? image.References[0] : null);
        (Size, SharedSize) = (Known(image.Size), Known(image.SharedSize));
        UniqueSize = Size - SharedSize;
        (UsedBy, Active, CreatedAt) = (Known(image.Containers), image.Containers != 0, EngineTime.FromUnix(image.Created));
    }

    private DockerDiskUsageItem(ContainerSummary container, string context)
    {
        (Type, Context, Id, Name) = ("Container", context, container.Id, Container.NameOf(container));
        (Size, SharedSize) = (container.SizeRw ?? 0, 0);
        UniqueSize = Size;
        Active = container.State is "running" or "paused" or "restarting";
        (CreatedAt, Description) = (EngineTime.FromUnix(container.Created), container.Image);
    }

    private DockerDiskUsageItem(VolumeSummary volume, string context)
    {
        (Type, Context, Id, Name) = ("Volume", context, volume.Name, volume.Name);
        (Size, SharedSize) = (Known(volume.UsageData?.Size), 0);
        UniqueSize = Size;
        (UsedBy, CreatedAt, Description) = (Known(volume.UsageData?.RefCount), EngineTime.FromText(volume.CreatedAt), volume.Driver);
        Active = UsedBy is > 0;
    }

    private DockerDiskUsageItem(BuildCacheRecord record, bool? mutable, string context)
    {
        (Type, Context, Id, Name) = ("BuildCache", context, record.Id, null);
        (Size, SharedSize) = (record.Size, record.Shared ? record.Size : 0);
        UniqueSize = Size - SharedSize;
        (Active, UsageCount, Description) = (record.InUse, record.UsageCount, record.Description);
        (CreatedAt, LastUsedAt, CacheType) = (EngineTime.FromText(record.CreatedAt), EngineTime.FromText(record.LastUsedAt), record.Type);
        (Parents, Mutable) = ([.. record.AllParents], mutable);
    }

    /// <summary>The kind: Image, Container, Volume or BuildCache.</summary>
    public string Type { get; }

    /// <summary>The name, or the first reference of an image; null if there is none.</summary>
    public string? Name { get; }

    /// <summary>The id; for a volume, the name.</summary>
    public string Id { get; }

    /// <summary>The size in bytes, for a container of its writable layer; null if unknown.</summary>
    public long? Size { get; }

    /// <summary>Number of bytes shared with other images, or with an image built from the cache; null if unknown.</summary>
    public long? SharedSize { get; }

    /// <summary>Number of bytes that are not shared; null if unknown.</summary>
    public long? UniqueSize { get; }

    /// <summary>Whether the object is in use by a container, or running.</summary>
    public bool Active { get; }

    /// <summary>Number of containers that use an image or volume; null for other kinds, and if unknown.</summary>
    public long? UsedBy { get; }

    /// <summary>Number of builds that used a cache record; null for other kinds.</summary>
    public long? UsageCount { get; }

    /// <summary>Creation time, local time; null if unknown.</summary>
    public DateTime? CreatedAt { get; }

    /// <summary>Time of the last use by a build, local time; null if never used, and for other kinds than build cache.</summary>
    public DateTime? LastUsedAt { get; }

    /// <summary>The type of a build cache record, like <c>regular</c>; null for other kinds.</summary>
    public string? CacheType { get; }

    /// <summary>The ids of the records that a build cache record is based on; empty for other kinds.</summary>
    public ObjectList<string> Parents { get; } = [];

    /// <summary>
    /// Whether a build may still change a build cache record, as a cache mount or a copy of the context; null for other kinds, and if
    /// the engine does not offer BuildKit's control API.
    /// </summary>
    public bool? Mutable { get; }

    /// <summary>The image of a container, the driver of a volume, or the step of a build; null for images.</summary>
    public string? Description { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>Returns the name, or the id if there is none.</summary>
    public override string ToString() => Name ?? Id;

    /// <summary>Creates the objects of an engine's answer.</summary>
    /// <param name="usage">The answer.</param>
    /// <param name="mutable">Returns whether a build may still change a cache record; null if unknown.</param>
    /// <param name="context">The engine.</param>
    internal static IEnumerable<DockerDiskUsageItem> From(DiskUsage usage, Func<string, bool?> mutable, string context) =>
    [
        .. (usage.Images?.Items ?? []).Select(image => new DockerDiskUsageItem(image, context)),
        .. (usage.Containers?.Items ?? []).Select(container => new DockerDiskUsageItem(container, context)),
        .. (usage.Volumes?.Items ?? []).Select(volume => new DockerDiskUsageItem(volume, context)),
        .. (usage.BuildCache?.Items ?? []).Select(record => new DockerDiskUsageItem(record, mutable(record.Id), context)),
    ];

    private static long? Known(long? value) => value is >= 0 ? value : null;
}
