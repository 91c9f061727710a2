using DockerPS.Engine.Builds;
using DockerPS.Engine.Models;
using DockerPS.Parameters;

namespace DockerPS.Operations;

/// <summary>User-supplied settings of a build, with variables of the session resolved.</summary>
internal sealed record BuildSettings
{
    public IReadOnlyList<ImageName> Names { get; init; } = [];

    /// <summary>A folder, a tar file, or a URL; null if there is only a Dockerfile.</summary>
    public string? Path { get; init; }

    public string? Dockerfile { get; init; }

    /// <summary>The lines of the Dockerfile.</summary>
    public string[]? DockerfileContent { get; init; }

    public IReadOnlyList<KeyValue> Argument { get; init; } = [];

    public string? Target { get; init; }

    public KeyValue[]? Label { get; init; }

    /// <summary>Null for DOCKER_DEFAULT_PLATFORM, otherwise the engine's platform.</summary>
    public string[]? Platform { get; init; }

    public bool NoCache { get; init; }

    public IReadOnlyList<string> NoCacheFilter { get; init; } = [];

    public bool Pull { get; init; }

    public string? NetworkMode { get; init; }

    /// <summary>The sources of the build cache; see <see cref="BuildCacheEntry"/>.</summary>
    public IReadOnlyList<BuildCacheEntry> CacheFrom { get; init; } = [];

    public IReadOnlyList<BuildCacheEntry> CacheTo { get; init; } = [];

    public KeyValue[]? ExtraHost { get; init; }

    /// <summary>Bytes.</summary>
    public long? ShmSize { get; init; }

    public Ulimit[]? Ulimit { get; init; }

    public string? CgroupParent { get; init; }

    public IReadOnlyList<string> Entitlement { get; init; } = [];

    public bool Squash { get; init; }

    /// <summary>Null for the choice of DOCKER_BUILDKIT, otherwise the engine's.</summary>
    public BuilderKind? Builder { get; init; }

    /// <summary>The full path of the log file; null for none.</summary>
    public string? LogPath { get; init; }

    public IReadOnlyList<BuildNamedContext> BuildContext { get; init; } = [];

    /// <summary>The outputs, with full paths; empty for the engine's images.</summary>
    public IReadOnlyList<BuildOutput> Output { get; init; } = [];

    public IReadOnlyList<BuildAttestation> Attestation { get; init; } = [];

    public IReadOnlyList<BuildAnnotation> Annotation { get; init; } = [];

    /// <summary>The full path of the file for the metadata of the build; null for none.</summary>
    public string? MetadataPath { get; init; }

    public BuildSecret[]? Secret { get; init; }

    public BuildSsh[]? Ssh { get; init; }

    /// <summary>What the build makes, for a question: names of images, and the places of outputs and caches; empty for neither.</summary>
    public string Results => string.Join(
        ", ",
        [
            .. Names.Select(name => name.Familiar),
            .. Output.Select(output => output.Place),
            .. CacheTo.Where(entry => entry.Type == "local").Select(entry => entry.Attributes["dest"]),
        ]);

    /// <summary>The full paths of what the build writes on this computer, but for its caches, which several may share.</summary>
    public IEnumerable<string> WrittenPaths =>
        Output.Select(output => output.Destination).Append(LogPath ?? "").Append(MetadataPath ?? "").Where(path => path.Length > 0);

    /// <summary>The first parameter that only BuildKit has; null for none.</summary>
    public string? BuildKitParameter => Secret is not null ? "-Secret" : Ssh is not null ? "-Ssh" : ControlParameter;

    /// <summary>The first parameter that only BuildKit's control API has; null for none.</summary>
    public string? ControlParameter =>
        BuildContext.Count > 0 ? "-BuildContext"
        : Output.Count > 0 ? "-Output"
        : Platform?.Sum(platform => platform.Split(',').Length) > 1 ? "-Platform with several platforms"
        : CacheTo.Count > 0 ? "-CacheTo"
        : CacheFrom.Any(entry => entry.Type != "registry") ? "-CacheFrom with a type other than registry"
        : Attestation.Count > 0 ? "-Attestation"
        : Annotation.Count > 0 ? "-Annotation"
        : NoCacheFilter.Count > 0 ? "-NoCacheFilter"
        : CgroupParent is not null ? "-CgroupParent"
        : Entitlement.Count > 0 ? "-Entitlement"
        : MetadataPath is not null ? "-MetadataPath"
        : null;
}
