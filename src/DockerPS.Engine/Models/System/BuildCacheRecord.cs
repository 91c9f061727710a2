using System.Text.Json.Serialization;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Models;

/// <summary>What one step of a build has left in the cache.</summary>
public sealed record BuildCacheRecord
{
    /// <summary>The id.</summary>
    [JsonPropertyName("ID")]
    [JsonRequired, JsonConverter(typeof(PresentText))]
    public string Id { get; init; } = "";

    /// <summary>The record that it was built on, up to API 1.41.</summary>
    public string? Parent { get; init; }

    /// <summary>The records that it was built on, from API 1.42 on.</summary>
    public IReadOnlyList<string>? Parents { get; init; }

    /// <summary>The kind, like <c>regular</c> or <c>source.local</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The step.</summary>
    public string? Description { get; init; }

    /// <summary>Indicates whether a build uses it now.</summary>
    public bool InUse { get; init; }

    /// <summary>Indicates whether its bytes are those of an image too.</summary>
    public bool Shared { get; init; }

    /// <summary>Bytes.</summary>
    public long Size { get; init; }

    /// <summary>When it was made (RFC 3339).</summary>
    public string? CreatedAt { get; init; }

    /// <summary>When it was last used (RFC 3339); null for never.</summary>
    public string? LastUsedAt { get; init; }

    /// <summary>How often it was used.</summary>
    public long UsageCount { get; init; }
}
