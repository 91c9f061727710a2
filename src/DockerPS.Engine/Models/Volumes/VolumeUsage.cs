namespace DockerPS.Engine.Models;

/// <summary>The size and the users of a volume.</summary>
public sealed record VolumeUsage
{
    /// <summary>The size in bytes; -1 if the driver does not report it.</summary>
    public long Size { get; init; } = -1;

    /// <summary>The number of containers that mount it; -1 if not known.</summary>
    public long RefCount { get; init; } = -1;
}
