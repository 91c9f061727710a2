using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>An address pool for subnets of networks.</summary>
public sealed class DockerAddressPool
{
    internal DockerAddressPool(SystemAddressPool pool) => (Base, Size) = (pool.Base ?? "", pool.Size);

    /// <summary>The address range, like <c>172.17.0.0/16</c>.</summary>
    public string Base { get; }

    /// <summary>The prefix length of each subnet.</summary>
    public int Size { get; }

    /// <summary>Returns the pool like <c>172.17.0.0/16 by /24</c>.</summary>
    public override string ToString() => $"{Base} by /{Size}";
}

/// <summary>The plugins of an engine by purpose, including built-in ones.</summary>
public sealed class DockerPlugins
{
    internal DockerPlugins(SystemPlugins plugins) =>
        (Volume, Network, Log, Authorization) =
            ([.. plugins.Volume ?? []], [.. plugins.Network ?? []], [.. plugins.Log ?? []], [.. plugins.Authorization ?? []]);

    /// <summary>The volume plugins.</summary>
    public ObjectList<string> Volume { get; }

    /// <summary>The network plugins.</summary>
    public ObjectList<string> Network { get; }

    /// <summary>The logging plugins.</summary>
    public ObjectList<string> Log { get; }

    /// <summary>The authorization plugins.</summary>
    public ObjectList<string> Authorization { get; }

    /// <summary>Returns the number of plugins of each kind.</summary>
    public override string ToString() =>
        $"{Volume.Length} volume, {Network.Length} network, {Log.Length} log, {Authorization.Length} authorization";
}

/// <summary>The membership of an engine in a swarm.</summary>
public sealed class DockerSwarmState
{
    internal DockerSwarmState(SystemSwarm swarm)
    {
        (State, IsManager) = (EngineValue.Text(swarm.LocalNodeState) ?? "inactive", swarm.ControlAvailable);
        Error = EngineValue.Text(swarm.Error);
        (NodeId, NodeAddress) = (EngineValue.Text(swarm.NodeId), EngineValue.Text(swarm.NodeAddr));
        (ClusterId, Nodes, Managers) = (EngineValue.Text(swarm.Cluster?.Id), swarm.Nodes, swarm.Managers);
        ManagerAddresses = [.. (swarm.RemoteManagers ?? []).Select(manager => manager.Addr ?? "").Order(StringComparer.Ordinal)];
    }

    /// <summary>The state: inactive, pending, active, error or locked.</summary>
    public string State { get; }

    /// <summary>The node id; null outside of a swarm.</summary>
    public string? NodeId { get; }

    /// <summary>The node address; null outside of a swarm.</summary>
    public string? NodeAddress { get; }

    /// <summary>Whether the engine is a manager.</summary>
    public bool IsManager { get; }

    /// <summary>The id of the swarm; null if unknown.</summary>
    public string? ClusterId { get; }

    /// <summary>The number of nodes in the swarm; null if unknown.</summary>
    public int? Nodes { get; }

    /// <summary>The number of managers; null if unknown.</summary>
    public int? Managers { get; }

    /// <summary>The addresses of the managers.</summary>
    public ObjectList<string> ManagerAddresses { get; }

    /// <summary>The error of the node; null if there is none.</summary>
    public string? Error { get; }

    /// <summary>Returns the state.</summary>
    public override string ToString() => IsManager ? $"{State} (manager)" : State;
}

/// <summary>Container features of an engine's kernel.</summary>
public sealed class DockerCapabilities
{
    internal DockerCapabilities(SystemInfo info)
    {
        (MemoryLimit, SwapLimit, OomKillDisable) = (info.MemoryLimit, info.SwapLimit, info.OomKillDisable);
        (CpuQuota, CpuShare, CpuSet) = (info.CpuCfsQuota, info.CpuShares, info.CpuSet);
        (PidsLimit, IPv4Forwarding) = (info.PidsLimit, info.IPv4Forwarding);
    }

    /// <summary>Whether memory can be limited.</summary>
    public bool MemoryLimit { get; }

    /// <summary>Whether swap can be limited.</summary>
    public bool SwapLimit { get; }

    /// <summary>Whether the OOM killer can be disabled.</summary>
    public bool OomKillDisable { get; }

    /// <summary>Whether CPU time can be limited.</summary>
    public bool CpuQuota { get; }

    /// <summary>Whether CPU shares are supported.</summary>
    public bool CpuShare { get; }

    /// <summary>Whether containers can be bound to CPUs.</summary>
    public bool CpuSet { get; }

    /// <summary>Whether the number of processes can be limited.</summary>
    public bool PidsLimit { get; }

    /// <summary>Whether IPv4 forwarding is enabled.</summary>
    public bool IPv4Forwarding { get; }

    /// <summary>Returns the supported features.</summary>
    public override string ToString() => string.Join(", ", new[]
    {
        (MemoryLimit, nameof(MemoryLimit)), (SwapLimit, nameof(SwapLimit)),
        (OomKillDisable, nameof(OomKillDisable)), (CpuQuota, nameof(CpuQuota)),
        (CpuShare, nameof(CpuShare)), (CpuSet, nameof(CpuSet)), (PidsLimit, nameof(PidsLimit)), (IPv4Forwarding, nameof(IPv4Forwarding)),
    }.Where(entry => entry.Item1).Select(entry => entry.Item2));
}
