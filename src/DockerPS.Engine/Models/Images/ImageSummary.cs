using System.Text.Json.Serialization;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Models;

/// <summary>A row of <c>GET /images/json</c>.</summary>
public sealed record ImageSummary
{
    /// <summary>What engines before API 1.43 put in place of a name that is not there.</summary>
    private const string None = "<none>";

    /// <summary>The id, with its algorithm.</summary>
    [JsonRequired, JsonConverter(typeof(PresentText))]
    public string Id { get; init; } = "";

    /// <summary>The image that it was built on; empty if there is none or the engine does not know.</summary>
    public string? ParentId { get; init; }

    /// <summary>Its references, like <c>busybox:1.36</c>; with the containerd image store also digests by which it was pulled.</summary>
    public IReadOnlyList<string>? RepoTags { get; init; }

    /// <summary>
    /// Its digests in registries, like <c>busybox@sha256:…</c>; with the containerd image store its id, in one of its repositories.
    /// </summary>
    public IReadOnlyList<string>? RepoDigests { get; init; }

    /// <summary>Its names. An image without one is what engines call dangling, also if it has a digest in a registry.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Names => [.. (RepoTags ?? []).Where(name => !name.StartsWith(None, StringComparison.Ordinal))];

    /// <summary>
    /// The references that stand for it: its tags, and the digests in repositories that it has no tag of. A digest beside a tag of the
    /// same repository says where the tag came from, and goes with it.
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

    /// <summary>When it was made, in seconds since 1970 (UTC).</summary>
    public long Created { get; init; }

    /// <summary>The bytes of its layers, those that it shares included.</summary>
    public long Size { get; init; }

    /// <summary>The bytes that it shares with others; -1 where the engine did not count.</summary>
    public long SharedSize { get; init; }

    /// <summary>Its labels.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The number of containers that use it; -1 where the engine did not count.</summary>
    public int Containers { get; init; }

    private static bool IsDigest(string name) => name.Contains('@', StringComparison.Ordinal);
}

/// <summary>What <c>GET /images/{name}/json</c> tells.</summary>
public sealed record ImageInspect
{
    /// <summary>The id, with its algorithm.</summary>
    [JsonRequired, JsonConverter(typeof(PresentText))]
    public string Id { get; init; } = "";

    /// <summary>Its references.</summary>
    public IReadOnlyList<string>? RepoTags { get; init; }

    /// <summary>Its digests in registries.</summary>
    public IReadOnlyList<string>? RepoDigests { get; init; }

    /// <summary>The image that it was built on.</summary>
    public string? Parent { get; init; }

    /// <summary>What was noted when it was made.</summary>
    public string? Comment { get; init; }

    /// <summary>When it was made (RFC 3339).</summary>
    public string? Created { get; init; }

    /// <summary>The version of the engine that made it.</summary>
    public string? DockerVersion { get; init; }

    /// <summary>Who made it.</summary>
    public string? Author { get; init; }

    /// <summary>What its containers begin with.</summary>
    public ContainerConfig? Config { get; init; }

    /// <summary>The processor that it is for, like <c>amd64</c>.</summary>
    public string? Architecture { get; init; }

    /// <summary>The variant of the processor, like <c>v8</c>.</summary>
    public string? Variant { get; init; }

    /// <summary>The system that it is for, like <c>linux</c>.</summary>
    public string? Os { get; init; }

    /// <summary>The version of the system, for Windows.</summary>
    public string? OsVersion { get; init; }

    /// <summary>The bytes of its layers.</summary>
    public long Size { get; init; }

    /// <summary>Where its layers are stored.</summary>
    public ImageStorage? GraphDriver { get; init; }

    /// <summary>Its layers.</summary>
    [JsonPropertyName("RootFS")]
    public ImageRootFileSystem? RootFileSystem { get; init; }

    /// <summary>What this engine notes about it.</summary>
    public ImageMetadata? Metadata { get; init; }
}

/// <summary>Where the layers of an image are stored.</summary>
/// <param name="Name">The storage driver.</param>
public sealed record ImageStorage(string? Name);

/// <summary>The layers of an image.</summary>
/// <param name="Type">Their kind: <c>layers</c>.</param>
/// <param name="Layers">Their digests, lowest first.</param>
public sealed record ImageRootFileSystem(string? Type, IReadOnlyList<string>? Layers);

/// <summary>What an engine notes about an image.</summary>
/// <param name="LastTagTime">When it last got a reference (RFC 3339).</param>
public sealed record ImageMetadata(string? LastTagTime);

/// <summary>A step of <c>GET /images/{name}/history</c>, the last first.</summary>
public sealed record ImageHistoryItem
{
    /// <summary>The id of the image after the step; <c>&lt;missing&gt;</c> where this engine did not do it.</summary>
    [JsonRequired, JsonConverter(typeof(PresentText))]
    public string Id { get; init; } = "";

    /// <summary>When it was done, in seconds since 1970 (UTC).</summary>
    public long Created { get; init; }

    /// <summary>What was done.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>The references of the image after the step.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>The bytes of its layer.</summary>
    public long Size { get; init; }

    /// <summary>What was noted with it.</summary>
    public string? Comment { get; init; }
}

/// <summary>A thing that <c>DELETE /images/{name}</c> did: one of the two.</summary>
/// <param name="Untagged">A reference that the image lost.</param>
/// <param name="Deleted">The id of an image or a layer that is gone.</param>
public sealed record ImageDeletion(string? Untagged, string? Deleted);
