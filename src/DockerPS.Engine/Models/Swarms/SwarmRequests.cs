namespace DockerPS.Engine.Models;

/// <summary>The body of <c>POST /swarm/init</c>.</summary>
public sealed record SwarmInitRequest
{
    /// <summary>The listen address of the manager: an address or an interface, with or without a port.</summary>
    public string? ListenAddr { get; init; }

    /// <summary>The advertised address; null for the engine's choice.</summary>
    public string? AdvertiseAddr { get; init; }

    /// <summary>The address for data traffic between nodes; null for the advertised one.</summary>
    public string? DataPathAddr { get; init; }

    /// <summary>The port for data traffic; null for the default.</summary>
    public int? DataPathPort { get; init; }

    /// <summary>The address pools for the subnets of the swarm's networks; null for the default.</summary>
    public IReadOnlyList<string>? DefaultAddrPool { get; init; }

    /// <summary>The prefix length of the subnets; null for the default.</summary>
    public int? SubnetSize { get; init; }

    /// <summary>Indicates whether to recreate a swarm that has lost its managers from the state of this one.</summary>
    public bool ForceNewCluster { get; init; }

    /// <summary><c>active</c>, <c>pause</c> or <c>drain</c>; null for <c>active</c>.</summary>
    public string? Availability { get; init; }

    /// <summary>The settings.</summary>
    public SwarmSpec? Spec { get; init; }
}

/// <summary>The body of <c>POST /swarm/join</c>. Not a record, whose text would show the token.</summary>
public sealed class SwarmJoinRequest
{
    /// <summary>The listen address, for when the engine is a manager.</summary>
    public string? ListenAddr { get; init; }

    /// <summary>The advertised address; null for the engine's choice.</summary>
    public string? AdvertiseAddr { get; init; }

    /// <summary>The address for data traffic between nodes; null for the advertised one.</summary>
    public string? DataPathAddr { get; init; }

    /// <summary>The managers.</summary>
    public IReadOnlyList<string>? RemoteAddrs { get; init; }

    /// <summary>The join token, for a worker or for a manager.</summary>
    public string? JoinToken { get; init; }

    /// <summary><c>active</c>, <c>pause</c> or <c>drain</c>; null for <c>active</c>.</summary>
    public string? Availability { get; init; }
}

/// <summary>The unlock key of managers. Not a record, whose text would show the key.</summary>
public sealed class SwarmUnlockKey
{
    /// <summary>The key; empty if there is none.</summary>
    public string? UnlockKey { get; init; }
}

/// <summary>The secrets that an update of a swarm rotates.</summary>
[Flags]
public enum SwarmRotations
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The token of workers.</summary>
    WorkerToken = 1,

    /// <summary>The token of managers.</summary>
    ManagerToken = 2,

    /// <summary>The unlock key of managers.</summary>
    UnlockKey = 4,
}
