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
    public string? Platform { get; init; }

    public bool NoCache { get; init; }

    public bool Pull { get; init; }

    public string? NetworkMode { get; init; }

    public string[]? CacheFrom { get; init; }

    public KeyValue[]? ExtraHost { get; init; }

    /// <summary>Bytes.</summary>
    public long? ShmSize { get; init; }

    public Ulimit[]? Ulimit { get; init; }

    public bool Squash { get; init; }

    /// <summary>Null for the choice of DOCKER_BUILDKIT, otherwise the engine's.</summary>
    public BuilderKind? Builder { get; init; }

    /// <summary>The full path of the log file; null for none.</summary>
    public string? LogPath { get; init; }

    public BuildSecret[]? Secret { get; init; }

    public BuildSsh[]? Ssh { get; init; }
}
