using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>An image, as a row of <c>docker images</c>: one for each of its references.</summary>
public class Image
{
    private readonly SharedImageSize _counted;
    private DetailReader<ImageFacts>? _details;
    private SharedReader<SharedImageSize>? _sizes;

    internal Image(ImageSummary summary, string? reference, bool dangling, string context)
    {
        Id = summary.Id;
        (Repository, Tag, Digest) = reference is null ? (null, null, null) : ImageName.Split(reference);
        Reference = reference;
        Digest ??= DigestOf(summary, Repository);
        CreatedAt = EngineTime.FromUnix(summary.Created);
        Size = summary.Size;
        _counted = SharedImageSize.From(summary);
        Containers = summary.Containers >= 0 ? summary.Containers : null;
        Labels = EngineValue.Copy(summary.Labels);
        Dangling = dangling;
        Context = context;
    }

    /// <summary>Takes over what another knows.</summary>
    private protected Image(Image row)
    {
        (Id, Repository, Tag, Reference, Digest) = (row.Id, row.Repository, row.Tag, row.Reference, row.Digest);
        (CreatedAt, Size, _counted, Containers) = (row.CreatedAt, row.Size, row._counted, row.Containers);
        (Labels, Dangling, Context) = (row.Labels, row.Dangling, row.Context);
    }

    /// <summary>The id, with its algorithm: <c>sha256:…</c>.</summary>
    public string Id { get; }

    /// <summary>The name without tag and digest; null where it has none.</summary>
    public string? Repository { get; }

    /// <summary>The tag; null where it has none.</summary>
    public string? Tag { get; }

    /// <summary>Name and tag, or name and digest of what was pulled by digest, as commands take it; null where it has none.</summary>
    public string? Reference { get; }

    /// <summary>
    /// The digest in the registry that it came from; null where there is none. In the containerd image store it is the id, pushed or not.
    /// </summary>
    public string? Digest { get; internal set; }

    /// <summary>When it was made, local time.</summary>
    public DateTime CreatedAt { get; }

    /// <summary>Its size in bytes.</summary>
    public long Size { get; }

    /// <summary>Bytes that it shares with other images, as far as they were counted: engines do from API 1.42 on.</summary>
    /// <remarks>PowerShell reads <see cref="DetailProperty.SharedSize"/> by this name.</remarks>
    [Hidden]
    public long? SharedSize => _counted.Bytes;

    /// <summary>How many containers use it; null where they were not counted: engines do from API 1.51 on.</summary>
    public int? Containers { get; }

    /// <summary>The labels.</summary>
    public Dictionary<string, string> Labels { get; }

    /// <summary>Whether it has no name and no other image is built on it. The classic image store counts a digest as none.</summary>
    public bool Dangling { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>The reference; the id where there is none.</summary>
    public override string ToString() => Reference ?? Id;

    /// <summary>The rows of an image: one for each reference, or one without.</summary>
    internal static IEnumerable<Image> From(ImageSummary summary, string context) => From(summary, isParent: false, context, null);

    /// <summary>The rows of a list of images.</summary>
    internal static IEnumerable<Image> From(IReadOnlyList<ImageSummary> summaries, string context) => From(summaries, summaries, context);

    /// <summary>The rows of a list of images.</summary>
    /// <param name="summaries">The images.</param>
    /// <param name="family">Those among which are all that are built on them.</param>
    /// <param name="context">The engine.</param>
    internal static IEnumerable<Image> From(IReadOnlyList<ImageSummary> summaries, IReadOnlyList<ImageSummary> family, string context)
    {
        var details = DetailReaders.Images(context).Add(summaries.Select(image => image.Id));
        var parents = family.Select(image => image.ParentId).ToHashSet(StringComparer.Ordinal);
        return summaries.SelectMany(image => From(image, parents.Contains(image.Id), context, details));
    }

    private static IEnumerable<Image> From(ImageSummary summary, bool isParent, string context, DetailReader<ImageFacts>? details)
    {
        var dangling = summary.Names.Count == 0 && !isParent;
        var references = summary.References;
        return references.Count == 0
            ? [new(summary, null, dangling, context) { _details = details }]
            : references.Select(reference => new Image(summary, reference, dangling, context) { _details = details });
    }

    /// <summary>The containerd image store tells the digest, which is the id, of one of the repositories only.</summary>
    private static string? DigestOf(ImageSummary summary, string? repository)
    {
        var digests = (summary.RepoDigests ?? []).Select(ImageName.Split).ToList();
        return digests.Find(digest => digest.Repository == repository).Digest
            ?? (repository is not null && digests.Exists(digest => digest.Digest == summary.Id) ? summary.Id : null);
    }

    /// <summary>Returns the details that lists do not have; asks the engine the first time.</summary>
    internal virtual ImageFacts ReadFacts() => (_details ??= DetailReaders.Images(Context)).Read(Id);

    /// <summary>Has the bytes that it shares read together with those of the whole list.</summary>
    internal Image With(SharedReader<SharedImageSize> sizes)
    {
        _sizes = sizes.Add(Id);
        return this;
    }

    /// <summary>Returns the image with the bytes that it shares among its properties, once the engine was asked to count them.</summary>
    internal PSObject WithSharedSize() => CountedProperty.Show(this, (nameof(SharedSize), SharedSize));

    /// <summary>Returns the bytes that it shares; asks the engine the first time. Null if it is gone.</summary>
    internal SharedImageSize? ReadSharedSize() =>
        _counted.Bytes is not null ? _counted : (_sizes ??= DetailReaders.ImageSizes(Context, all: true)).Read(Id);
}
