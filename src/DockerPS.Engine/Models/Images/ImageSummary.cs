using System.Text.Json.Serialization;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Models;

/// <summary>An item of <c>GET /images/json</c>.</summary>
public sealed record ImageSummary
{
    /// <summary>The placeholder of engines before API 1.43 for a missing name.</summary>
    private const string None = "<none>";

    /// <summary>The id, with its algorithm.</summary>
    [JsonRequired, JsonConverter(typeof(PresentText))]
    public string Id { get; init; } = "";

    /// <summary>The parent image; empty if there is none or the engine does not know it.</summary>
    public string? ParentId { get; init; }

    /// <summary>The tags, like <c>busybox:1.36</c>; in the containerd image store also digests by which it was pulled.</summary>
    public IReadOnlyList<string>? RepoTags { get; init; }

    /// <summary>
    /// The digests in registries, like <c>busybox@sha256:…</c>; in the containerd image store its id, in one of its repositories.
    /// </summary>
    public IReadOnlyList<string>? RepoDigests { get; init; }

    /// <summary>The names. An image without one is dangling, even if it has a digest in a registry.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Names => [.. (RepoTags ?? []).Where(name => !name.StartsWith(None, StringComparison.Ordinal))];

    /// <summary>
    /// The references: the tags, and the digests in repositories without a tag. A digest beside a tag of the
    /// same repository belongs to that tag, and is removed with it.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<string> References
    {
        get
        {
            var tags = Names.Where(name => !IsDigest(name)).ToList();
            var repositories = tags.Select(tag => ImageName.Split(tag).Repository).ToHashSet(StringComparer.Ordinal);
            return
            [
                .. tags,
                .. Names.Concat(RepoDigests ?? [])
                    .Where(name => IsDigest(name) && !name.StartsWith(None, StringComparison.Ordinal))
                    .Where(name => !repositories.Contains(ImageName.Split(name).Repository))
                    .Distinct(StringComparer.Ordinal),
            ];
        }
    }

    /// <summary>The time of creation, in seconds since 1970 (UTC).</summary>
    public long Created { get; init; }

    /// <summary>The bytes of its layers, including shared ones.</summary>
    public long Size { get; init; }

    /// <summary>The bytes that it shares with other images; -1 if not computed.</summary>
    public long SharedSize { get; init; }

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The number of containers that use it; -1 if not computed.</summary>
    public int Containers { get; init; }

    private static bool IsDigest(string name) => name.Contains('@', StringComparison.Ordinal);
}

/// <summary>The response to <c>GET /images/{name}/json</c>.</summary>
public sealed record ImageInspect
{
    /// <summary>The id, with its algorithm.</summary>
    [JsonRequired, JsonConverter(typeof(PresentText))]
    public string Id { get; init; } = "";

    /// <summary>The references.</summary>
    public IReadOnlyList<string>? RepoTags { get; init; }

    /// <summary>The digests in registries.</summary>
    public IReadOnlyList<string>? RepoDigests { get; init; }

    /// <summary>The parent image.</summary>
    public string? Parent { get; init; }

    /// <summary>The comment.</summary>
    public string? Comment { get; init; }

    /// <summary>The time of creation (RFC 3339).</summary>
    public string? Created { get; init; }

    /// <summary>The version of the engine that built it.</summary>
    public string? DockerVersion { get; init; }

    /// <summary>The author.</summary>
    public string? Author { get; init; }

    /// <summary>The default settings of its containers.</summary>
    public ContainerConfig? Config { get; init; }

    /// <summary>The architecture, like <c>amd64</c>.</summary>
    public string? Architecture { get; init; }

    /// <summary>The variant of the architecture, like <c>v8</c>.</summary>
    public string? Variant { get; init; }

    /// <summary>The operating system, like <c>linux</c>.</summary>
    public string? Os { get; init; }

    /// <summary>The version of the operating system, for Windows.</summary>
    public string? OsVersion { get; init; }

    /// <summary>The bytes of its layers.</summary>
    public long Size { get; init; }

    /// <summary>The storage of its layers.</summary>
    public ImageStorage? GraphDriver { get; init; }

    /// <summary>The layers.</summary>
    [JsonPropertyName("RootFS")]
    public ImageRootFileSystem? RootFileSystem { get; init; }

    /// <summary>The engine's own metadata.</summary>
    public ImageMetadata? Metadata { get; init; }
}

/// <summary>The storage of an image's layers.</summary>
/// <param name="Name">The storage driver.</param>
public sealed record ImageStorage(string? Name);

/// <summary>The layers of an image.</summary>
/// <param name="Type">Their kind: <c>layers</c>.</param>
/// <param name="Layers">Their digests, lowest first.</param>
public sealed record ImageRootFileSystem(string? Type, IReadOnlyList<string>? Layers);

/// <summary>An engine's own metadata of an image.</summary>
/// <param name="LastTagTime">The time of the last tag (RFC 3339).</param>
public sealed record ImageMetadata(string? LastTagTime);

/// <summary>A step in <c>GET /images/{name}/history</c>, which lists the last step first.</summary>
public sealed record ImageHistoryItem
{
    /// <summary>The id of the image after the step; <c>&lt;missing&gt;</c> if another engine ran it.</summary>
    [JsonRequired, JsonConverter(typeof(PresentText))]
    public string Id { get; init; } = "";

    /// <summary>The time of the step, in seconds since 1970 (UTC).</summary>
    public long Created { get; init; }

    /// <summary>The command.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>The tags of the image after the step.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>The bytes of its layer.</summary>
    public long Size { get; init; }

    /// <summary>The comment.</summary>
    public string? Comment { get; init; }
}

/// <summary>An item of <c>DELETE /images/{name}</c>, which has one of the two members.</summary>
/// <param name="Untagged">A removed reference.</param>
/// <param name="Deleted">The id of a removed image or layer.</param>
public sealed record ImageDeletion(string? Untagged, string? Deleted);
