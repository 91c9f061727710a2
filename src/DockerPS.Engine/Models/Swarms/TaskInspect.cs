using System.Text.Json.Serialization;

namespace DockerPS.Engine.Models;

/// <summary>
/// A task of a service in the responses of <c>GET /tasks</c> and <c>GET /tasks/{id}</c>: a present, future or past container.
/// </summary>
public sealed record TaskInspect : SwarmItem
{
    private readonly string? _serviceId;

    /// <summary>The settings.</summary>
    public TaskSpec? Spec { get; init; }

    /// <summary>The service's id; empty for a container outside of services that is attached to a network of the swarm.</summary>
    [JsonPropertyName("ServiceID")]
    public string ServiceId
    {
        get => _serviceId ?? "";
        init => _serviceId = value;
    }

    /// <summary>The slot of the task; null or 0 for global services.</summary>
    public long? Slot { get; init; }

    /// <summary>The node's id; null until it is assigned.</summary>
    [JsonPropertyName("NodeID")]
    public string? NodeId { get; init; }

    /// <summary>The state.</summary>
    public TaskState? Status { get; init; }

    /// <summary>The desired state: <c>ready</c>, <c>running</c>, <c>complete</c>, <c>shutdown</c> or <c>remove</c>.</summary>
    public string? DesiredState { get; init; }

    /// <summary>The run of the job; null for other services.</summary>
    public ObjectVersion? JobIteration { get; init; }

    /// <summary>Returns an empty string: tasks have no names of their own.</summary>
    [JsonIgnore]
    public override string Name => "";
}

/// <summary>The state of a task.</summary>
public sealed record TaskState
{
    /// <summary>The time of the last change (RFC 3339).</summary>
    public string? Timestamp { get; init; }

    /// <summary>
    /// new, pending, assigned, accepted, preparing, ready, starting, running, complete, shutdown, failed, rejected, remove or orphaned.
    /// </summary>
    public string? State { get; init; }

    /// <summary>The node's message.</summary>
    public string? Message { get; init; }

    /// <summary>The error.</summary>
    public string? Err { get; init; }

    /// <summary>The container; null as long as there is none.</summary>
    public TaskContainer? ContainerStatus { get; init; }

    /// <summary>The ports on the node.</summary>
    public TaskPorts? PortStatus { get; init; }
}

/// <summary>The container of a task.</summary>
public sealed record TaskContainer
{
    /// <summary>The full id.</summary>
    [JsonPropertyName("ContainerID")]
    public string? ContainerId { get; init; }

    /// <summary>The exit code; also 0 while it is running.</summary>
    public long ExitCode { get; init; }
}

/// <summary>The ports of a task on its node.</summary>
public sealed record TaskPorts
{
    /// <summary>The ports.</summary>
    public IReadOnlyList<ServicePort>? Ports { get; init; }
}
