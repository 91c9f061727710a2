using System.Text.Json.Serialization;

namespace DockerPS.Engine.Models;

/// <summary>The task settings of a service. Durations are in nanoseconds.</summary>
public sealed record TaskSpec
{
    /// <summary>The container settings.</summary>
    public ServiceContainerSpec? ContainerSpec { get; init; }

    /// <summary>The limits and reservations.</summary>
    public TaskResources? Resources { get; init; }

    /// <summary>The restart policy.</summary>
    public TaskRestartPolicy? RestartPolicy { get; init; }

    /// <summary>The placement.</summary>
    public TaskPlacement? Placement { get; init; }

    /// <summary>A counter; increasing it replaces all tasks even if nothing else changes.</summary>
    public long? ForceUpdate { get; init; }

    /// <summary>The runtime: <c>container</c>, <c>plugin</c> or <c>attachment</c>.</summary>
    public string? Runtime { get; init; }

    /// <summary>The networks.</summary>
    public IReadOnlyList<ServiceNetwork>? Networks { get; init; }

    /// <summary>The logging driver; null for the engine's default.</summary>
    public TaskLogDriver? LogDriver { get; init; }
}

/// <summary>The container settings of a service.</summary>
public sealed record ServiceContainerSpec
{
    /// <summary>The image, with its digest if pinned.</summary>
    public string? Image { get; init; }

    /// <summary>The labels of the containers.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The entry point.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>The command, or the arguments of the entry point.</summary>
    public IReadOnlyList<string>? Args { get; init; }

    /// <summary>The host name.</summary>
    public string? Hostname { get; init; }

    /// <summary>The environment, as <c>NAME=value</c>.</summary>
    public IReadOnlyList<string>? Env { get; init; }

    /// <summary>The working directory.</summary>
    public string? Dir { get; init; }

    /// <summary>The user, and the group after a colon.</summary>
    public string? User { get; init; }

    /// <summary>The additional groups of the user.</summary>
    public IReadOnlyList<string>? Groups { get; init; }

    /// <summary>Indicates whether they have a terminal.</summary>
    [JsonPropertyName("TTY")]
    public bool? Tty { get; init; }

    /// <summary>Indicates whether standard input is kept open.</summary>
    public bool? OpenStdin { get; init; }

    /// <summary>Indicates whether their root file system is read-only.</summary>
    public bool? ReadOnly { get; init; }

    /// <summary>The mounts.</summary>
    public IReadOnlyList<Mount>? Mounts { get; init; }

    /// <summary>The stop signal.</summary>
    public string? StopSignal { get; init; }

    /// <summary>The time between the stop signal and the kill.</summary>
    public long? StopGracePeriod { get; init; }

    /// <summary>The health check.</summary>
    public HealthConfig? Healthcheck { get; init; }

    /// <summary>The extra lines of /etc/hosts: the address, then the name.</summary>
    public IReadOnlyList<string>? Hosts { get; init; }

    /// <summary>The DNS settings.</summary>
    [JsonPropertyName("DNSConfig")]
    public DnsConfig? DnsConfig { get; init; }

    /// <summary>The secrets.</summary>
    public IReadOnlyList<ServiceSecret>? Secrets { get; init; }

    /// <summary>The configs.</summary>
    public IReadOnlyList<ServiceConfig>? Configs { get; init; }

    /// <summary>The isolation (Windows).</summary>
    public string? Isolation { get; init; }

    /// <summary>Indicates whether an init process runs as process 1; null for the engine's default.</summary>
    public bool? Init { get; init; }

    /// <summary>The kernel parameters.</summary>
    public IReadOnlyDictionary<string, string>? Sysctls { get; init; }

    /// <summary>The capabilities to add.</summary>
    public IReadOnlyList<string>? CapabilityAdd { get; init; }

    /// <summary>The capabilities to drop.</summary>
    public IReadOnlyList<string>? CapabilityDrop { get; init; }

    /// <summary>The ulimits; since API 1.41.</summary>
    public IReadOnlyList<Ulimit>? Ulimits { get; init; }
}

/// <summary>The DNS settings of containers.</summary>
public sealed record DnsConfig
{
    /// <summary>The DNS servers.</summary>
    public IReadOnlyList<string>? Nameservers { get; init; }

    /// <summary>The DNS search domains.</summary>
    public IReadOnlyList<string>? Search { get; init; }

    /// <summary>The DNS options.</summary>
    public IReadOnlyList<string>? Options { get; init; }
}

/// <summary>A secret in the containers of a service.</summary>
public sealed record ServiceSecret
{
    /// <summary>The secret's id.</summary>
    [JsonPropertyName("SecretID")]
    public string? SecretId { get; init; }

    /// <summary>The name.</summary>
    public string? SecretName { get; init; }

    /// <summary>The file in the container.</summary>
    public ServiceFile? File { get; init; }
}

/// <summary>A config in the containers of a service.</summary>
public sealed record ServiceConfig
{
    /// <summary>The config's id.</summary>
    [JsonPropertyName("ConfigID")]
    public string? ConfigId { get; init; }

    /// <summary>The name.</summary>
    public string? ConfigName { get; init; }

    /// <summary>The file in the container; null if there is none.</summary>
    public ServiceFile? File { get; init; }
}

/// <summary>The file of a secret or a config in a container.</summary>
public sealed record ServiceFile
{
    /// <summary>The path; of a secret relative to /run/secrets.</summary>
    public string? Name { get; init; }

    /// <summary>The id of its owner.</summary>
    [JsonPropertyName("UID")]
    public string? UserId { get; init; }

    /// <summary>The id of its group.</summary>
    [JsonPropertyName("GID")]
    public string? GroupId { get; init; }

    /// <summary>The permissions, as mode bits.</summary>
    public int? Mode { get; init; }
}

/// <summary>The limits and reservations of tasks.</summary>
public sealed record TaskResources
{
    /// <summary>The limits of each task.</summary>
    public TaskResource? Limits { get; init; }

    /// <summary>The reservations for each task.</summary>
    public TaskResource? Reservations { get; init; }
}

/// <summary>An amount of resources.</summary>
public sealed record TaskResource
{
    /// <summary>The CPUs, in billionths.</summary>
    [JsonPropertyName("NanoCPUs")]
    public long? NanoCpus { get; init; }

    /// <summary>The memory in bytes.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>The number of processes; for limits only.</summary>
    public long? Pids { get; init; }
}

/// <summary>The restart policy of tasks.</summary>
public sealed record TaskRestartPolicy
{
    /// <summary><c>none</c>, <c>on-failure</c> or <c>any</c>.</summary>
    public string? Condition { get; init; }

    /// <summary>The delay before the next attempt.</summary>
    public long? Delay { get; init; }

    /// <summary>The maximum of attempts; 0 for no limit.</summary>
    public long? MaxAttempts { get; init; }

    /// <summary>The window in which attempts are counted; 0 for no window.</summary>
    public long? Window { get; init; }
}

/// <summary>The placement of tasks.</summary>
public sealed record TaskPlacement
{
    /// <summary>The constraints, like <c>node.role==worker</c>.</summary>
    public IReadOnlyList<string>? Constraints { get; init; }

    /// <summary>A placement preference.</summary>
    public IReadOnlyList<PlacementPreference>? Preferences { get; init; }

    /// <summary>The maximum of tasks of the service on a node; 0 for no limit.</summary>
    public long? MaxReplicas { get; init; }

    /// <summary>The platforms of the image.</summary>
    public IReadOnlyList<TaskPlatform>? Platforms { get; init; }
}

/// <summary>A placement preference.</summary>
public sealed record PlacementPreference
{
    /// <summary>Spreads tasks evenly over the values of a label.</summary>
    public PlacementSpread? Spread { get; init; }
}

/// <summary>The label to spread tasks over.</summary>
public sealed record PlacementSpread
{
    /// <summary>The label, like <c>node.labels.zone</c>.</summary>
    public string? SpreadDescriptor { get; init; }
}

/// <summary>A platform of an image.</summary>
public sealed record TaskPlatform
{
    /// <summary>The architecture; null for any.</summary>
    public string? Architecture { get; init; }

    /// <summary>The operating system.</summary>
    [JsonPropertyName("OS")]
    public string? OperatingSystem { get; init; }
}

/// <summary>The logging driver of tasks.</summary>
public sealed record TaskLogDriver
{
    /// <summary>The driver.</summary>
    public string? Name { get; init; }

    /// <summary>The driver's options.</summary>
    public IReadOnlyDictionary<string, string>? Options { get; init; }
}
