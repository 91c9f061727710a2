using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>The manifest of an image name in a registry.</summary>
public sealed class ImageManifest
{
    internal ImageManifest(ImageName name, DistributionInspect found, string context)
    {
        Name = name.Familiar;
        Digest = found.Descriptor?.Digest ?? "";
        MediaType = EngineValue.Text(found.Descriptor?.MediaType);
        Size = found.Descriptor?.Size ?? 0;
        Platforms = [.. (found.Platforms ?? []).Select(platform => platform.ToString())];
        Context = context;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The digest: the name with <c>@</c> and the digest always refers to the same content.</summary>
    public string Digest { get; }

    /// <summary>The media type: a manifest, or a list of manifests for several platforms.</summary>
    public string? MediaType { get; }

    /// <summary>The size of the manifest in bytes, without the image.</summary>
    public long Size { get; }

    /// <summary>The platforms of the image, like <c>linux/amd64</c>.</summary>
    public ObjectList<string> Platforms { get; }

    /// <summary>The engine that was queried.</summary>
    public string Context { get; }

    /// <summary>Returns the name with the digest.</summary>
    public override string ToString() => Name.Contains('@', StringComparison.Ordinal) ? Name : $"{Name}@{Digest}";
}
