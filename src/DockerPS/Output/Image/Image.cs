using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>An image reference as listed by <c>docker images</c>: one object for each reference.</summary>
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

    /// <summary>Copies the properties of a list entry.</summary>
    private protected Image(Image row)
    {
        (Id, Repository, Tag, Reference, Digest) = (row.Id, row.Repository, row.Tag, row.Reference, row.Digest);
        (CreatedAt, Size, _counted, Containers) = (row.CreatedAt, row.Size, row._counted, row.Containers);
        (Labels, Dangling, Context) = (row.Labels, row.Dangling, row.Context);
    }

    /// <summary>The id with its algorithm: <c>sha256:…</c>.</summary>
    public string Id { get; }

    /// <summary>The name without tag and digest; null if there is none.</summary>
    public string? Repository { get; }

    /// <summary>The tag; null if there is none.</summary>
    public string? Tag { get; }

    /// <summary>
    /// The name and tag, or the name and digest of an image pulled by digest, as accepted by commands; null if there is none.
    /// </summary>
    public string? Reference { get; }

    /// <summary>
    /// The digest in the registry that the image came from; null if there is none. In the containerd image store it is the id, whether
    /// pushed or not.
    /// </summary>
    public string? Digest { get; internal set; }

    /// <summary>Creation time, local time.</summary>
    public DateTime CreatedAt { get; }

    /// <summary>The size in bytes.</summary>
    public long Size { get; }

    /// <summary>Number of bytes shared with other images, if counted: engines do from API 1.42 on.</summary>
    /// <remarks>PowerShell reads <see cref="DetailProperty.SharedSize"/> by this name.</remarks>
    [Hidden]
    public long? SharedSize => _counted.Bytes;

    /// <summary>Number of containers that use the image; null if not counted: engines do from API 1.51 on.</summary>
    public int? Containers { get; }

    /// <summary>The labels.</summary>
    public Dictionary<string, string> Labels { get; }

    /// <summary>
    /// Whether the image has no name and no other image is built on it. In the classic image store, a digest does not count as a name.
    /// </summary>
    public bool Dangling { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>Returns the reference, or the id if there is none.</summary>
    public override string ToString() => Reference ?? Id;

    /// <summary>Returns the objects of an image: one for each reference, or one without a reference.</summary>
    internal static IEnumerable<Image> From(ImageSummary summary, string context) => From(summary, isParent: false, context, null);

    /// <summary>Returns the objects of a list of images.</summary>
    internal static IEnumerable<Image> From(IReadOnlyList<ImageSummary> summaries, string context) => From(summaries, summaries, context);

    /// <summary>Returns the objects of a list of images.</summary>
    /// <param name="summaries">The images.</param>
    /// <param name="family">A list that includes all images built on them.</param>
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

    /// <summary>
    /// Returns the digest of a repository. The containerd image store lists the digest, which is the id, for one of the repositories only.
    /// </summary>
    private static string? DigestOf(ImageSummary summary, string? repository)
    {
        var digests = (summary.RepoDigests ?? []).Select(ImageName.Split).ToList();
        return digests.Find(digest => digest.Repository == repository).Digest
            ?? (repository is not null && digests.Exists(digest => digest.Digest == summary.Id) ? summary.Id : null);
    }

    /// <summary>Returns the details that lists omit; queries the engine on first use.</summary>
    internal virtual ImageFacts ReadFacts() => (_details ??= DetailReaders.Images(Context)).Read(Id);

    /// <summary>Attaches the reader that counts the shared sizes of the whole list in one request.</summary>
    internal Image With(SharedReader<SharedImageSize> sizes)
    {
        _sizes = sizes.Add(Id);
        return this;
    }

    /// <summary>Returns the image with a visible property for the shared size, after it was counted.</summary>
    internal PSObject WithSharedSize() => CountedProperty.Add(this, (nameof(SharedSize), SharedSize));

    /// <summary>Returns the shared size; queries the engine on first use. Null if the image is gone.</summary>
    internal SharedImageSize? ReadSharedSize() =>
        _counted.Bytes is not null ? _counted : (_sizes ??= DetailReaders.ImageSizes(Context, all: true)).Read(Id);
}
