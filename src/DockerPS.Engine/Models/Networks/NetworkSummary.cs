using System.Text.Json.Serialization;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Models;

/// <summary>An item of <c>GET /networks</c>.</summary>
public record NetworkSummary
{
    /// <summary>The full id.</summary>
    [JsonRequired, JsonConverter(typeof(PresentText))]
    public string Id { get; init; } = "";

    /// <summary>The name, which is not unique.</summary>
    [JsonRequired, JsonConverter(typeof(PresentText))]
    public string Name { get; init; } = "";

    /// <summary>The time of creation (RFC 3339).</summary>
    public string? Created { get; init; }

    /// <summary><c>local</c>, <c>global</c> or <c>swarm</c>.</summary>
    public string? Scope { get; init; }

    /// <summary>The driver.</summary>
    public string? Driver { get; init; }

    /// <summary>Indicates whether it has IPv4 addresses; since API 1.48.</summary>
    public bool? EnableIPv4 { get; init; }

    /// <summary>Indicates whether it has IPv6 addresses.</summary>
    public bool EnableIPv6 { get; init; }

    /// <summary>The address management.</summary>
    [JsonPropertyName("IPAM")]
    public Ipam? Ipam { get; init; }

    /// <summary>Indicates whether it is isolated from outside networks.</summary>
    public bool Internal { get; init; }

    /// <summary>Indicates whether containers outside of services may join a network of a swarm.</summary>
    public bool Attachable { get; init; }

    /// <summary>Indicates whether it is the ingress network, which carries the published ports of a swarm.</summary>
    public bool Ingress { get; init; }

    /// <summary>The network that provides its settings.</summary>
    public NetworkConfigReference? ConfigFrom { get; init; }

    /// <summary>Indicates whether it only holds settings for other networks.</summary>
    public bool ConfigOnly { get; init; }

    /// <summary>The driver's options.</summary>
    public IReadOnlyDictionary<string, string>? Options { get; init; }

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }
}

/// <summary>A reference to a network that provides settings.</summary>
public sealed record NetworkConfigReference
{
    /// <summary>The network's name; empty for none.</summary>
    public string? Network { get; init; }
}

/// <summary>The address management of a network.</summary>
public sealed record Ipam
{
    /// <summary>The driver.</summary>
    public string? Driver { get; init; }

    /// <summary>The subnets.</summary>
    public IReadOnlyList<IpamConfig>? Config { get; init; }

    /// <summary>The driver's options.</summary>
    public IReadOnlyDictionary<string, string>? Options { get; init; }
}

/// <summary>A subnet.</summary>
public sealed record IpamConfig
{
    /// <summary>The range, like <c>10.0.0.0/24</c>.</summary>
    public string? Subnet { get; init; }

    /// <summary>The range for containers.</summary>
    public string? IPRange { get; init; }

    /// <summary>The gateway.</summary>
    public string? Gateway { get; init; }

    /// <summary>The reserved addresses, by name.</summary>
    public IReadOnlyDictionary<string, string>? AuxiliaryAddresses { get; init; }
}
