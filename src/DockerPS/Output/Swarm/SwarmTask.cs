using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A task of a service of a swarm, as <c>docker service ps</c> shows it: one container that runs, is to run, or has run.</summary>
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
        // A port that is published on IPv4 and IPv6 comes twice.
        Ports = [.. (status?.PortStatus?.Ports ?? []).Distinct().Select(port => new SwarmServicePort(port, Service, context))];
        CreatedAt = EngineTime.FromText(task.CreatedAt);
        Context = context;
    }

    /// <summary>The full id.</summary>
    public string Id { get; }

    /// <summary>The service and its place in it, like <c>web.1</c>; of a global service, the id of the node. Tasks that follow each other in a place have one name.</summary>
    public string Name { get; }

    /// <summary>The service's name; its id where it is removed.</summary>
    public string Service { get; }

    /// <summary>The service's full id.</summary>
    public string ServiceId { get; }

    /// <summary>The place in the service; null where each node has one task.</summary>
    public long? Slot { get; }

    /// <summary>The host name of the node, its id where it is removed; null as long as the task has none.</summary>
    public string? Node { get; }

    /// <summary>The node's full id; null as long as the task has none.</summary>
    public string? NodeId { get; }

    /// <summary>The image, without its digest.</summary>
    public string Image { get; }

    /// <summary>How the swarm wants it to be: ready, running, complete, shutdown or remove.</summary>
    public string DesiredState { get; }

    /// <summary>
    /// How it is: new, pending (it waits for a node), assigned, accepted, preparing (the node gets the image), ready, starting, running,
    /// complete, shutdown, failed, rejected (the node could not make it), remove, or orphaned (its node is lost).
    /// </summary>
    public string State { get; }

    /// <summary>Since when it is so, local time.</summary>
    public DateTime? StateSince { get; }

    /// <summary>What the swarm says about its state.</summary>
    public string? Message { get; }

    /// <summary>What went wrong; null where nothing did.</summary>
    public string? Error { get; }

    /// <summary>The full id of its container, on its node; null as long as there is none.</summary>
    public string? ContainerId { get; }

    /// <summary>How its process ended; null where it has not.</summary>
    public long? ExitCode { get; }

    /// <summary>Its ports on its node; those that all nodes publish stand in the service.</summary>
    public ObjectList<SwarmServicePort> Ports { get; }

    /// <summary>When it was made, local time.</summary>
    public DateTime? CreatedAt { get; }

    /// <summary>The engine that was asked, a manager.</summary>
    public string Context { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
