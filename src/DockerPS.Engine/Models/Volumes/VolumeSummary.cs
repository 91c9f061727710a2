using System.Text.Json;
using System.Text.Json.Serialization;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Models;

/// <summary>The answer to <c>GET /volumes</c>.</summary>
public sealed record VolumeList
{
    /// <summary>The volumes; null for none.</summary>
    public IReadOnlyList<VolumeSummary>? Volumes { get; init; }

    /// <summary>What drivers did not answer.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }
}

/// <summary>A volume.</summary>
public sealed record VolumeSummary
{
    /// <summary>The name.</summary>
    [JsonRequired, JsonConverter(typeof(PresentText))]
    public string Name { get; init; } = "";

    /// <summary>The driver.</summary>
    public string? Driver { get; init; }

    /// <summary>Where it is on the engine's computer.</summary>
    [JsonPropertyName("Mountpoint")]
    public string? MountPoint { get; init; }

    /// <summary>When it was made (RFC 3339).</summary>
    public string? CreatedAt { get; init; }

    /// <summary>What its driver tells of it; only where one volume was asked for.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Status { get; init; }

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>local or global.</summary>
    public string? Scope { get; init; }

    /// <summary>The options that it was made with.</summary>
    public IReadOnlyDictionary<string, string>? Options { get; init; }

    /// <summary>What it takes and who uses it; only in the disk usage.</summary>
    public VolumeUsage? UsageData { get; init; }
}

/// <summary>The body of <c>POST /volumes/create</c>.</summary>
public sealed record VolumeCreateRequest
{
    /// <summary>The name; null for one that the engine makes up.</summary>
    public string? Name { get; init; }

    /// <summary>The driver; null for the local one.</summary>
    public string? Driver { get; init; }

    /// <summary>The driver's options.</summary>
    public IReadOnlyDictionary<string, string>? DriverOpts { get; init; }

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }
}
