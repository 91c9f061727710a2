using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>What a registry has under a name.</summary>
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

    /// <summary>The digest: a name with <c>@</c> and the digest always stands for this very content.</summary>
    public string Digest { get; }

    /// <summary>What it is: a manifest, or a list of manifests for several platforms.</summary>
    public string? MediaType { get; }

    /// <summary>The bytes of the manifest itself, not of the image.</summary>
    public long Size { get; }

    /// <summary>What the image is for, like <c>linux/amd64</c>.</summary>
    public ObjectList<string> Platforms { get; }

    /// <summary>The engine that asked.</summary>
    public string Context { get; }

    /// <summary>The name with the digest.</summary>
    public override string ToString() => Name.Contains('@', StringComparison.Ordinal) ? Name : $"{Name}@{Digest}";
}
