namespace DockerPS.Engine.Models;

/// <summary>A volume, as lists and disk usage tell of it.</summary>
public sealed record Volume
{
    /// <summary>The name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The driver.</summary>
    public string? Driver { get; init; }

    /// <summary>Where it lies on the engine's computer.</summary>
    public string? Mountpoint { get; init; }

    /// <summary>When it was made (RFC 3339).</summary>
    public string? CreatedAt { get; init; }

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The driver's options.</summary>
    public IReadOnlyDictionary<string, string>? Options { get; init; }

    /// <summary>local or global.</summary>
    public string? Scope { get; init; }

    /// <summary>What it takes and who uses it; only in the disk usage.</summary>
    public VolumeUsage? UsageData { get; init; }
}

/// <summary>What a volume takes and who uses it.</summary>
public sealed record VolumeUsage
{
    /// <summary>Bytes; -1 where its driver does not tell.</summary>
    public long Size { get; init; } = -1;

    /// <summary>The number of containers that mount it; -1 where that is not known.</summary>
    public long RefCount { get; init; } = -1;
}
