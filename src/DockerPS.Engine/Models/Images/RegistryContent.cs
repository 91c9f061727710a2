using System.Text.Json.Serialization;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Models;

/// <summary>A row of <c>GET /images/search</c>.</summary>
public sealed record ImageSearchItem
{
    /// <summary>The image's name, as pulls take it.</summary>
    [JsonPropertyName("name")]
    [JsonRequired, JsonConverter(typeof(PresentText))]
    public string Name { get; init; } = "";

    /// <summary>What its owner says of it.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>How many people like it.</summary>
    [JsonPropertyName("star_count")]
    public int StarCount { get; init; }

    /// <summary>Indicates whether the registry's own people make it.</summary>
    [JsonPropertyName("is_official")]
    public bool IsOfficial { get; init; }
}

/// <summary>What <c>GET /distribution/{name}/json</c> tells.</summary>
public sealed record DistributionInspect
{
    /// <summary>The manifest, or the list of manifests.</summary>
    public ContentDescriptor? Descriptor { get; init; }

    /// <summary>What the image is for.</summary>
    public IReadOnlyList<ImagePlatform>? Platforms { get; init; }
}

/// <summary>A piece of content in a registry.</summary>
public sealed record ContentDescriptor
{
    /// <summary>What it is.</summary>
    [JsonPropertyName("mediaType")]
    public string? MediaType { get; init; }

    /// <summary>The digest by which it is addressed.</summary>
    [JsonPropertyName("digest")]
    public string? Digest { get; init; }

    /// <summary>Its bytes.</summary>
    [JsonPropertyName("size")]
    public long Size { get; init; }
}
