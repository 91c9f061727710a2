using DockerPS.Engine.Models;

namespace DockerPS.Engine.Builds;

/// <summary>The options of a build through BuildKit's control API, in the user's terms.</summary>
public sealed record BuildOptions
{
    /// <summary>The Dockerfile's name: in the session's folder <c>dockerfile</c>, or the path in a context of another kind.</summary>
    public string Dockerfile { get; init; } = "Dockerfile";

    /// <summary>
    /// Indicates that the Dockerfile comes from the session's folder <c>dockerfile</c> though the context is a URL or a tar. With a
    /// folder as the context, it always comes from there.
    /// </summary>
    public bool IsDockerfileSent { get; init; }

    /// <summary>
    /// The context: a URL, or <c>http://buildkit-session/ID</c> for a tar that the session uploads; null for the session's folder
    /// <c>context</c>.
    /// </summary>
    public string? Context { get; init; }

    /// <summary>The further contexts.</summary>
    public IReadOnlyList<BuildNamedContext> NamedContexts { get; init; } = [];

    /// <summary>The build arguments, with the configured proxies.</summary>
    public IReadOnlyDictionary<string, string> Arguments { get; init; } = new Dictionary<string, string>();

    /// <summary>The labels of the image.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The target stage; null for the last.</summary>
    public string? Target { get; init; }

    /// <summary>Indicates whether the build cache is ignored.</summary>
    public bool NoCache { get; init; }

    /// <summary>The stages for which the build cache is ignored.</summary>
    public IReadOnlyList<string> NoCacheStages { get; init; } = [];

    /// <summary>Indicates whether base images are always pulled; otherwise, those of the engine are used.</summary>
    public bool Pull { get; init; }

    /// <summary>The platforms to build for; empty for the engine's own.</summary>
    public IReadOnlyList<BuildPlatform> Platforms { get; init; } = [];

    /// <summary>
    /// The extra hosts of the build's commands, and their addresses: one or several with commas, in brackets or not, or
    /// <c>host-gateway</c>.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> ExtraHosts { get; init; } = [];

    /// <summary>The network of the build's commands: <c>default</c>, <c>host</c> or <c>none</c>; null for the default.</summary>
    public string? NetworkMode { get; init; }

    /// <summary>The size of /dev/shm for the build's commands, in bytes.</summary>
    public long? ShmSize { get; init; }

    /// <summary>The ulimits of the build's commands.</summary>
    public IReadOnlyList<Ulimit> Ulimits { get; init; } = [];

    /// <summary>The parent cgroup of the build's commands.</summary>
    public string? CgroupParent { get; init; }

    /// <summary>The attestations; the first of each type counts.</summary>
    public IReadOnlyList<BuildAttestation> Attestations { get; init; } = [];

    /// <summary>
    /// Indicates whether images in the containerd store get a small provenance if none is asked for, as buildx does it.
    /// </summary>
    public bool HasDefaultAttestations { get; init; } = true;

    /// <summary>The annotations of the image.</summary>
    public IReadOnlyList<BuildAnnotation> Annotations { get; init; } = [];

    /// <summary>The sources of the build cache.</summary>
    public IReadOnlyList<BuildCacheEntry> CacheFrom { get; init; } = [];

    /// <summary>The destinations of the build cache.</summary>
    public IReadOnlyList<BuildCacheEntry> CacheTo { get; init; } = [];

    /// <summary>The outputs; empty for the engine's images.</summary>
    public IReadOnlyList<BuildOutput> Outputs { get; init; } = [];

    /// <summary>Pushes the image, besides the outputs.</summary>
    public bool Push { get; init; }

    /// <summary>Keeps the image in the engine, besides the outputs.</summary>
    public bool Load { get; init; }

    /// <summary>The image's names. Those without a version get <c>latest</c>.</summary>
    public IReadOnlyList<ImageName> Tags { get; init; } = [];

    /// <summary>The privileges that the build may use.</summary>
    public IReadOnlyList<string> Entitlements { get; init; } = [];
}
