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

    /// <summary>The image, as it was named when the container was made.</summary>
    public string? Image { get; init; }

    /// <summary>The image's id.</summary>
    [JsonPropertyName("ImageID")]
    public string? ImageId { get; init; }

    /// <summary>The command, as one line.</summary>
    public string? Command { get; init; }

    /// <summary>When it was made, in seconds since 1970 (UTC).</summary>
    public long Created { get; init; }

    /// <summary>The ports.</summary>
    public IReadOnlyList<PortSummary>? Ports { get; init; }

    /// <summary>Bytes that the container wrote; only where sizes were asked for.</summary>
    public long? SizeRw { get; init; }

    /// <summary>Bytes of the whole file system; only where sizes were asked for.</summary>
    public long? SizeRootFs { get; init; }

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The state word, like <c>running</c>.</summary>
    public string? State { get; init; }

    /// <summary>The engine's sentence, like <c>Exited (0) 2 hours ago</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The part of the host's settings that lists show.</summary>
    public HostConfigSummary? HostConfig { get; init; }

    /// <summary>The networks.</summary>
    public NetworkSettings? NetworkSettings { get; init; }

    /// <summary>The mounts.</summary>
    public IReadOnlyList<MountPoint>? Mounts { get; init; }

    /// <summary>The health; from API 1.52 on.</summary>
    public HealthSummary? Health { get; init; }
}

/// <summary>A port of a container in a list.</summary>
public sealed record PortSummary
{
    /// <summary>The host's address that it is published on; null where it is not.</summary>
    [JsonPropertyName("IP")]
    public string? IP { get; init; }

    /// <summary>The port in the container.</summary>
    public int PrivatePort { get; init; }

    /// <summary>The port on the host; null where it is not published.</summary>
    public int? PublicPort { get; init; }

    /// <summary>tcp, udp or sctp.</summary>
    public string? Type { get; init; }
}

/// <summary>The part of the host's settings that lists show.</summary>
public sealed record HostConfigSummary
{
    /// <summary>The network mode.</summary>
    public string? NetworkMode { get; init; }
}

/// <summary>The health in a list.</summary>
public sealed record HealthSummary
{
    /// <summary>none, starting, healthy or unhealthy.</summary>
    public string? Status { get; init; }
}
