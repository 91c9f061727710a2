using DockerPS.Engine.Models;

namespace DockerPS.Output;

/// <summary>The names of the services and nodes of a swarm by their ids: tasks know ids only.</summary>
/// <param name="Services">The services.</param>
/// <param name="Nodes">The host names of the nodes.</param>
internal sealed record SwarmNameTable(IReadOnlyDictionary<string, string> Services, IReadOnlyDictionary<string, string> Nodes)
{
    /// <summary>The service of a task; its id where it is removed.</summary>
    public string ServiceOf(TaskInspect task) => Services.GetValueOrDefault(task.ServiceId, task.ServiceId);

    /// <summary>The node of a task, its id where it is removed; null where the task has none.</summary>
    public string? NodeOf(TaskInspect task) => EngineValue.Text(task.NodeId) is { } id ? Nodes.GetValueOrDefault(id, id) : null;

    /// <summary>The name of a task: its service and its place in it, or its node where it has no place.</summary>
    public string TaskOf(TaskInspect task) =>
        $"{ServiceOf(task)}.{(task.Slot is > 0 and var slot ? $"{slot}" : EngineValue.Text(task.NodeId) ?? "0")}";
}
