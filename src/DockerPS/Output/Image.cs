using DockerPS.Engine.Models;

namespace DockerPS;

/// <summary>An image, as a row of <c>docker images</c>: one for each of its references.</summary>
public sealed class Image
{
    private const string None = "<none>";

    internal Image(ImageSummary summary, string? reference, string context)
    {
        Id = summary.Id;
        (Repository, Tag) = reference is null ? (null, null) : ImageName.Split(reference);
        Reference = reference;
        Digest = (summary.RepoDigests ?? [])
            .Select(digest => digest.Split('@', 2))
            .FirstOrDefault(parts => parts.Length == 2 && parts[1] != None && (Repository is null || parts[0] == Repository))?[1];
        CreatedAt = Output.EngineTime.FromUnix(summary.Created);
        Size = summary.Size;
        SharedSize = summary.SharedSize >= 0 ? summary.SharedSize : null;
        Containers = summary.Containers >= 0 ? summary.Containers : null;
        Labels = new(summary.Labels ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        Dangling = reference is null;
        Context = context;
    }

    /// <summary>The id, with its algorithm: <c>sha256:…</c>.</summary>
    public string Id { get; }

    /// <summary>The name without the tag; null where it has none.</summary>
    public string? Repository { get; }

    /// <summary>The tag; null where it has none.</summary>
    public string? Tag { get; }

    /// <summary>Name and tag, as commands take it; null where it has none.</summary>
    public string? Reference { get; }

    /// <summary>The digest in the registry that it came from; null where there is none.</summary>
    public string? Digest { get; }

    /// <summary>When it was made, local time.</summary>
    public DateTime CreatedAt { get; }

    /// <summary>Its size in bytes.</summary>
    public long Size { get; }

    /// <summary>Bytes that it shares with other images; null where they were not counted.</summary>
    public long? SharedSize { get; }

    /// <summary>How many containers use it; null where they were not counted.</summary>
    public int? Containers { get; }

    /// <summary>The labels.</summary>
    public Dictionary<string, string> Labels { get; }

    /// <summary>Whether nothing refers to it by name.</summary>
    public bool Dangling { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>The reference; the id where there is none.</summary>
    public override string ToString() => Reference ?? Id;

    /// <summary>The rows of an image: one for each reference, or one without.</summary>
    internal static IEnumerable<Image> From(ImageSummary summary, string context)
    {
        var references = (summary.RepoTags ?? []).Where(tag => !tag.StartsWith(None, StringComparison.Ordinal)).ToList();
        return references.Count == 0 ? [new(summary, null, context)] : references.Select(reference => new Image(summary, reference, context));
    }
}
