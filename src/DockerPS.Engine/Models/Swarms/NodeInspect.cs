using System.Text.Json.Serialization;

namespace DockerPS.Engine.Models;

/// <summary>An engine of a swarm as <c>GET /nodes</c> gives it.</summary>
public sealed record NodeInspect : SwarmItem
{
    /// <summary>What is wanted of it.</summary>
    public NodeSpec? Spec { get; init; }

    /// <summary>What it is.</summary>
    public NodeDescription? Description { get; init; }

    /// <summary>How it is.</summary>
    public NodeStatus? Status { get; init; }

    /// <summary>How it is as a manager; null for a worker.</summary>
    public NodeManagerStatus? ManagerStatus { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Name => Description?.Hostname ?? "";
}

/// <summary>What is wanted of an engine of a swarm.</summary>
public sealed record NodeSpec : SwarmSetting
{
    /// <summary>worker or manager.</summary>
    public string? Role { get; init; }

    /// <summary>active, pause or drain.</summary>
    public string? Availability { get; init; }

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }
}

/// <summary>What an engine of a swarm is.</summary>
public sealed record NodeDescription
{
    /// <summary>The name of its computer.</summary>
    public string? Hostname { get; init; }

    /// <summary>The computer.</summary>
    public NodePlatform? Platform { get; init; }

    /// <summary>What it has.</summary>
    public NodeResources? Resources { get; init; }

    /// <summary>The engine.</summary>
    public NodeEngine? Engine { get; init; }

    /// <summary>The authority that it trusts.</summary>
    [JsonPropertyName("TLSInfo")]
    public SwarmTlsInfo? TlsInfo { get; init; }
}

/// <summary>The computer of an engine.</summary>
public sealed record NodePlatform
{
    /// <summary>The processor.</summary>
    public string? Architecture { get; init; }

    /// <summary>The system.</summary>
    [JsonPropertyName("OS")]
    public string? System { get; init; }
}

/// <summary>What the computer of an engine has.</summary>
public sealed record NodeResources
{
    /// <summary>Processors, by the thousand million.</summary>
    [JsonPropertyName("NanoCPUs")]
    public long NanoCpus { get; init; }

    /// <summary>Bytes of memory.</summary>
    public long MemoryBytes { get; init; }
}

/// <summary>The engine of a node.</summary>
public sealed record NodeEngine
{
    /// <summary>The version.</summary>
    public string? EngineVersion { get; init; }

    /// <summary>The labels that it was started with.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }
}

/// <summary>How an engine of a swarm is.</summary>
public sealed record NodeStatus
{
    /// <summary>unknown, down, ready or disconnected.</summary>
    public string? State { get; init; }

    /// <summary>Why.</summary>
    public string? Message { get; init; }

    /// <summary>Its address.</summary>
    public string? Addr { get; init; }
}

/// <summary>How an engine of a swarm is as a manager.</summary>
public sealed record NodeManagerStatus
{
    /// <summary>Indicates whether it is the one that decides.</summary>
    public bool Leader { get; init; }

    /// <summary>unknown, unreachable or reachable.</summary>
    public string? Reachability { get; init; }

    /// <summary>Its address with the port.</summary>
    public string? Addr { get; init; }
}
