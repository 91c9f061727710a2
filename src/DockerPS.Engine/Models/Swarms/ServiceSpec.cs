using System.Text.Json;
using System.Text.Json.Nodes;

namespace DockerPS.Engine.Models;

/// <summary>The settings of a service. For an update, members that do not change are null.</summary>
public sealed record ServiceSpec
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The labels of the service itself.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The settings of its tasks.</summary>
    public TaskSpec? TaskTemplate { get; init; }

    /// <summary>The mode, which sets the number of tasks.</summary>
    public ServiceMode? Mode { get; init; }

    /// <summary>The settings of updates.</summary>
    public UpdateConfig? UpdateConfig { get; init; }

    /// <summary>The settings of rollbacks.</summary>
    public UpdateConfig? RollbackConfig { get; init; }

    /// <summary>The networks in the form of the API before version 1.25.</summary>
    public IReadOnlyList<ServiceNetwork>? Networks { get; init; }

    /// <summary>The endpoint.</summary>
    public EndpointSpec? EndpointSpec { get; init; }

    /// <summary>Returns the JSON for the API, without members that are null.</summary>
    public JsonObject ToJson() => JsonSerializer.SerializeToNode(this, EngineJson.Default.ServiceSpec)!.AsObject();
}

/// <summary>The mode of a service: one of these members.</summary>
public sealed record ServiceMode
{
    /// <summary>A number of tasks.</summary>
    public ReplicatedMode? Replicated { get; init; }

    /// <summary>One task on each node.</summary>
    public Nothing? Global { get; init; }

    /// <summary>A job with a number of tasks.</summary>
    public ReplicatedJobMode? ReplicatedJob { get; init; }

    /// <summary>A job with one task on each node.</summary>
    public Nothing? GlobalJob { get; init; }
}

/// <summary>The mode of a service with a number of tasks.</summary>
public sealed record ReplicatedMode
{
    /// <summary>The number of tasks; null for one.</summary>
    public long? Replicas { get; init; }
}

/// <summary>The mode of a job with a number of tasks.</summary>
public sealed record ReplicatedJobMode
{
    /// <summary>The number of tasks that run at the same time; null for one.</summary>
    public long? MaxConcurrent { get; init; }

    /// <summary>The number of tasks that must succeed; null for as many as run at the same time.</summary>
    public long? TotalCompletions { get; init; }
}

/// <summary>The settings of updates or rollbacks. Durations are in nanoseconds.</summary>
public sealed record UpdateConfig
{
    /// <summary>The number of tasks updated at the same time; 0 for all.</summary>
    public long? Parallelism { get; init; }

    /// <summary>The delay between updates.</summary>
    public long? Delay { get; init; }

    /// <summary>The action on failure: <c>pause</c>, <c>continue</c> or <c>rollback</c>.</summary>
    public string? FailureAction { get; init; }

    /// <summary>The time for which a new task is monitored for failure.</summary>
    public long? Monitor { get; init; }

    /// <summary>The ratio of failures to tolerate, 0 to 1.</summary>
    public double? MaxFailureRatio { get; init; }

    /// <summary><c>stop-first</c> or <c>start-first</c>.</summary>
    public string? Order { get; init; }
}

/// <summary>The endpoint settings of a service.</summary>
public sealed record EndpointSpec
{
    /// <summary><c>vip</c> (one address for all tasks) or <c>dnsrr</c> (the addresses of the tasks).</summary>
    public string? Mode { get; init; }

    /// <summary>The ports.</summary>
    public IReadOnlyList<ServicePort>? Ports { get; init; }
}

/// <summary>A port of a service.</summary>
public sealed record ServicePort
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary><c>tcp</c>, <c>udp</c> or <c>sctp</c>.</summary>
    public string? Protocol { get; init; }

    /// <summary>The port in the containers.</summary>
    public int TargetPort { get; init; }

    /// <summary>The port on the nodes; null for one that the swarm chooses.</summary>
    public int? PublishedPort { get; init; }

    /// <summary><c>ingress</c> (on all nodes) or <c>host</c> (on those that run a task).</summary>
    public string? PublishMode { get; init; }
}

/// <summary>A network of a service.</summary>
public sealed record ServiceNetwork
{
    /// <summary>The network's id.</summary>
    public string? Target { get; init; }

    /// <summary>The additional names in the network.</summary>
    public IReadOnlyList<string>? Aliases { get; init; }

    /// <summary>The options of its driver.</summary>
    public IReadOnlyDictionary<string, string>? DriverOpts { get; init; }
}
