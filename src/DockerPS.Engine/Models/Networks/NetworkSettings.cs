using System.Text.Json.Serialization;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Models;

/// <summary>The network settings of a container.</summary>
public sealed record NetworkSettings
{
    /// <summary>The id of its network sandbox.</summary>
    [JsonPropertyName("SandboxID")]
    public string? SandboxId { get; init; }

    /// <summary>The path of its network namespace.</summary>
    public string? SandboxKey { get; init; }

    /// <summary>The published ports, by <c>80/tcp</c>; null for a port that is exposed only.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<PortBinding>?>? Ports { get; init; }

    /// <summary>The networks, by name.</summary>
    [JsonConverter(typeof(PresentEntries<EndpointSettings>))]
    public IReadOnlyDictionary<string, EndpointSettings>? Networks { get; init; }
}

/// <summary>A port of the host.</summary>
public sealed record PortBinding
{
    /// <summary>The host's address; empty for all.</summary>
    public string? HostIp { get; init; }

    /// <summary>The host's port; empty for any.</summary>
    public string? HostPort { get; init; }
}

/// <summary>The endpoint of a container in a network.</summary>
public sealed record EndpointSettings
{
    /// <summary>The requested addresses.</summary>
    [JsonPropertyName("IPAMConfig")]
    public EndpointIpamConfig? IpamConfig { get; init; }

    /// <summary>The legacy links, as <c>container:alias</c>.</summary>
    public IReadOnlyList<string>? Links { get; init; }

    /// <summary>The MAC address.</summary>
    public string? MacAddress { get; init; }

    /// <summary>The additional names in the network.</summary>
    public IReadOnlyList<string>? Aliases { get; init; }

    /// <summary>All names in the network; since API 1.44.</summary>
    [JsonPropertyName("DNSNames")]
    public IReadOnlyList<string>? DnsNames { get; init; }

    /// <summary>The options of the network's driver.</summary>
    public IReadOnlyDictionary<string, string>? DriverOpts { get; init; }

    /// <summary>The gateway priority; the highest one wins. Since API 1.48.</summary>
    public int? GwPriority { get; init; }

    /// <summary>The network's id.</summary>
    [JsonPropertyName("NetworkID")]
    public string? NetworkId { get; init; }

    /// <summary>The id of the endpoint.</summary>
    [JsonPropertyName("EndpointID")]
    public string? EndpointId { get; init; }

    /// <summary>The gateway.</summary>
    public string? Gateway { get; init; }

    /// <summary>The address.</summary>
    public string? IPAddress { get; init; }

    /// <summary>The prefix length of the address.</summary>
    public int? IPPrefixLen { get; init; }

    /// <summary>The IPv6 gateway.</summary>
    public string? IPv6Gateway { get; init; }

    /// <summary>The IPv6 address.</summary>
    public string? GlobalIPv6Address { get; init; }

    /// <summary>The prefix length of the IPv6 address.</summary>
    public int? GlobalIPv6PrefixLen { get; init; }
}

/// <summary>The requested addresses of an endpoint.</summary>
public sealed record EndpointIpamConfig
{
    /// <summary>The address.</summary>
    public string? IPv4Address { get; init; }

    /// <summary>The IPv6 address.</summary>
    public string? IPv6Address { get; init; }

    /// <summary>The link-local addresses.</summary>
    [JsonPropertyName("LinkLocalIPs")]
    public IReadOnlyList<string>? LinkLocalIPs { get; init; }
}
