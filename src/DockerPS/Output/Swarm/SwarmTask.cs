using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A task of a swarm service, as listed by <c>docker service ps</c>: one past, present or future container.</summary>
public sealed class SwarmTask
{
    internal SwarmTask(TaskInspect task, SwarmNameTable names, string context)
    {
        var (status, container) = (task.Status, task.Status?.ContainerStatus);
        (Id, Name) = (task.Id, names.TaskOf(task));
        (Service, ServiceId) = (names.ServiceOf(task), task.ServiceId);
        Slot = task.Slot is > 0 ? task.Slot : null;
        (Node, NodeId) = (names.NodeOf(task), EngineValue.Text(task.NodeId));
        Image = (task.Spec?.ContainerSpec?.Image ?? "").Split('@')[0];
        (DesiredState, State) = (task.DesiredState ?? "", status?.State ?? "");
        StateSince = EngineTime.FromText(status?.Timestamp);
        (Message, Error) = (EngineValue.Text(status?.Message), EngineValue.Text(status?.Err));
        ContainerId = EngineValue.Text(container?.ContainerId);
        ExitCode = ContainerId is not null && State is "complete" or "failed" or "shutdown" ? container?.ExitCode : null;
        // A port published on both IPv4 and IPv6 is listed twice.
        Ports = [.. (status?.PortStatus?.Ports ?? []).Distinct().Select(port => new SwarmServicePort(port, Service, context))];
        CreatedAt = EngineTime.FromText(task.CreatedAt);
        Context = context;
    }

    /// <summary>The full id.</summary>
    public string Id { get; }

    /// <summary>
    /// The name: the service and the slot, like <c>web.1</c>, or the node id for a global service. Successive tasks of a slot share a
    /// name.
    /// </summary>
    public string Name { get; }

    /// <summary>The name of the service, or its id if it is gone.</summary>
    public string Service { get; }

    /// <summary>The service's full id.</summary>
    public string ServiceId { get; }

    /// <summary>The slot in the service; null for global services.</summary>
    public long? Slot { get; }

    /// <summary>The host name of the node, or its id if it is gone; null until the task is assigned.</summary>
    public string? Node { get; }

    /// <summary>The full id of the node; null until the task is assigned.</summary>
    public string? NodeId { get; }

    /// <summary>The image, without its digest.</summary>
    public string Image { get; }

    /// <summary>The desired state: ready, running, complete, shutdown or remove.</summary>
    public string DesiredState { get; }

    /// <summary>
    /// The state: new, pending (waiting for a node), assigned, accepted, preparing (pulling the image), ready, starting, running, complete,
    /// shutdown, failed, rejected (the node could not create the container), remove, or orphaned (the node is lost).
    /// </summary>
    public string State { get; }

    /// <summary>Time of the last state change, local time.</summary>
    public DateTime? StateSince { get; }

    /// <summary>The message about the state.</summary>
    public string? Message { get; }

    /// <summary>The error; null if there is none.</summary>
    public string? Error { get; }

    /// <summary>The full id of the container on its node; null until it is created.</summary>
    public string? ContainerId { get; }

    /// <summary>The exit code; null until the container exits.</summary>
    public long? ExitCode { get; }

    /// <summary>The ports on the node; ports published on all nodes belong to the service.</summary>
    public ObjectList<SwarmServicePort> Ports { get; }

    /// <summary>Creation time, local time.</summary>
    public DateTime? CreatedAt { get; }

    /// <summary>The queried manager.</summary>
    public string Context { get; }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;
}
