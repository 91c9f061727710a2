using System.Text.Json.Serialization;

namespace DockerPS.Engine.Models;

/// <summary>A swarm as <c>GET /swarm</c> gives it.</summary>
public sealed record SwarmInspect : SwarmItem
{
    /// <summary>Its settings.</summary>
    public SwarmSpec? Spec { get; init; }

    /// <summary>The authority that its engines trust.</summary>
    [JsonPropertyName("TLSInfo")]
    public SwarmTlsInfo? TlsInfo { get; init; }

    /// <summary>Indicates whether its engines are getting certificates of a new authority.</summary>
    public bool RootRotationInProgress { get; init; }

    /// <summary>Where the subnets of its networks come from.</summary>
    public IReadOnlyList<string>? DefaultAddrPool { get; init; }

    /// <summary>The length of the prefix of those subnets.</summary>
    public int SubnetSize { get; init; }

    /// <summary>The port of the traffic between containers of several engines.</summary>
    public int DataPathPort { get; init; }

    /// <summary>What lets engines join.</summary>
    public SwarmJoinTokens? JoinTokens { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Name => Spec?.Name ?? "";
}

/// <summary>What lets engines join a swarm. No record: its text must never show what is secret.</summary>
public sealed class SwarmJoinTokens
{
    /// <summary>For workers.</summary>
    public string? Worker { get; init; }

    /// <summary>For managers.</summary>
    public string? Manager { get; init; }
}

/// <summary>The settings of a swarm.</summary>
public sealed record SwarmSpec : SwarmSetting
{
    /// <summary>The name; it is always <c>default</c>.</summary>
    public string? Name { get; init; }

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>How tasks are kept.</summary>
    public SwarmOrchestration? Orchestration { get; init; }

    /// <summary>How managers agree.</summary>
    public SwarmRaft? Raft { get; init; }

    /// <summary>How engines report.</summary>
    public SwarmDispatcher? Dispatcher { get; init; }

    /// <summary>The authority for certificates.</summary>
    [JsonPropertyName("CAConfig")]
    public SwarmAuthority? Authority { get; init; }

    /// <summary>How managers keep what is secret.</summary>
    public SwarmEncryption? EncryptionConfig { get; init; }
}

/// <summary>How a swarm keeps tasks.</summary>
public sealed record SwarmOrchestration : SwarmSetting
{
    /// <summary>How many tasks that have ended are kept of each place.</summary>
    public long? TaskHistoryRetentionLimit { get; init; }
}

/// <summary>How the managers of a swarm agree.</summary>
public sealed record SwarmRaft : SwarmSetting
{
    /// <summary>The number of log entries between snapshots.</summary>
    public ulong? SnapshotInterval { get; init; }

    /// <summary>How many snapshots are kept besides the newest.</summary>
    public ulong? KeepOldSnapshots { get; init; }
}

/// <summary>How the engines of a swarm report.</summary>
public sealed record SwarmDispatcher : SwarmSetting
{
    /// <summary>Nanoseconds between two reports.</summary>
    public long? HeartbeatPeriod { get; init; }
}

/// <summary>The authority for the certificates of a swarm's engines.</summary>
public sealed record SwarmAuthority : SwarmSetting
{
    /// <summary>Nanoseconds for which a certificate is good.</summary>
    public long? NodeCertExpiry { get; init; }

    /// <summary>A number that has to grow for a new authority to be made.</summary>
    public ulong? ForceRotate { get; init; }

    /// <summary>The certificate of the authority that is wanted (PEM).</summary>
    [JsonPropertyName("SigningCACert")]
    public string? SigningCertificate { get; init; }

    /// <summary>The key of that (PEM); engines never tell it.</summary>
    [JsonPropertyName("SigningCAKey")]
    public string? SigningKey { get; init; }

    /// <summary>The text never shows the key.</summary>
    public override string ToString() => nameof(SwarmAuthority);
}

/// <summary>How the managers of a swarm keep what is secret.</summary>
public sealed record SwarmEncryption : SwarmSetting
{
    /// <summary>Indicates whether a manager that was restarted needs a key.</summary>
    public bool? AutoLockManagers { get; init; }
}
