using System.Text.Json.Serialization;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Models;

/// <summary>A container in the response to <c>GET /containers/{id}/json</c>. Times are RFC 3339 text; year 1 means never.</summary>
public sealed record ContainerInspect
{
    /// <summary>The full id.</summary>
    [JsonRequired, JsonConverter(typeof(PresentText))]
    public string Id { get; init; } = "";

    /// <summary>The time of creation.</summary>
    public string? Created { get; init; }

    /// <summary>The program that runs.</summary>
    public string? Path { get; init; }

    /// <summary>The program's arguments.</summary>
    public IReadOnlyList<string>? Args { get; init; }

    /// <summary>The state.</summary>
    public ContainerState? State { get; init; }

    /// <summary>The image's id.</summary>
    public string? Image { get; init; }

    /// <summary>The path of its resolv.conf on the host.</summary>
    public string? ResolvConfPath { get; init; }

    /// <summary>The path of its hostname file on the host.</summary>
    public string? HostnamePath { get; init; }

    /// <summary>The path of its hosts file on the host.</summary>
    public string? HostsPath { get; init; }

    /// <summary>The path of its log on the host.</summary>
    public string? LogPath { get; init; }

    /// <summary>The name, with a leading slash.</summary>
    public string? Name { get; init; }

    /// <summary>The number of restarts by its policy.</summary>
    public int RestartCount { get; init; }

    /// <summary>The storage driver.</summary>
    public string? Driver { get; init; }

    /// <summary><c>linux</c> or <c>windows</c>.</summary>
    public string? Platform { get; init; }

    /// <summary>The SELinux label of its mounts.</summary>
    public string? MountLabel { get; init; }

    /// <summary>The SELinux label of its processes.</summary>
    public string? ProcessLabel { get; init; }

    /// <summary>The AppArmor profile.</summary>
    public string? AppArmorProfile { get; init; }

    /// <summary>The ids of the commands that run in it.</summary>
    [JsonPropertyName("ExecIDs")]
    public IReadOnlyList<string>? ExecIds { get; init; }

    /// <summary>The settings that depend on the host.</summary>
    public HostConfig? HostConfig { get; init; }

    /// <summary>The storage driver's data.</summary>
    public GraphDriver? GraphDriver { get; init; }

    /// <summary>The bytes that it wrote; only if sizes were requested.</summary>
    public long? SizeRw { get; init; }

    /// <summary>The bytes of the whole file system; only if sizes were requested.</summary>
    public long? SizeRootFs { get; init; }

    /// <summary>The mounts.</summary>
    public IReadOnlyList<MountPoint>? Mounts { get; init; }

    /// <summary>The settings that do not depend on the host.</summary>
    public ContainerConfig? Config { get; init; }

    /// <summary>The network settings.</summary>
    public NetworkSettings? NetworkSettings { get; init; }
}

/// <summary>The state of a container.</summary>
public sealed record ContainerState
{
    /// <summary>The state, like <c>running</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Indicates whether the kernel killed it because memory ran out.</summary>
    [JsonPropertyName("OOMKilled")]
    public bool OomKilled { get; init; }

    /// <summary>The process id on the host; 0 if it is not running.</summary>
    public int Pid { get; init; }

    /// <summary>The last exit code.</summary>
    public int ExitCode { get; init; }

    /// <summary>The reason why it could not start.</summary>
    public string? Error { get; init; }

    /// <summary>The time of its last start.</summary>
    public string? StartedAt { get; init; }

    /// <summary>The time of its last exit.</summary>
    public string? FinishedAt { get; init; }

    /// <summary>The health; null without a health check.</summary>
    public HealthState? Health { get; init; }
}

/// <summary>The health of a container.</summary>
public sealed record HealthState
{
    /// <summary><c>none</c>, <c>starting</c>, <c>healthy</c> or <c>unhealthy</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The number of consecutive failures.</summary>
    public int FailingStreak { get; init; }

    /// <summary>The results of the last tests.</summary>
    public IReadOnlyList<HealthResult>? Log { get; init; }
}

/// <summary>The result of a health test.</summary>
public sealed record HealthResult
{
    /// <summary>The start time.</summary>
    public string? Start { get; init; }

    /// <summary>The end time.</summary>
    public string? End { get; init; }

    /// <summary>The exit code; 0 means healthy.</summary>
    public int ExitCode { get; init; }

    /// <summary>The output.</summary>
    public string? Output { get; init; }
}

/// <summary>The storage driver's data of a container.</summary>
public sealed record GraphDriver
{
    /// <summary>The driver.</summary>
    public string? Name { get; init; }

    /// <summary>Its data.</summary>
    public IReadOnlyDictionary<string, string>? Data { get; init; }
}
