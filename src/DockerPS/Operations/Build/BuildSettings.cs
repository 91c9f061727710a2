using DockerPS.Engine.Models;
using DockerPS.Parameters;

namespace DockerPS.Operations;

/// <summary>The settings of a build, as a user gives them. Variables of the session are resolved.</summary>
internal sealed record BuildSettings
{
    public IReadOnlyList<ImageName> Names { get; init; } = [];

    /// <summary>A folder, a tar file, or an address; null if there is only a Dockerfile.</summary>
    public string? Path { get; init; }

    public string? Dockerfile { get; init; }

    /// <summary>The Dockerfile itself, in lines.</summary>
    public string[]? DockerfileContent { get; init; }

    public IReadOnlyList<KeyValue> Argument { get; init; } = [];

    public string? Target { get; init; }

    public KeyValue[]? Label { get; init; }

    /// <summary>Null for DOCKER_DEFAULT_PLATFORM, or else the engine's.</summary>
    public string? Platform { get; init; }

    public bool NoCache { get; init; }

    public bool Pull { get; init; }

    public string? NetworkMode { get; init; }

    public string[]? CacheFrom { get; init; }

    public KeyValue[]? ExtraHost { get; init; }

    /// <summary>In bytes.</summary>
    public long? ShmSize { get; init; }

    public Ulimit[]? Ulimit { get; init; }

    public bool Squash { get; init; }

    /// <summary>Null for DOCKER_BUILDKIT, or else the engine's.</summary>
    public BuilderKind? Builder { get; init; }

    /// <summary>The full path of the log's file; null for none.</summary>
    public string? LogPath { get; init; }
}
