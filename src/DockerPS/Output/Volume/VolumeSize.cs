using DockerPS.Engine.Models;

namespace DockerPS.Output;

/// <summary>What a volume takes and how many containers have it; null if the engine does not count it.</summary>
internal sealed record VolumeSize(long? Size, int? ReferenceCount)
{
    /// <summary>That of a volume that the engine does not count.</summary>
    public static VolumeSize Uncounted { get; } = new(null, null);

    /// <summary>Reads what an engine has counted, by the names of volumes.</summary>
    public static Dictionary<string, VolumeSize> From(DiskUsage usage) => (usage.Volumes?.Items ?? []).ToDictionary(
        volume => volume.Name,
        volume => new VolumeSize(
            volume.UsageData is { Size: >= 0 } size ? size.Size : null, volume.UsageData is { RefCount: >= 0 } count ? (int)count.RefCount : null),
        StringComparer.Ordinal);
}
