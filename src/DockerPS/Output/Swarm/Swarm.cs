using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A swarm, and the place in it of the manager that was asked. Tokens and keys are not in it.</summary>
public sealed class Swarm
{
    internal Swarm(SwarmInspect swarm, SystemSwarm? place, string context)
    {
        var spec = swarm.Spec;
        Id = swarm.Id;
        (CreatedAt, UpdatedAt) = (EngineTime.FromText(swarm.CreatedAt), EngineTime.FromText(swarm.UpdatedAt));
        (Nodes, Managers) = (place?.Nodes, place?.Managers);
        (NodeId, NodeAddress) = (EngineValue.Text(place?.NodeId), EngineValue.Text(place?.NodeAddr));
        ManagerAddresses = [.. (place?.RemoteManagers ?? []).Select(manager => manager.Addr).OfType<string>().Order(StringComparer.Ordinal)];
        Autolock = spec?.EncryptionConfig?.AutoLockManagers == true;
        CertificateExpiry = EngineTime.FromNanoseconds(spec?.Authority?.NodeCertExpiry);
        DispatcherHeartbeat = EngineTime.FromNanoseconds(spec?.Dispatcher?.HeartbeatPeriod);
        TaskHistoryLimit = spec?.Orchestration?.TaskHistoryRetentionLimit;
        SnapshotInterval = (long?)spec?.Raft?.SnapshotInterval;
        MaxSnapshot = (long?)spec?.Raft?.KeepOldSnapshots;
        AddressPools = [.. swarm.DefaultAddrPool ?? []];
        (SubnetSize, DataPathPort) = (swarm.SubnetSize, swarm.DataPathPort);
        CertificateRotating = swarm.RootRotationInProgress;
        Labels = EngineValue.Copy(spec?.Labels);
        Context = context;
    }

    /// <summary>The id.</summary>
    public string Id { get; }

    /// <summary>When it was made, local time.</summary>
    public DateTime? CreatedAt { get; }

    /// <summary>When it was changed last, local time.</summary>
    public DateTime? UpdatedAt { get; }

    /// <summary>How many engines are in it, those that are down too.</summary>
    public int? Nodes { get; }

    /// <summary>How many of them are managers.</summary>
    public int? Managers { get; }

    /// <summary>The addresses of the managers.</summary>
    public ObjectList<string> ManagerAddresses { get; }

    /// <summary>The id in the swarm of the engine that was asked.</summary>
    public string? NodeId { get; }

    /// <summary>The address of the engine that was asked.</summary>
    public string? NodeAddress { get; }

    /// <summary>Whether managers lock themselves when they stop, and then need the key.</summary>
    public bool Autolock { get; }

    /// <summary>How long the engines' certificates are good.</summary>
    public TimeSpan? CertificateExpiry { get; }

    /// <summary>How often engines report.</summary>
    public TimeSpan? DispatcherHeartbeat { get; }

    /// <summary>How many tasks that have ended are kept of each place; below 0 all.</summary>
    public long? TaskHistoryLimit { get; }

    /// <summary>The number of log entries between two snapshots of the swarm's state.</summary>
    public long? SnapshotInterval { get; }

    /// <summary>How many snapshots are kept besides the newest.</summary>
    public long? MaxSnapshot { get; }

    /// <summary>Where the subnets of its networks come from.</summary>
    public ObjectList<string> AddressPools { get; }

    /// <summary>The bits of the mask of those subnets.</summary>
    public int SubnetSize { get; }

    /// <summary>The port of the traffic between containers of several engines.</summary>
    public int DataPathPort { get; }

    /// <summary>Whether its engines are getting certificates of a new authority.</summary>
    public bool CertificateRotating { get; }

    /// <summary>The labels.</summary>
    public Dictionary<string, string> Labels { get; }

    /// <summary>The engine that was asked.</summary>
    public string Context { get; }

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
