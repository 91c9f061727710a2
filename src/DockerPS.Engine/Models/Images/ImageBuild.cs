using System.Text.Json.Serialization;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Models;

/// <summary>The builders of an engine. The numbers are the API's.</summary>
public enum BuilderKind
{
    /// <summary>The legacy builder, which runs each step in a container.</summary>
    Classic = 1,

    /// <summary>The current builder.</summary>
    BuildKit = 2,
}

/// <summary>The settings of a build.</summary>
public sealed record ImageBuild
{
    /// <summary>The builder.</summary>
    public BuilderKind Builder { get; init; } = BuilderKind.BuildKit;

    /// <summary>The URL that the engine fetches the context from; null if it is sent along.</summary>
    public string? Remote { get; init; }

    /// <summary>The id of the build session; null for none.</summary>
    public string? Session { get; init; }

    /// <summary>The Dockerfile's path in the context; null for the default.</summary>
    public string? Dockerfile { get; init; }

    /// <summary>The new image's references.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The build arguments; null for one that is unset.</summary>
    public IReadOnlyDictionary<string, string>? Arguments { get; init; }

    /// <summary>The labels of the image.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The target stage; null for the last.</summary>
    public string? Target { get; init; }

    /// <summary>The platform, like <c>linux/arm64</c>; null for the engine's own.</summary>
    public string? Platform { get; init; }

    /// <summary>Indicates whether the build cache is ignored.</summary>
    public bool NoCache { get; init; }

    /// <summary>Indicates whether base images are always pulled.</summary>
    public bool Pull { get; init; }

    /// <summary>The network of the build's commands.</summary>
    public string? NetworkMode { get; init; }

    /// <summary>The images whose layers serve as a cache.</summary>
    public IReadOnlyList<string>? CacheFrom { get; init; }

    /// <summary>The extra hosts of the build's commands, like <c>db:10.0.0.5</c>.</summary>
    public IReadOnlyList<string> ExtraHosts { get; init; } = [];

    /// <summary>The size of /dev/shm for the build's commands, in bytes.</summary>
    public long? ShmSize { get; init; }

    /// <summary>The ulimits of the build's commands.</summary>
    public IReadOnlyList<Ulimit>? Ulimits { get; init; }

    /// <summary>Indicates whether the layers are squashed; an experimental feature.</summary>
    public bool Squash { get; init; }

    /// <summary>The credentials for base images, by registry; BuildKit ignores them.</summary>
    public IReadOnlyDictionary<string, RegistryAuth>? Credentials { get; init; }
}

/// <summary>The settings of a commit.</summary>
public sealed record ImageCommit
{
    /// <summary>The container.</summary>
    public required string Container { get; init; }

    /// <summary>The new image's name; null for none.</summary>
    public ImageName? Name { get; init; }

    /// <summary>The author.</summary>
    public string? Author { get; init; }

    /// <summary>The comment in its history.</summary>
    public string? Message { get; init; }

    /// <summary>The Dockerfile instructions to apply.</summary>
    public IEnumerable<string> Changes { get; init; } = [];

    /// <summary>Indicates whether the container is paused meanwhile.</summary>
    public bool Pause { get; init; } = true;
}

/// <summary>The response to <c>POST /commit</c>.</summary>
public sealed record ImageCommitted
{
    /// <summary>The new image's id.</summary>
    [JsonRequired, JsonConverter(typeof(PresentText))]
    public string Id { get; init; } = "";
}
