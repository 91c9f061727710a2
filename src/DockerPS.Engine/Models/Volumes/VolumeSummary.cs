using System.Text.Json;
using System.Text.Json.Serialization;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Models;

/// <summary>The response to <c>GET /volumes</c>.</summary>
public sealed record VolumeList
{
    /// <summary>The volumes; null for none.</summary>
    public IReadOnlyList<VolumeSummary>? Volumes { get; init; }

    /// <summary>The engine's warnings, like of drivers that did not respond.</summary>
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

    /// <summary>The path on the engine's host.</summary>
    [JsonPropertyName("Mountpoint")]
    public string? MountPoint { get; init; }

    /// <summary>The time of creation (RFC 3339).</summary>
    public string? CreatedAt { get; init; }

    /// <summary>The driver's status; only if a single volume was requested.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Status { get; init; }

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary><c>local</c> or <c>global</c>.</summary>
    public string? Scope { get; init; }

    /// <summary>The driver's options.</summary>
    public IReadOnlyDictionary<string, string>? Options { get; init; }

    /// <summary>The size and the users; only in the disk usage.</summary>
    public VolumeUsage? UsageData { get; init; }
}

/// <summary>The body of <c>POST /volumes/create</c>.</summary>
public sealed record VolumeCreateRequest
{
    /// <summary>The name; null for a generated one.</summary>
    public string? Name { get; init; }

    /// <summary>The driver; null for <c>local</c>.</summary>
    public string? Driver { get; init; }

    /// <summary>The driver's options.</summary>
    public IReadOnlyDictionary<string, string>? DriverOpts { get; init; }

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }
}
