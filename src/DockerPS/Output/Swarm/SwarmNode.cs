using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A swarm node, as shown by <c>docker node ls</c> and <c>docker node inspect</c>.</summary>
public sealed class SwarmNode
{
    private const double NanoCpus = 1e9;

    internal SwarmNode(NodeInspect node, string context)
    {
        var description = node.Description;
        (Id, Name) = (node.Id, node.Name);
        (Status, StatusText) = (node.Status?.State ?? "", EngineValue.Text(node.Status?.Message));
        (Availability, Role) = (node.Spec?.Availability ?? "", node.Spec?.Role ?? "");
        ManagerStatus = node.ManagerStatus is { } manager ? manager.Leader ? "leader" : manager.Reachability : null;
        ManagerAddress = EngineValue.Text(node.ManagerStatus?.Addr);
        Address = EngineValue.Text(node.Status?.Addr);
        EngineVersion = EngineValue.Text(description?.Engine?.EngineVersion);
        Platform = description?.Platform is { System.Length: > 0 } platform ? $"{platform.System}/{platform.Architecture}" : null;
        Cpu = (description?.Resources?.NanoCpus ?? 0) / NanoCpus;
        Memory = description?.Resources?.MemoryBytes ?? 0;
        Labels = EngineValue.Copy(node.Spec?.Labels);
        EngineLabels = EngineValue.Copy(description?.Engine?.Labels);
        (CreatedAt, UpdatedAt) = (EngineTime.FromText(node.CreatedAt), EngineTime.FromText(node.UpdatedAt));
        Context = context;
    }

    /// <summary>The node id. It changes if the engine leaves and joins again.</summary>
    public string Id { get; }

    /// <summary>The host name; empty until the node has reported.</summary>
    public string Name { get; }

    /// <summary>The status: ready, down, disconnected or unknown.</summary>
    public string Status { get; }

    /// <summary>The status message; null if there is none.</summary>
    public string? StatusText { get; }

    /// <summary>The availability for tasks: active, pause (no new tasks) or drain (no tasks).</summary>
    public string Availability { get; }

    /// <summary>The desired role: worker or manager.</summary>
    public string Role { get; }

    /// <summary>The status as a manager: leader, reachable, unreachable or unknown; null for a worker.</summary>
    public string? ManagerStatus { get; }

    /// <summary>The address as a manager; null for a worker.</summary>
    public string? ManagerAddress { get; }

    /// <summary>The address; null if unknown.</summary>
    public string? Address { get; }

    /// <summary>The version of the engine; null until the node has reported.</summary>
    public string? EngineVersion { get; }

    /// <summary>The operating system and architecture, like <c>linux/x86_64</c>; null until the node has reported.</summary>
    public string? Platform { get; }

    /// <summary>The number of CPUs.</summary>
    public double Cpu { get; }

    /// <summary>The memory in bytes.</summary>
    public long Memory { get; }

    /// <summary>The labels of the node in the swarm.</summary>
    public Dictionary<string, string> Labels { get; }

    /// <summary>The labels of the engine.</summary>
    public Dictionary<string, string> EngineLabels { get; }

    /// <summary>Time the node joined.</summary>
    public DateTime? CreatedAt { get; }

    /// <summary>Time of the last update, also by the node itself.</summary>
    public DateTime? UpdatedAt { get; }

    /// <summary>The queried manager.</summary>
    public string Context { get; }

    /// <summary>Returns the name, or the id if there is none.</summary>
    public override string ToString() => Name.Length > 0 ? Name : Id;
}
