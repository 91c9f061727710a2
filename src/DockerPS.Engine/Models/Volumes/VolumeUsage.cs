namespace DockerPS.Engine.Models;

/// <summary>What a volume takes and who uses it.</summary>
public sealed record VolumeUsage
{
    /// <summary>Bytes; -1 where its driver does not tell.</summary>
    public long Size { get; init; } = -1;

    /// <summary>The number of containers that mount it; -1 where that is not known.</summary>
    public long RefCount { get; init; } = -1;
}
