using System.Net;
using DockerPS.Engine.Models;
using DockerPS.Parameters;

namespace DockerPS.Operations;

/// <summary>
/// The settings of a service, as a user gives them. Files are read, and variables of the session are resolved. What is null was not
/// given, and is not changed.
/// </summary>
internal sealed record ServiceSettings
{
    public string[]? Command { get; init; }

    public string[]? Entrypoint { get; init; }

    public long? Replicas { get; init; }

    public long? MaxConcurrent { get; init; }

    /// <summary>No name stands here twice.</summary>
    public IReadOnlyList<KeyValue>? Environment { get; init; }

    /// <summary>Labels of the service; its containers have others.</summary>
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

    /// <summary>Whether settings of updates or their rollback are given.</summary>
    public bool HasUpdatePolicy => Update != new RolloutSettings() || Rollback != new RolloutSettings();

    /// <summary>How a service is connected.</summary>
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

    /// <summary>Where tasks run.</summary>
    internal sealed record PlacementSettings
    {
        public string[]? Constraint { get; init; }

        /// <summary>Labels of nodes, with or without docker's <c>spread=</c>.</summary>
        public string[]? Preference { get; init; }

        public long? MaxReplicasPerNode { get; init; }
    }

    /// <summary>How tasks are replaced that have ended.</summary>
    internal sealed record RestartSettings
    {
        public string? Condition { get; init; }

        public TimeSpan? Delay { get; init; }

        public long? MaxAttempt { get; init; }

        /// <summary>The time in which attempts are counted.</summary>
        public TimeSpan? Window { get; init; }
    }

    /// <summary>How tasks are replaced when a service changes, or when a change is taken back.</summary>
    internal sealed record RolloutSettings
    {
        public long? Parallelism { get; init; }

        public TimeSpan? Delay { get; init; }

        public string? FailureAction { get; init; }

        public string? Order { get; init; }

        /// <summary>How long a new task is watched for failure.</summary>
        public TimeSpan? Monitor { get; init; }

        /// <summary>0 to 1.</summary>
        public double? MaxFailureRatio { get; init; }
    }

    /// <summary>What each task may use, and what nodes keep for it.</summary>
    internal sealed record ResourceSettings
    {
        /// <summary>A number of CPUs; 0 for no limit, as for the other limits.</summary>
        public double? LimitCpu { get; init; }

        /// <summary>In bytes.</summary>
        public long? LimitMemory { get; init; }

        public long? LimitPids { get; init; }

        public double? ReserveCpu { get; init; }

        /// <summary>In bytes.</summary>
        public long? ReserveMemory { get; init; }

        public Ulimit[]? Ulimit { get; init; }

        public KeyValue[]? Sysctl { get; init; }

        public string[]? CapAdd { get; init; }

        public string[]? CapDrop { get; init; }
    }

    /// <summary>What tasks store and read.</summary>
    internal sealed record StorageSettings
    {
        public Mount[]? Mount { get; init; }

        public ServiceFileSpecification[]? Secret { get; init; }

        public ServiceFileSpecification[]? Config { get; init; }

        public bool? ReadOnly { get; init; }

        /// <summary>Returns what is wrong if two secrets or two configurations would be the same file; null if nothing is.</summary>
        public string? RepeatedFile() => ServiceFileSpecification.Repeated(Secret) ?? ServiceFileSpecification.Repeated(Config);
    }
}
