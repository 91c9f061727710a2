using System.Text.Json.Serialization;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Models;

/// <summary>A container as <c>GET /containers/json</c> lists it.</summary>
public sealed record ContainerSummary
{
    /// <summary>The full id, 64 digits.</summary>
    [JsonRequired, JsonConverter(typeof(PresentText))]
    public string Id { get; init; } = "";

    /// <summary>The names, each with a leading slash; further slashes come from links.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>The image, as named when the container was created.</summary>
    public string? Image { get; init; }

    /// <summary>The image's id.</summary>
    [JsonPropertyName("ImageID")]
    public string? ImageId { get; init; }

    /// <summary>The command, as one line.</summary>
    public string? Command { get; init; }

    /// <summary>The time of creation, in seconds since 1970 (UTC).</summary>
    public long Created { get; init; }

    /// <summary>The ports.</summary>
    public IReadOnlyList<PortSummary>? Ports { get; init; }

    /// <summary>The bytes that the container wrote; only if sizes were requested.</summary>
    public long? SizeRw { get; init; }

    /// <summary>The bytes of the whole file system; only if sizes were requested.</summary>
    public long? SizeRootFs { get; init; }

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The state, like <c>running</c>.</summary>
    public string? State { get; init; }

    /// <summary>The state in the engine's words, like <c>Exited (0) 2 hours ago</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The part of the host's settings that lists show.</summary>
    public HostConfigSummary? HostConfig { get; init; }

    /// <summary>The networks.</summary>
    public NetworkSettings? NetworkSettings { get; init; }

    /// <summary>The mounts.</summary>
    public IReadOnlyList<MountPoint>? Mounts { get; init; }

    /// <summary>The health; since API 1.52.</summary>
    public HealthSummary? Health { get; init; }
}

/// <summary>A port of a container in a list.</summary>
public sealed record PortSummary
{
    /// <summary>The host's address that it is published on; null if it is not published.</summary>
    [JsonPropertyName("IP")]
    public string? IP { get; init; }

    /// <summary>The port in the container.</summary>
    public int PrivatePort { get; init; }

    /// <summary>The port on the host; null if it is not published.</summary>
    public int? PublicPort { get; init; }

    /// <summary><c>tcp</c>, <c>udp</c> or <c>sctp</c>.</summary>
    public string? Type { get; init; }
}

/// <summary>The part of the host's settings that lists show.</summary>
public sealed record HostConfigSummary
{
    /// <summary>The network mode.</summary>
    public string? NetworkMode { get; init; }
}

/// <summary>The health of a container in a list.</summary>
public sealed record HealthSummary
{
    /// <summary><c>none</c>, <c>starting</c>, <c>healthy</c> or <c>unhealthy</c>.</summary>
    public string? Status { get; init; }
}
