using System.Net;
using DockerPS.Engine.Models;
using DockerPS.Parameters;

namespace DockerPS.Operations;

/// <summary>
/// User-supplied settings of a service, with files read and variables of the session resolved. Null settings were not given and are
/// not changed.
/// </summary>
internal sealed record ServiceSettings
{
    public string[]? Command { get; init; }

    public string[]? Entrypoint { get; init; }

    public long? Replicas { get; init; }

    public long? MaxConcurrent { get; init; }

    /// <summary>Variables without duplicate names.</summary>
    public IReadOnlyList<KeyValue>? Environment { get; init; }

    /// <summary>Labels of the service, separate from those of its containers.</summary>
    public KeyValue[]? Label { get; init; }

    public KeyValue[]? ContainerLabel { get; init; }

    public string? WorkingDirectory { get; init; }

    public string? User { get; init; }

    public string[]? Group { get; init; }

    public string? Hostname { get; init; }

    public bool? Tty { get; init; }

    public bool? Init { get; init; }

    public string? StopSignal { get; init; }

    public TimeSpan? StopGracePeriod { get; init; }

    public string? LogDriver { get; init; }

    public KeyValue[]? LogOption { get; init; }

    public HealthSettings Health { get; init; } = new();

    public NetworkSettings Networking { get; init; } = new();

    public PlacementSettings Placement { get; init; } = new();

    public RestartSettings Restart { get; init; } = new();

    public RolloutSettings Update { get; init; } = new();

    public RolloutSettings Rollback { get; init; } = new();

    public ResourceSettings Resources { get; init; } = new();

    public StorageSettings Storage { get; init; } = new();

    /// <summary>Whether update or rollback settings are given.</summary>
    public bool HasUpdatePolicy => Update != new RolloutSettings() || Rollback != new RolloutSettings();

    /// <summary>Network settings.</summary>
    internal sealed record NetworkSettings
    {
        public ServicePort[]? Port { get; init; }

        public NetworkAttachment[]? Network { get; init; }

        public string? EndpointMode { get; init; }

        public IPAddress[]? Dns { get; init; }

        public string[]? DnsSearch { get; init; }

        public string[]? DnsOption { get; init; }

        public KeyValue[]? ExtraHost { get; init; }
    }

    /// <summary>Placement settings.</summary>
    internal sealed record PlacementSettings
    {
        public string[]? Constraint { get; init; }

        /// <summary>Node labels, with or without docker's <c>spread=</c>.</summary>
        public string[]? Preference { get; init; }

        public long? MaxReplicasPerNode { get; init; }
    }

    /// <summary>Restart policy for ended tasks.</summary>
    internal sealed record RestartSettings
    {
        public string? Condition { get; init; }

        public TimeSpan? Delay { get; init; }

        public long? MaxAttempt { get; init; }

        /// <summary>The time window in which restarts are counted.</summary>
        public TimeSpan? Window { get; init; }
    }

    /// <summary>Update or rollback policy.</summary>
    internal sealed record RolloutSettings
    {
        public long? Parallelism { get; init; }

        public TimeSpan? Delay { get; init; }

        public string? FailureAction { get; init; }

        public string? Order { get; init; }

        /// <summary>The time for which a new task is monitored for failure.</summary>
        public TimeSpan? Monitor { get; init; }

        /// <summary>Value from 0 to 1.</summary>
        public double? MaxFailureRatio { get; init; }
    }

    /// <summary>Resource limits and reservations per task.</summary>
    internal sealed record ResourceSettings
    {
        /// <summary>Number of CPUs; 0 for no limit, as for the other limits.</summary>
        public double? LimitCpu { get; init; }

        /// <summary>Bytes.</summary>
        public long? LimitMemory { get; init; }

        public long? LimitPids { get; init; }

        public double? ReserveCpu { get; init; }

        /// <summary>Bytes.</summary>
        public long? ReserveMemory { get; init; }

        public Ulimit[]? Ulimit { get; init; }

        public KeyValue[]? Sysctl { get; init; }

        public string[]? CapAdd { get; init; }

        public string[]? CapDrop { get; init; }
    }

    /// <summary>Storage, secrets and configurations.</summary>
    internal sealed record StorageSettings
    {
        public Mount[]? Mount { get; init; }

        public ServiceFileSpecification[]? Secret { get; init; }

        public ServiceFileSpecification[]? Config { get; init; }

        public bool? ReadOnly { get; init; }

        /// <summary>Returns the problem if two secrets or two configurations would be the same file; null if there is none.</summary>
        public string? RepeatedFile() => ServiceFileSpecification.Repeated(Secret) ?? ServiceFileSpecification.Repeated(Config);
    }
}
