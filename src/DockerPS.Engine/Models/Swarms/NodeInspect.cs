using System.Text.Json.Serialization;

namespace DockerPS.Engine.Models;

/// <summary>An item of <c>GET /nodes</c>: an engine of a swarm.</summary>
public sealed record NodeInspect : SwarmItem
{
    /// <summary>The settings.</summary>
    public NodeSpec? Spec { get; init; }

    /// <summary>The description.</summary>
    public NodeDescription? Description { get; init; }

    /// <summary>The state.</summary>
    public NodeStatus? Status { get; init; }

    /// <summary>The manager state; null for a worker.</summary>
    public NodeManagerStatus? ManagerStatus { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Name => Description?.Hostname ?? "";
}

/// <summary>The settings of a node.</summary>
public sealed record NodeSpec : SwarmSetting
{
    /// <summary><c>worker</c> or <c>manager</c>.</summary>
    public string? Role { get; init; }

    /// <summary><c>active</c>, <c>pause</c> or <c>drain</c>.</summary>
    public string? Availability { get; init; }

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }
}

/// <summary>The description of a node.</summary>
public sealed record NodeDescription
{
    /// <summary>The host name.</summary>
    public string? Hostname { get; init; }

    /// <summary>The platform.</summary>
    public NodePlatform? Platform { get; init; }

    /// <summary>The resources.</summary>
    public NodeResources? Resources { get; init; }

    /// <summary>The engine.</summary>
    public NodeEngine? Engine { get; init; }

    /// <summary>The CA that it trusts.</summary>
    [JsonPropertyName("TLSInfo")]
    public SwarmTlsInfo? TlsInfo { get; init; }
}

/// <summary>The platform of a node.</summary>
public sealed record NodePlatform
{
    /// <summary>The architecture.</summary>
    public string? Architecture { get; init; }

    /// <summary>The operating system.</summary>
    [JsonPropertyName("OS")]
    public string? System { get; init; }
}

/// <summary>The resources of a node.</summary>
public sealed record NodeResources
{
    /// <summary>The CPUs, in billionths.</summary>
    [JsonPropertyName("NanoCPUs")]
    public long NanoCpus { get; init; }

    /// <summary>The memory in bytes.</summary>
    public long MemoryBytes { get; init; }
}

/// <summary>The engine of a node.</summary>
public sealed record NodeEngine
{
    /// <summary>The version.</summary>
    public string? EngineVersion { get; init; }

    /// <summary>The labels that the engine was started with.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }
}

/// <summary>The state of a node.</summary>
public sealed record NodeStatus
{
    /// <summary><c>unknown</c>, <c>down</c>, <c>ready</c> or <c>disconnected</c>.</summary>
    public string? State { get; init; }

    /// <summary>The reason.</summary>
    public string? Message { get; init; }

    /// <summary>The address.</summary>
    public string? Addr { get; init; }
}

/// <summary>The manager state of a node.</summary>
public sealed record NodeManagerStatus
{
    /// <summary>Indicates whether it is the leader.</summary>
    public bool Leader { get; init; }

    /// <summary><c>unknown</c>, <c>unreachable</c> or <c>reachable</c>.</summary>
    public string? Reachability { get; init; }

    /// <summary>The address with the port.</summary>
    public string? Addr { get; init; }
}
