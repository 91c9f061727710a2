namespace DockerPS.Engine.Models;

/// <summary>The body of <c>POST /swarm/init</c>.</summary>
public sealed record SwarmInitRequest
{
    /// <summary>Where the manager listens: an address or an interface, with or without a port.</summary>
    public string? ListenAddr { get; init; }

    /// <summary>Where the others reach it; null for what the engine chooses.</summary>
    public string? AdvertiseAddr { get; init; }

    /// <summary>Where traffic between containers of several engines passes; null for the same.</summary>
    public string? DataPathAddr { get; init; }

    /// <summary>The port of that; null for the usual one.</summary>
    public int? DataPathPort { get; init; }

    /// <summary>Where the subnets of the swarm's networks come from; null for the usual.</summary>
    public IReadOnlyList<string>? DefaultAddrPool { get; init; }

    /// <summary>The length of the prefix of those subnets; null for the usual.</summary>
    public int? SubnetSize { get; init; }

    /// <summary>Indicates whether a swarm that has lost its managers is made anew of what this one knows.</summary>
    public bool ForceNewCluster { get; init; }

    /// <summary>active, pause or drain; null for active.</summary>
    public string? Availability { get; init; }

    /// <summary>The settings.</summary>
    public SwarmSpec? Spec { get; init; }
}

/// <summary>The body of <c>POST /swarm/join</c>. No record: its text must never show what is secret.</summary>
public sealed class SwarmJoinRequest
{
    /// <summary>Where the engine listens once it is a manager.</summary>
    public string? ListenAddr { get; init; }

    /// <summary>Where the others reach it; null for what the engine chooses.</summary>
    public string? AdvertiseAddr { get; init; }

    /// <summary>Where traffic between containers of several engines passes; null for the same.</summary>
    public string? DataPathAddr { get; init; }

    /// <summary>The managers.</summary>
    public IReadOnlyList<string>? RemoteAddrs { get; init; }

    /// <summary>What lets it join, as a worker or as a manager.</summary>
    public string? JoinToken { get; init; }

    /// <summary>active, pause or drain; null for active.</summary>
    public string? Availability { get; init; }
}

/// <summary>The key of managers that lock themselves. No record: its text must never show what is secret.</summary>
public sealed class SwarmUnlockKey
{
    /// <summary>The key; empty if there is none.</summary>
    public string? UnlockKey { get; init; }
}

/// <summary>What of a swarm is made anew by an update.</summary>
[Flags]
public enum SwarmRotations
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The token of workers.</summary>
    WorkerToken = 1,

    /// <summary>The token of managers.</summary>
    ManagerToken = 2,

    /// <summary>The key of managers that lock themselves.</summary>
    UnlockKey = 4,
}
