using System.Text.Json.Serialization;

namespace DockerPS.Engine.Models;

/// <summary>The response to <c>GET /swarm</c>.</summary>
public sealed record SwarmInspect : SwarmItem
{
    /// <summary>The settings.</summary>
    public SwarmSpec? Spec { get; init; }

    /// <summary>The CA of the swarm.</summary>
    [JsonPropertyName("TLSInfo")]
    public SwarmTlsInfo? TlsInfo { get; init; }

    /// <summary>Indicates whether a CA rotation is in progress.</summary>
    public bool RootRotationInProgress { get; init; }

    /// <summary>The address pools for the subnets of its networks.</summary>
    public IReadOnlyList<string>? DefaultAddrPool { get; init; }

    /// <summary>The prefix length of the subnets.</summary>
    public int SubnetSize { get; init; }

    /// <summary>The port for data traffic between nodes.</summary>
    public int DataPathPort { get; init; }

    /// <summary>The join tokens.</summary>
    public SwarmJoinTokens? JoinTokens { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Name => Spec?.Name ?? "";
}

/// <summary>The join tokens of a swarm. Not a record, whose text would show them.</summary>
public sealed class SwarmJoinTokens
{
    /// <summary>The token for workers.</summary>
    public string? Worker { get; init; }

    /// <summary>The token for managers.</summary>
    public string? Manager { get; init; }
}

/// <summary>The settings of a swarm.</summary>
public sealed record SwarmSpec : SwarmSetting
{
    /// <summary>The name; it is always <c>default</c>.</summary>
    public string? Name { get; init; }

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The orchestration settings.</summary>
    public SwarmOrchestration? Orchestration { get; init; }

    /// <summary>The raft settings.</summary>
    public SwarmRaft? Raft { get; init; }

    /// <summary>The dispatcher settings.</summary>
    public SwarmDispatcher? Dispatcher { get; init; }

    /// <summary>The CA settings.</summary>
    [JsonPropertyName("CAConfig")]
    public SwarmAuthority? Authority { get; init; }

    /// <summary>The encryption settings.</summary>
    public SwarmEncryption? EncryptionConfig { get; init; }
}

/// <summary>The orchestration settings of a swarm.</summary>
public sealed record SwarmOrchestration : SwarmSetting
{
    /// <summary>The number of ended tasks to keep for each slot.</summary>
    public long? TaskHistoryRetentionLimit { get; init; }
}

/// <summary>The raft settings of a swarm.</summary>
public sealed record SwarmRaft : SwarmSetting
{
    /// <summary>The number of log entries between snapshots.</summary>
    public ulong? SnapshotInterval { get; init; }

    /// <summary>The number of snapshots to keep besides the newest.</summary>
    public ulong? KeepOldSnapshots { get; init; }
}

/// <summary>The dispatcher settings of a swarm.</summary>
public sealed record SwarmDispatcher : SwarmSetting
{
    /// <summary>The heartbeat period in nanoseconds.</summary>
    public long? HeartbeatPeriod { get; init; }
}

/// <summary>The CA settings of a swarm.</summary>
public sealed record SwarmAuthority : SwarmSetting
{
    /// <summary>The validity of certificates in nanoseconds.</summary>
    public long? NodeCertExpiry { get; init; }

    /// <summary>A counter; increasing it creates a new authority.</summary>
    public ulong? ForceRotate { get; init; }

    /// <summary>The CA certificate to use (PEM).</summary>
    [JsonPropertyName("SigningCACert")]
    public string? SigningCertificate { get; init; }

    /// <summary>The CA's key (PEM), which engines never return.</summary>
    [JsonPropertyName("SigningCAKey")]
    public string? SigningKey { get; init; }

    /// <summary>Returns the type's name, so that the key is never shown.</summary>
    public override string ToString() => nameof(SwarmAuthority);
}

/// <summary>The encryption settings of a swarm.</summary>
public sealed record SwarmEncryption : SwarmSetting
{
    /// <summary>Indicates whether a restarted manager stays locked until it gets the key.</summary>
    public bool? AutoLockManagers { get; init; }
}
