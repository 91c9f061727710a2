using System.Text.Json;
using System.Text.Json.Nodes;

namespace DockerPS.Engine.Models;

/// <summary>What a service of a swarm is to be. Of a change it holds what changes, and null for all else.</summary>
public sealed record ServiceSpec
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The labels of the service itself.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>What its tasks are to be.</summary>
    public TaskSpec? TaskTemplate { get; init; }

    /// <summary>How many tasks it has.</summary>
    public ServiceMode? Mode { get; init; }

    /// <summary>How tasks are replaced when it changes.</summary>
    public UpdateConfig? UpdateConfig { get; init; }

    /// <summary>How tasks are replaced when a change is taken back.</summary>
    public UpdateConfig? RollbackConfig { get; init; }

    /// <summary>Its networks as the API had them before version 1.25.</summary>
    public IReadOnlyList<ServiceNetwork>? Networks { get; init; }

    /// <summary>How it is reached.</summary>
    public EndpointSpec? EndpointSpec { get; init; }

    /// <summary>As the API takes it: what is null is left out.</summary>
    public JsonObject ToJson() => JsonSerializer.SerializeToNode(this, EngineJson.Default.ServiceSpec)!.AsObject();
}

/// <summary>How many tasks a service has: one of these.</summary>
public sealed record ServiceMode
{
    /// <summary>So many.</summary>
    public ReplicatedMode? Replicated { get; init; }

    /// <summary>One on each node.</summary>
    public Nothing? Global { get; init; }

    /// <summary>So many that run to their end.</summary>
    public ReplicatedJobMode? ReplicatedJob { get; init; }

    /// <summary>One on each node that runs to its end.</summary>
    public Nothing? GlobalJob { get; init; }
}

/// <summary>A number of tasks.</summary>
public sealed record ReplicatedMode
{
    /// <summary>How many; null for one.</summary>
    public long? Replicas { get; init; }
}

/// <summary>A number of tasks that run to their end.</summary>
public sealed record ReplicatedJobMode
{
    /// <summary>How many run at the same time; null for one.</summary>
    public long? MaxConcurrent { get; init; }

    /// <summary>How many have to end well; null for as many as run at the same time.</summary>
    public long? TotalCompletions { get; init; }
}

/// <summary>How tasks are replaced. Durations are in nanoseconds.</summary>
public sealed record UpdateConfig
{
    /// <summary>How many at the same time; 0 for all at once.</summary>
    public long? Parallelism { get; init; }

    /// <summary>The time between one and the next.</summary>
    public long? Delay { get; init; }

    /// <summary>What happens when one fails: pause, continue or rollback.</summary>
    public string? FailureAction { get; init; }

    /// <summary>How long a new task is watched for failure.</summary>
    public long? Monitor { get; init; }

    /// <summary>The share that may fail, 0 to 1.</summary>
    public double? MaxFailureRatio { get; init; }

    /// <summary>stop-first or start-first.</summary>
    public string? Order { get; init; }
}

/// <summary>How a service is to be reached.</summary>
public sealed record EndpointSpec
{
    /// <summary>vip (one address for all tasks) or dnsrr (the addresses of the tasks).</summary>
    public string? Mode { get; init; }

    /// <summary>The ports.</summary>
    public IReadOnlyList<ServicePort>? Ports { get; init; }
}

/// <summary>A port of a service.</summary>
public sealed record ServicePort
{
    /// <summary>A name.</summary>
    public string? Name { get; init; }

    /// <summary>tcp, udp or sctp.</summary>
    public string? Protocol { get; init; }

    /// <summary>The port in the containers.</summary>
    public int TargetPort { get; init; }

    /// <summary>The port on the nodes; null for one that the swarm chooses.</summary>
    public int? PublishedPort { get; init; }

    /// <summary>ingress (on all nodes) or host (on those that run a task).</summary>
    public string? PublishMode { get; init; }
}

/// <summary>A network of a service.</summary>
public sealed record ServiceNetwork
{
    /// <summary>The network's id.</summary>
    public string? Target { get; init; }

    /// <summary>Further names in it.</summary>
    public IReadOnlyList<string>? Aliases { get; init; }

    /// <summary>Options of its driver.</summary>
    public IReadOnlyDictionary<string, string>? DriverOpts { get; init; }
}
