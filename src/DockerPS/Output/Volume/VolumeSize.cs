using DockerPS.Engine.Models;

namespace DockerPS.Output;

/// <summary>The size of a volume and the number of its containers; null if the engine does not count them.</summary>
internal sealed record VolumeSize(long? Size, int? ReferenceCount)
{
    /// <summary>The usage of a volume that the engine does not count.</summary>
    public static VolumeSize Uncounted { get; } = new(null, null);

    /// <summary>Reads the counted usage, by volume name.</summary>
    public static Dictionary<string, VolumeSize> From(DiskUsage usage) => (usage.Volumes?.Items ?? []).ToDictionary(
        volume => volume.Name,
        volume => new VolumeSize(
            volume.UsageData is { Size: >= 0 } size ? size.Size : null,
            volume.UsageData is { RefCount: >= 0 } count ? (int)count.RefCount : null),
        StringComparer.Ordinal);
}
