using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A swarm, as seen by the queried manager. It contains no tokens or keys.</summary>
public sealed class Swarm
{
    internal Swarm(SwarmInspect swarm, SystemSwarm? place, string context)
    {
        var spec = swarm.Spec;
        Id = swarm.Id;
        (CreatedAt, UpdatedAt) = (EngineTime.FromText(swarm.CreatedAt), EngineTime.FromText(swarm.UpdatedAt));
        (Nodes, Managers) = (place?.Nodes, place?.Managers);
        (NodeId, NodeAddress) = (EngineValue.Text(place?.NodeId), EngineValue.Text(place?.NodeAddr));
        ManagerAddresses =
            [.. (place?.RemoteManagers ?? []).Select(manager => manager.Addr).OfType<string>().Order(StringComparer.Ordinal)];
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

    /// <summary>Creation time, local time.</summary>
    public DateTime? CreatedAt { get; }

    /// <summary>Time of the last update, local time.</summary>
    public DateTime? UpdatedAt { get; }

    /// <summary>The number of nodes, including those that are down.</summary>
    public int? Nodes { get; }

    /// <summary>The number of managers.</summary>
    public int? Managers { get; }

    /// <summary>The addresses of the managers.</summary>
    public ObjectList<string> ManagerAddresses { get; }

    /// <summary>The node id of the queried manager.</summary>
    public string? NodeId { get; }

    /// <summary>The node address of the queried manager.</summary>
    public string? NodeAddress { get; }

    /// <summary>Whether managers require the unlock key after a restart.</summary>
    public bool Autolock { get; }

    /// <summary>The validity period of node certificates.</summary>
    public TimeSpan? CertificateExpiry { get; }

    /// <summary>The interval at which nodes report.</summary>
    public TimeSpan? DispatcherHeartbeat { get; }

    /// <summary>The number of old tasks kept for each slot; unlimited if negative.</summary>
    public long? TaskHistoryLimit { get; }

    /// <summary>The number of log entries between snapshots of the swarm's state.</summary>
    public long? SnapshotInterval { get; }

    /// <summary>The number of snapshots kept besides the newest.</summary>
    public long? MaxSnapshot { get; }

    /// <summary>The address pools for subnets of networks.</summary>
    public ObjectList<string> AddressPools { get; }

    /// <summary>The prefix length of the subnets.</summary>
    public int SubnetSize { get; }

    /// <summary>The port for traffic between containers on different nodes.</summary>
    public int DataPathPort { get; }

    /// <summary>Whether the rotation of the root CA is in progress.</summary>
    public bool CertificateRotating { get; }

    /// <summary>The labels.</summary>
    public Dictionary<string, string> Labels { get; }

    /// <summary>The queried manager.</summary>
    public string Context { get; }

    /// <summary>Returns the id.</summary>
    public override string ToString() => Id;
}
