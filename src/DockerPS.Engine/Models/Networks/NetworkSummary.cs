using System.Text.Json.Serialization;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Models;

/// <summary>A network as <c>GET /networks</c> lists it.</summary>
public record NetworkSummary
{
    /// <summary>The full id.</summary>
    [JsonRequired, JsonConverter(typeof(PresentText))]
    public string Id { get; init; } = "";

    /// <summary>The name; several networks may bear it.</summary>
    [JsonRequired, JsonConverter(typeof(PresentText))]
    public string Name { get; init; } = "";

    /// <summary>When it was made (RFC 3339).</summary>
    public string? Created { get; init; }

    /// <summary>local, global or swarm.</summary>
    public string? Scope { get; init; }

    /// <summary>The driver.</summary>
    public string? Driver { get; init; }

    /// <summary>Indicates whether it has IPv4 addresses; from API 1.48 on.</summary>
    public bool? EnableIPv4 { get; init; }

    /// <summary>Indicates whether it has IPv6 addresses.</summary>
    public bool EnableIPv6 { get; init; }

    /// <summary>Where its addresses come from.</summary>
    [JsonPropertyName("IPAM")]
    public Ipam? Ipam { get; init; }

    /// <summary>Indicates whether it leads nowhere else.</summary>
    public bool Internal { get; init; }

    /// <summary>Indicates whether containers that no service made may join, where it belongs to a swarm.</summary>
    public bool Attachable { get; init; }

    /// <summary>Indicates whether it carries the published ports of a swarm.</summary>
    public bool Ingress { get; init; }

    /// <summary>The network that its settings come from.</summary>
    public NetworkConfigReference? ConfigFrom { get; init; }

    /// <summary>Indicates whether it only holds settings for other networks.</summary>
    public bool ConfigOnly { get; init; }

    /// <summary>The options of its driver.</summary>
    public IReadOnlyDictionary<string, string>? Options { get; init; }

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }
}

/// <summary>A network whose settings another takes over.</summary>
public sealed record NetworkConfigReference
{
    /// <summary>Its name; empty for none.</summary>
    public string? Network { get; init; }
}

/// <summary>Where the addresses of a network come from.</summary>
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
    /// <summary>Its addresses, like <c>10.0.0.0/24</c>.</summary>
    public string? Subnet { get; init; }

    /// <summary>Those that containers are given.</summary>
    public string? IPRange { get; init; }

    /// <summary>The gateway.</summary>
    public string? Gateway { get; init; }

    /// <summary>Addresses that containers are not given, by what has them.</summary>
    public IReadOnlyDictionary<string, string>? AuxiliaryAddresses { get; init; }
}
