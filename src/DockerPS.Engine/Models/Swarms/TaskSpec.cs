using System.Text.Json.Serialization;

namespace DockerPS.Engine.Models;

/// <summary>What the tasks of a service are to be. Durations are in nanoseconds.</summary>
public sealed record TaskSpec
{
    /// <summary>What their containers are to be.</summary>
    public ServiceContainerSpec? ContainerSpec { get; init; }

    /// <summary>What they may use, and what is kept for them.</summary>
    public TaskResources? Resources { get; init; }

    /// <summary>What happens when one ends.</summary>
    public TaskRestartPolicy? RestartPolicy { get; init; }

    /// <summary>Where they may run.</summary>
    public TaskPlacement? Placement { get; init; }

    /// <summary>Grows when all tasks are to be replaced though nothing else changes.</summary>
    public long? ForceUpdate { get; init; }

    /// <summary>What runs them: container, plugin or attachment.</summary>
    public string? Runtime { get; init; }

    /// <summary>The networks that they are in.</summary>
    public IReadOnlyList<ServiceNetwork>? Networks { get; init; }

    /// <summary>Where their output goes; null for where the engine puts it.</summary>
    public TaskLogDriver? LogDriver { get; init; }
}

/// <summary>What the containers of a service are to be.</summary>
public sealed record ServiceContainerSpec
{
    /// <summary>The image, with its digest where that is fixed.</summary>
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

    /// <summary>The user, and the group behind a colon.</summary>
    public string? User { get; init; }

    /// <summary>Further groups of the user.</summary>
    public IReadOnlyList<string>? Groups { get; init; }

    /// <summary>Indicates whether they have a terminal.</summary>
    [JsonPropertyName("TTY")]
    public bool? Tty { get; init; }

    /// <summary>Indicates whether standard input is open.</summary>
    public bool? OpenStdin { get; init; }

    /// <summary>Indicates whether their root file system is read-only.</summary>
    public bool? ReadOnly { get; init; }

    /// <summary>The mounts.</summary>
    public IReadOnlyList<Mount>? Mounts { get; init; }

    /// <summary>The signal that asks them to stop.</summary>
    public string? StopSignal { get; init; }

    /// <summary>The time between that signal and the kill.</summary>
    public long? StopGracePeriod { get; init; }

    /// <summary>The health check.</summary>
    public HealthConfig? Healthcheck { get; init; }

    /// <summary>Further lines of /etc/hosts: the address, then the name.</summary>
    public IReadOnlyList<string>? Hosts { get; init; }

    /// <summary>How they resolve names.</summary>
    [JsonPropertyName("DNSConfig")]
    public DnsConfig? DnsConfig { get; init; }

    /// <summary>The secrets that they can read.</summary>
    public IReadOnlyList<ServiceSecret>? Secrets { get; init; }

    /// <summary>The configurations that they can read.</summary>
    public IReadOnlyList<ServiceConfig>? Configs { get; init; }

    /// <summary>The isolation (Windows).</summary>
    public string? Isolation { get; init; }

    /// <summary>Indicates whether an init process runs in front; null for what the engine is set to.</summary>
    public bool? Init { get; init; }

    /// <summary>Kernel parameters.</summary>
    public IReadOnlyDictionary<string, string>? Sysctls { get; init; }

    /// <summary>Capabilities added.</summary>
    public IReadOnlyList<string>? CapabilityAdd { get; init; }

    /// <summary>Capabilities dropped.</summary>
    public IReadOnlyList<string>? CapabilityDrop { get; init; }

    /// <summary>Limits of the shell; from API 1.41 on.</summary>
    public IReadOnlyList<Ulimit>? Ulimits { get; init; }
}

/// <summary>How containers resolve names.</summary>
public sealed record DnsConfig
{
    /// <summary>DNS servers.</summary>
    public IReadOnlyList<string>? Nameservers { get; init; }

    /// <summary>DNS search domains.</summary>
    public IReadOnlyList<string>? Search { get; init; }

    /// <summary>DNS options.</summary>
    public IReadOnlyList<string>? Options { get; init; }
}

/// <summary>A secret in the containers of a service.</summary>
public sealed record ServiceSecret
{
    /// <summary>The secret's id.</summary>
    [JsonPropertyName("SecretID")]
    public string? SecretId { get; init; }

    /// <summary>Its name.</summary>
    public string? SecretName { get; init; }

    /// <summary>The file that it is in the container.</summary>
    public ServiceFile? File { get; init; }
}

/// <summary>A configuration in the containers of a service.</summary>
public sealed record ServiceConfig
{
    /// <summary>The configuration's id.</summary>
    [JsonPropertyName("ConfigID")]
    public string? ConfigId { get; init; }

    /// <summary>Its name.</summary>
    public string? ConfigName { get; init; }

    /// <summary>The file that it is in the container; null if it is no file.</summary>
    public ServiceFile? File { get; init; }
}

/// <summary>The file that a secret or a configuration is in a container.</summary>
public sealed record ServiceFile
{
    /// <summary>Its path; that of a secret is below /run/secrets.</summary>
    public string? Name { get; init; }

    /// <summary>The number of its owner.</summary>
    [JsonPropertyName("UID")]
    public string? UserId { get; init; }

    /// <summary>The number of its group.</summary>
    [JsonPropertyName("GID")]
    public string? GroupId { get; init; }

    /// <summary>Its permissions.</summary>
    public int? Mode { get; init; }
}

/// <summary>What tasks may use, and what is kept for them.</summary>
public sealed record TaskResources
{
    /// <summary>What each may use.</summary>
    public TaskResource? Limits { get; init; }

    /// <summary>What is kept for each.</summary>
    public TaskResource? Reservations { get; init; }
}

/// <summary>An amount of resources.</summary>
public sealed record TaskResource
{
    /// <summary>CPUs in billionths.</summary>
    [JsonPropertyName("NanoCPUs")]
    public long? NanoCpus { get; init; }

    /// <summary>Bytes of memory.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>Processes; of limits only.</summary>
    public long? Pids { get; init; }
}

/// <summary>What happens when a task ends.</summary>
public sealed record TaskRestartPolicy
{
    /// <summary>none, on-failure or any.</summary>
    public string? Condition { get; init; }

    /// <summary>The time before another begins.</summary>
    public long? Delay { get; init; }

    /// <summary>How often at most; 0 for no limit.</summary>
    public long? MaxAttempts { get; init; }

    /// <summary>The time in which attempts are counted; 0 for all time.</summary>
    public long? Window { get; init; }
}

/// <summary>Where tasks may run.</summary>
public sealed record TaskPlacement
{
    /// <summary>What must be true of a node, like <c>node.role==worker</c>.</summary>
    public IReadOnlyList<string>? Constraints { get; init; }

    /// <summary>How tasks are spread over the nodes.</summary>
    public IReadOnlyList<PlacementPreference>? Preferences { get; init; }

    /// <summary>How many of a service may run on a node; 0 for no limit.</summary>
    public long? MaxReplicas { get; init; }

    /// <summary>The platforms that the image is for.</summary>
    public IReadOnlyList<TaskPlatform>? Platforms { get; init; }
}

/// <summary>How tasks are spread over the nodes.</summary>
public sealed record PlacementPreference
{
    /// <summary>Evenly over the values of a label.</summary>
    public PlacementSpread? Spread { get; init; }
}

/// <summary>Tasks are spread evenly over the values of a label.</summary>
public sealed record PlacementSpread
{
    /// <summary>The label, like <c>node.labels.zone</c>.</summary>
    public string? SpreadDescriptor { get; init; }
}

/// <summary>A platform that an image is for.</summary>
public sealed record TaskPlatform
{
    /// <summary>The processor's architecture; null for any.</summary>
    public string? Architecture { get; init; }

    /// <summary>The operating system.</summary>
    [JsonPropertyName("OS")]
    public string? OperatingSystem { get; init; }
}

/// <summary>Where the output of tasks goes.</summary>
public sealed record TaskLogDriver
{
    /// <summary>The driver.</summary>
    public string? Name { get; init; }

    /// <summary>The driver's options.</summary>
    public IReadOnlyDictionary<string, string>? Options { get; init; }
}
