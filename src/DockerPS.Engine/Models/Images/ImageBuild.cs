using System.Text.Json.Serialization;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Models;

/// <summary>Which builder of an engine makes an image. The numbers are the API's.</summary>
public enum BuilderKind
{
    /// <summary>The first one, which runs each step in a container.</summary>
    Classic = 1,

    /// <summary>The one of today.</summary>
    BuildKit = 2,
}

/// <summary>How an image is built.</summary>
public sealed record ImageBuild
{
    /// <summary>The builder.</summary>
    public BuilderKind Builder { get; init; } = BuilderKind.BuildKit;

    /// <summary>Where the engine itself fetches the context from; null if it is sent along.</summary>
    public string? Remote { get; init; }

    /// <summary>The Dockerfile's path in the context; null for the usual one.</summary>
    public string? Dockerfile { get; init; }

    /// <summary>The new image's references.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The values of its arguments; null for one that is unset.</summary>
    public IReadOnlyDictionary<string, string>? Arguments { get; init; }

    /// <summary>Labels that it gets.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The stage that is built; null for the last.</summary>
    public string? Target { get; init; }

    /// <summary>Its platform, like <c>linux/arm64</c>; null for the engine's own.</summary>
    public string? Platform { get; init; }

    /// <summary>Indicates whether every step is done anew.</summary>
    public bool NoCache { get; init; }

    /// <summary>Indicates whether base images are pulled though the engine has them.</summary>
    public bool Pull { get; init; }

    /// <summary>The network of its commands.</summary>
    public string? NetworkMode { get; init; }

    /// <summary>Images whose layers serve as a cache.</summary>
    public IReadOnlyList<string>? CacheFrom { get; init; }

    /// <summary>Further hosts of its commands, like <c>db:10.0.0.5</c>.</summary>
    public IReadOnlyList<string> ExtraHosts { get; init; } = [];

    /// <summary>The size of /dev/shm of its commands.</summary>
    public long? ShmSize { get; init; }

    /// <summary>The limits of its commands.</summary>
    public IReadOnlyList<Ulimit>? Ulimits { get; init; }

    /// <summary>Indicates whether its layers become one; an experimental feature of engines.</summary>
    public bool Squash { get; init; }

    /// <summary>Credentials by registry, for base images; BuildKit does not read them.</summary>
    public IReadOnlyDictionary<string, RegistryAuth>? Credentials { get; init; }
}

/// <summary>How an image is made of a container.</summary>
public sealed record ImageCommit
{
    /// <summary>The container.</summary>
    public required string Container { get; init; }

    /// <summary>The new image's name; null for none.</summary>
    public ImageName? Name { get; init; }

    /// <summary>Who made it.</summary>
    public string? Author { get; init; }

    /// <summary>What its history says.</summary>
    public string? Message { get; init; }

    /// <summary>Instructions of a Dockerfile that apply to it.</summary>
    public IEnumerable<string> Changes { get; init; } = [];

    /// <summary>Indicates whether the container stands still meanwhile.</summary>
    public bool Pause { get; init; } = true;
}

/// <summary>The answer to a commit.</summary>
public sealed record ImageCommitted
{
    /// <summary>The new image's id.</summary>
    [JsonRequired, JsonConverter(typeof(PresentText))]
    public string Id { get; init; } = "";
}
