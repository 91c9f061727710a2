using DockerPS.Engine.Models;

namespace DockerPS.Output;

/// <summary>The names of swarm services and nodes by id, as tasks contain only ids.</summary>
/// <param name="Services">The names of the services.</param>
/// <param name="Nodes">The host names of the nodes.</param>
internal sealed record SwarmNameTable(IReadOnlyDictionary<string, string> Services, IReadOnlyDictionary<string, string> Nodes)
{
    /// <summary>Returns the name of a task's service, or its id if the service is gone.</summary>
    public string ServiceOf(TaskInspect task) => Services.GetValueOrDefault(task.ServiceId, task.ServiceId);

    /// <summary>Returns the name of a task's node, or its id if the node is gone; null if the task has no node.</summary>
    public string? NodeOf(TaskInspect task) => EngineValue.Text(task.NodeId) is { } id ? Nodes.GetValueOrDefault(id, id) : null;

    /// <summary>Returns the name of a task: the service and the slot, or the node if there is no slot.</summary>
    public string TaskOf(TaskInspect task) =>
        $"{ServiceOf(task)}.{(task.Slot is > 0 and var slot ? $"{slot}" : EngineValue.Text(task.NodeId) ?? "0")}";
}
