using System.Text.Json.Serialization;

namespace DockerPS.Engine.Models;

/// <summary>A task of a service, as <c>GET /tasks</c> and <c>GET /tasks/{id}</c> give it: one container that runs, is to run, or has run.</summary>
public sealed record TaskInspect : SwarmItem
{
    private readonly string? _serviceId;

    /// <summary>What it is to be.</summary>
    public TaskSpec? Spec { get; init; }

    /// <summary>The service's id; empty for a container that was attached to a network of the swarm by itself.</summary>
    [JsonPropertyName("ServiceID")]
    public string ServiceId
    {
        get => _serviceId ?? "";
        init => _serviceId = value;
    }

    /// <summary>Its place among the tasks of the service; null or 0 where each node has one.</summary>
    public long? Slot { get; init; }

    /// <summary>The node's id; null as long as it has none.</summary>
    [JsonPropertyName("NodeID")]
    public string? NodeId { get; init; }

    /// <summary>How it is.</summary>
    public TaskState? Status { get; init; }

    /// <summary>How it is to be: ready, running, complete, shutdown or remove.</summary>
    public string? DesiredState { get; init; }

    /// <summary>Which run of a job it belongs to; null for other services.</summary>
    public ObjectVersion? JobIteration { get; init; }

    /// <summary>Tasks have no name of their own.</summary>
    [JsonIgnore]
    public override string Name => "";
}

/// <summary>How a task is.</summary>
public sealed record TaskState
{
    /// <summary>Since when (RFC 3339).</summary>
    public string? Timestamp { get; init; }

    /// <summary>new, pending, assigned, accepted, preparing, ready, starting, running, complete, shutdown, failed, rejected, remove or orphaned.</summary>
    public string? State { get; init; }

    /// <summary>What the node says about it.</summary>
    public string? Message { get; init; }

    /// <summary>What went wrong.</summary>
    public string? Err { get; init; }

    /// <summary>Its container; null as long as there is none.</summary>
    public TaskContainer? ContainerStatus { get; init; }

    /// <summary>Its ports on its node.</summary>
    public TaskPorts? PortStatus { get; init; }
}

/// <summary>The container of a task.</summary>
public sealed record TaskContainer
{
    /// <summary>The full id, on the task's node.</summary>
    [JsonPropertyName("ContainerID")]
    public string? ContainerId { get; init; }

    /// <summary>How its process ended; 0 too as long as it runs.</summary>
    public long ExitCode { get; init; }
}

/// <summary>The ports of a task on its node.</summary>
public sealed record TaskPorts
{
    /// <summary>The ports.</summary>
    public IReadOnlyList<ServicePort>? Ports { get; init; }
}
