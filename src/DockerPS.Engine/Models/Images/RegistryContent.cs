using System.Text.Json.Serialization;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Models;

/// <summary>An item of <c>GET /images/search</c>.</summary>
public sealed record ImageSearchItem
{
    /// <summary>The image's name, as used in pulls.</summary>
    [JsonPropertyName("name")]
    [JsonRequired, JsonConverter(typeof(PresentText))]
    public string Name { get; init; } = "";

    /// <summary>The description.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>The number of stars.</summary>
    [JsonPropertyName("star_count")]
    public int StarCount { get; init; }

    /// <summary>Indicates whether it is an official image.</summary>
    [JsonPropertyName("is_official")]
    public bool IsOfficial { get; init; }
}

/// <summary>The response to <c>GET /distribution/{name}/json</c>.</summary>
public sealed record DistributionInspect
{
    /// <summary>The manifest, or the list of manifests.</summary>
    public ContentDescriptor? Descriptor { get; init; }

    /// <summary>The platforms.</summary>
    public IReadOnlyList<ImagePlatform>? Platforms { get; init; }
}

/// <summary>A piece of content in a registry.</summary>
public sealed record ContentDescriptor
{
    /// <summary>The media type.</summary>
    [JsonPropertyName("mediaType")]
    public string? MediaType { get; init; }

    /// <summary>The digest.</summary>
    [JsonPropertyName("digest")]
    public string? Digest { get; init; }

    /// <summary>The size in bytes.</summary>
    [JsonPropertyName("size")]
    public long Size { get; init; }
}
