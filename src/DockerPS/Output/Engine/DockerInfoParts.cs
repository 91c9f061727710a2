using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>Addresses that the subnets of networks are taken from.</summary>
public sealed class DockerAddressPool
{
    internal DockerAddressPool(SystemAddressPool pool) => (Base, Size) = (pool.Base ?? "", pool.Size);

    /// <summary>All of them, like <c>172.17.0.0/16</c>.</summary>
    public string Base { get; }

    /// <summary>The bits of the mask of each subnet.</summary>
    public int Size { get; }

    /// <summary>As <c>172.17.0.0/16 by /24</c>.</summary>
    public override string ToString() => $"{Base} by /{Size}";
}

/// <summary>The plugins of an engine, by what they are for; those that are built in too.</summary>
public sealed class DockerPlugins
{
    internal DockerPlugins(SystemPlugins plugins) =>
        (Volume, Network, Log, Authorization) =
            ([.. plugins.Volume ?? []], [.. plugins.Network ?? []], [.. plugins.Log ?? []], [.. plugins.Authorization ?? []]);

    /// <summary>For volumes.</summary>
    public ObjectList<string> Volume { get; }

    /// <summary>For networks.</summary>
    public ObjectList<string> Network { get; }

    /// <summary>For logs.</summary>
    public ObjectList<string> Log { get; }

    /// <summary>For permissions.</summary>
    public ObjectList<string> Authorization { get; }

    /// <summary>How many there are of each.</summary>
    public override string ToString() => $"{Volume.Length} volume, {Network.Length} network, {Log.Length} log, {Authorization.Length} authorization";
}

/// <summary>The place of an engine in a swarm.</summary>
public sealed class DockerSwarmState
{
    internal DockerSwarmState(SystemSwarm swarm)
    {
        (State, IsManager, Error) = (EngineValue.Text(swarm.LocalNodeState) ?? "inactive", swarm.ControlAvailable, EngineValue.Text(swarm.Error));
        (NodeId, NodeAddress) = (EngineValue.Text(swarm.NodeId), EngineValue.Text(swarm.NodeAddr));
        (ClusterId, Nodes, Managers) = (EngineValue.Text(swarm.Cluster?.Id), swarm.Nodes, swarm.Managers);
        ManagerAddresses = [.. (swarm.RemoteManagers ?? []).Select(manager => manager.Addr ?? "").Order(StringComparer.Ordinal)];
    }

    /// <summary>inactive, pending, active, error or locked.</summary>
    public string State { get; }

    /// <summary>Its id there; null outside of a swarm.</summary>
    public string? NodeId { get; }

    /// <summary>Its address there; null outside of a swarm.</summary>
    public string? NodeAddress { get; }

    /// <summary>Whether it is a manager.</summary>
    public bool IsManager { get; }

    /// <summary>The swarm's id; null where the engine does not know.</summary>
    public string? ClusterId { get; }

    /// <summary>How many engines are in the swarm; null where the engine does not know.</summary>
    public int? Nodes { get; }

    /// <summary>How many of them are managers; null where the engine does not know.</summary>
    public int? Managers { get; }

    /// <summary>The addresses of the managers.</summary>
    public ObjectList<string> ManagerAddresses { get; }

    /// <summary>What is wrong; null for nothing.</summary>
    public string? Error { get; }

    /// <summary>The state.</summary>
    public override string ToString() => IsManager ? $"{State} (manager)" : State;
}

/// <summary>What the kernel of an engine's computer can do for containers.</summary>
public sealed class DockerCapabilities
{
    internal DockerCapabilities(SystemInfo info)
    {
        (MemoryLimit, SwapLimit, OomKillDisable) = (info.MemoryLimit, info.SwapLimit, info.OomKillDisable);
        (CpuQuota, CpuShare, CpuSet) = (info.CpuCfsQuota, info.CpuShares, info.CpuSet);
        (PidsLimit, IPv4Forwarding) = (info.PidsLimit, info.IPv4Forwarding);
    }

    /// <summary>Whether it limits memory.</summary>
    public bool MemoryLimit { get; }

    /// <summary>Whether it limits swap.</summary>
    public bool SwapLimit { get; }

    /// <summary>Whether it can spare containers when memory runs out.</summary>
    public bool OomKillDisable { get; }

    /// <summary>Whether it limits processor time.</summary>
    public bool CpuQuota { get; }

    /// <summary>Whether it shares processors by weight.</summary>
    public bool CpuShare { get; }

    /// <summary>Whether it binds containers to processors.</summary>
    public bool CpuSet { get; }

    /// <summary>Whether it limits the number of processes.</summary>
    public bool PidsLimit { get; }

    /// <summary>Whether the computer forwards IPv4.</summary>
    public bool IPv4Forwarding { get; }

    /// <summary>What it can do.</summary>
    public override string ToString() => string.Join(", ", new[]
    {
        (MemoryLimit, nameof(MemoryLimit)), (SwapLimit, nameof(SwapLimit)), (OomKillDisable, nameof(OomKillDisable)), (CpuQuota, nameof(CpuQuota)),
        (CpuShare, nameof(CpuShare)), (CpuSet, nameof(CpuSet)), (PidsLimit, nameof(PidsLimit)), (IPv4Forwarding, nameof(IPv4Forwarding)),
    }.Where(entry => entry.Item1).Select(entry => entry.Item2));
}
