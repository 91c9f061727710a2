using System.Text.Json.Serialization;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Models;

/// <summary>A container as <c>GET /containers/{id}/json</c> shows it. Times are RFC 3339 text; year 1 means never.</summary>
public sealed record ContainerInspect
{
    /// <summary>The full id.</summary>
    [JsonRequired, JsonConverter(typeof(PresentText))]
    public string Id { get; init; } = "";

    /// <summary>When it was made.</summary>
    public string? Created { get; init; }

    /// <summary>The program that runs.</summary>
    public string? Path { get; init; }

    /// <summary>The program's arguments.</summary>
    public IReadOnlyList<string>? Args { get; init; }

    /// <summary>How it is.</summary>
    public ContainerState? State { get; init; }

    /// <summary>The image's id.</summary>
    public string? Image { get; init; }

    /// <summary>The host's path of its resolv.conf.</summary>
    public string? ResolvConfPath { get; init; }

    /// <summary>The host's path of its hostname file.</summary>
    public string? HostnamePath { get; init; }

    /// <summary>The host's path of its hosts file.</summary>
    public string? HostsPath { get; init; }

    /// <summary>The host's path of its log.</summary>
    public string? LogPath { get; init; }

    /// <summary>The name, with a leading slash.</summary>
    public string? Name { get; init; }

    /// <summary>How often it was restarted by its policy.</summary>
    public int RestartCount { get; init; }

    /// <summary>The storage driver.</summary>
    public string? Driver { get; init; }

    /// <summary>linux or windows.</summary>
    public string? Platform { get; init; }

    /// <summary>The SELinux label of its mounts.</summary>
    public string? MountLabel { get; init; }

    /// <summary>The SELinux label of its processes.</summary>
    public string? ProcessLabel { get; init; }

    /// <summary>The AppArmor profile.</summary>
    public string? AppArmorProfile { get; init; }

    /// <summary>The commands that run in it.</summary>
    [JsonPropertyName("ExecIDs")]
    public IReadOnlyList<string>? ExecIds { get; init; }

    /// <summary>What depends on the host.</summary>
    public HostConfig? HostConfig { get; init; }

    /// <summary>The storage driver's data.</summary>
    public GraphDriver? GraphDriver { get; init; }

    /// <summary>Bytes that it wrote; only where sizes were asked for.</summary>
    public long? SizeRw { get; init; }

    /// <summary>Bytes of the whole file system; only where sizes were asked for.</summary>
    public long? SizeRootFs { get; init; }

    /// <summary>The mounts.</summary>
    public IReadOnlyList<MountPoint>? Mounts { get; init; }

    /// <summary>What does not depend on the host.</summary>
    public ContainerConfig? Config { get; init; }

    /// <summary>How it is connected.</summary>
    public NetworkSettings? NetworkSettings { get; init; }
}

/// <summary>How a container is.</summary>
public sealed record ContainerState
{
    /// <summary>The state word.</summary>
    public string? Status { get; init; }

    /// <summary>Whether the kernel killed it for want of memory.</summary>
    [JsonPropertyName("OOMKilled")]
    public bool OomKilled { get; init; }

    /// <summary>The process id on the host; 0 when it does not run.</summary>
    public int Pid { get; init; }

    /// <summary>The last exit code.</summary>
    public int ExitCode { get; init; }

    /// <summary>Why it could not start.</summary>
    public string? Error { get; init; }

    /// <summary>When it last started.</summary>
    public string? StartedAt { get; init; }

    /// <summary>When it last ended.</summary>
    public string? FinishedAt { get; init; }

    /// <summary>Its health; null without a check.</summary>
    public HealthState? Health { get; init; }
}

/// <summary>The health of a container.</summary>
public sealed record HealthState
{
    /// <summary>none, starting, healthy or unhealthy.</summary>
    public string? Status { get; init; }

    /// <summary>Failures in a row.</summary>
    public int FailingStreak { get; init; }

    /// <summary>The last tests.</summary>
    public IReadOnlyList<HealthResult>? Log { get; init; }
}

/// <summary>The outcome of a health test.</summary>
public sealed record HealthResult
{
    /// <summary>When it began.</summary>
    public string? Start { get; init; }

    /// <summary>When it ended.</summary>
    public string? End { get; init; }

    /// <summary>Its exit code; 0 is healthy.</summary>
    public int ExitCode { get; init; }

    /// <summary>What it wrote.</summary>
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
