using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>An engine of a swarm, as <c>docker node ls</c> and <c>docker node inspect</c> show it.</summary>
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

    /// <summary>Its id in the swarm. An engine that has left and joined again has another one.</summary>
    public string Id { get; }

    /// <summary>The name of its computer; empty as long as it has not reported.</summary>
    public string Name { get; }

    /// <summary>ready, down, disconnected or unknown.</summary>
    public string Status { get; }

    /// <summary>Why, in the engine's words; null where there is nothing to say.</summary>
    public string? StatusText { get; }

    /// <summary>Whether it is given tasks: active, pause (no new ones) or drain (none at all).</summary>
    public string Availability { get; }

    /// <summary>What it is to be: worker or manager.</summary>
    public string Role { get; }

    /// <summary>How it is as a manager: leader, reachable, unreachable or unknown; null for a worker.</summary>
    public string? ManagerStatus { get; }

    /// <summary>Where the others reach it as a manager; null for a worker.</summary>
    public string? ManagerAddress { get; }

    /// <summary>Its address; null where it is not known.</summary>
    public string? Address { get; }

    /// <summary>The engine's version; null as long as it has not reported.</summary>
    public string? EngineVersion { get; }

    /// <summary>System and processor, like <c>linux/x86_64</c>; null as long as it has not reported.</summary>
    public string? Platform { get; }

    /// <summary>The number of processors.</summary>
    public double Cpu { get; }

    /// <summary>Bytes of memory.</summary>
    public long Memory { get; }

    /// <summary>The labels that the swarm has given it.</summary>
    public Dictionary<string, string> Labels { get; }

    /// <summary>The labels that the engine was started with.</summary>
    public Dictionary<string, string> EngineLabels { get; }

    /// <summary>When it joined.</summary>
    public DateTime? CreatedAt { get; }

    /// <summary>When it was changed last, by itself too.</summary>
    public DateTime? UpdatedAt { get; }

    /// <summary>The engine that was asked, a manager.</summary>
    public string Context { get; }

    /// <summary>The name; the id as long as there is none.</summary>
    public override string ToString() => Name.Length > 0 ? Name : Id;
}
