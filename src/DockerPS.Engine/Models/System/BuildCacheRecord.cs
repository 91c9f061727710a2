using System.Text.Json.Serialization;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Models;

/// <summary>A record of the build cache, left by one step of a build.</summary>
public sealed record BuildCacheRecord
{
    /// <summary>The id.</summary>
    [JsonPropertyName("ID")]
    [JsonRequired, JsonConverter(typeof(PresentText))]
    public string Id { get; init; } = "";

    /// <summary>The parent record, up to API 1.41.</summary>
    public string? Parent { get; init; }

    /// <summary>The parent records, since API 1.42.</summary>
    public IReadOnlyList<string>? Parents { get; init; }

    /// <summary>The parent records under the key that engines write, which begins with a space.</summary>
    [JsonPropertyName(" Parents")]
    public IReadOnlyList<string>? SpacedParents { get; init; }

    /// <summary>The parent records, from whichever field they are in.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> AllParents => string.IsNullOrEmpty(Parent) ? Parents ?? SpacedParents ?? [] : Parent.Split(' ');

    /// <summary>The kind, like <c>regular</c> or <c>source.local</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The description of the step.</summary>
    public string? Description { get; init; }

    /// <summary>Indicates whether a build is using it.</summary>
    public bool InUse { get; init; }

    /// <summary>Indicates whether an image shares its data.</summary>
    public bool Shared { get; init; }

    /// <summary>The size in bytes.</summary>
    public long Size { get; init; }

    /// <summary>The time of creation (RFC 3339).</summary>
    public string? CreatedAt { get; init; }

    /// <summary>The time of the last use (RFC 3339); null for never.</summary>
    public string? LastUsedAt { get; init; }

    /// <summary>The number of uses.</summary>
    public long UsageCount { get; init; }
}
