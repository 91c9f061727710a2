using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>What one thing takes in an engine: an image, a container, a volume, or a record of the build cache.</summary>
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
        (Active, CreatedAt, Description) = (container.State is "running" or "paused" or "restarting", EngineTime.FromUnix(container.Created), container.Image);
    }

    private DockerDiskUsageItem(VolumeSummary volume, string context)
    {
        (Type, Context, Id, Name) = ("Volume", context, volume.Name, volume.Name);
        (Size, SharedSize) = (Known(volume.UsageData?.Size), 0);
        UniqueSize = Size;
        (UsedBy, CreatedAt, Description) = (Known(volume.UsageData?.RefCount), EngineTime.FromText(volume.CreatedAt), volume.Driver);
        Active = UsedBy is > 0;
    }

    private DockerDiskUsageItem(BuildCacheRecord record, string context)
    {
        (Type, Context, Id, Name) = ("BuildCache", context, record.Id, null);
        (Size, SharedSize) = (record.Size, record.Shared ? record.Size : 0);
        UniqueSize = Size - SharedSize;
        (Active, UsageCount, Description) = (record.InUse, record.UsageCount, record.Description);
        (CreatedAt, LastUsedAt, CacheType) = (EngineTime.FromText(record.CreatedAt), EngineTime.FromText(record.LastUsedAt), record.Type);
    }

    /// <summary>Image, Container, Volume or BuildCache.</summary>
    public string Type { get; }

    /// <summary>The name: an image's first reference; null where it has none.</summary>
    public string? Name { get; }

    /// <summary>The id; of a volume its name.</summary>
    public string Id { get; }

    /// <summary>Bytes: of a container what it wrote; null where the engine does not know.</summary>
    public long? Size { get; }

    /// <summary>How many of them belong to something else too: other images, or an image that the cache led to; null where the engine does not know.</summary>
    public long? SharedSize { get; }

    /// <summary>How many bytes are its own; null where the engine does not know.</summary>
    public long? UniqueSize { get; }

    /// <summary>Whether it is in use: by a container, or running.</summary>
    public bool Active { get; }

    /// <summary>How many containers use an image or a volume; null for others, and where the engine does not know.</summary>
    public long? UsedBy { get; }

    /// <summary>How often builds used it; null for what is no build cache.</summary>
    public long? UsageCount { get; }

    /// <summary>When it was made, local time; null where the engine does not say.</summary>
    public DateTime? CreatedAt { get; }

    /// <summary>When a build last used it, local time; null for never, and for what is no build cache.</summary>
    public DateTime? LastUsedAt { get; }

    /// <summary>The kind of a record of the build cache, like <c>regular</c>; null for others.</summary>
    public string? CacheType { get; }

    /// <summary>A container's image, a volume's driver, the step of a build; null for images.</summary>
    public string? Description { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>The name, or the id where it has none.</summary>
    public override string ToString() => Name ?? Id;

    internal static IEnumerable<DockerDiskUsageItem> From(DiskUsage usage, string context) =>
    [
        .. (usage.Images?.Items ?? []).Select(image => new DockerDiskUsageItem(image, context)),
        .. (usage.Containers?.Items ?? []).Select(container => new DockerDiskUsageItem(container, context)),
        .. (usage.Volumes?.Items ?? []).Select(volume => new DockerDiskUsageItem(volume, context)),
        .. (usage.BuildCache?.Items ?? []).Select(record => new DockerDiskUsageItem(record, context)),
    ];

    private static long? Known(long? value) => value is >= 0 ? value : null;
}
