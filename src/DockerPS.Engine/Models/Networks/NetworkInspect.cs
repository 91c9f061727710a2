using System.Text.Json.Serialization;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Models;

/// <summary>A network in the response to <c>GET /networks/{id}</c>.</summary>
public sealed record NetworkInspect : NetworkSummary
{
    /// <summary>The endpoints of running containers, by container id.</summary>
    [JsonConverter(typeof(PresentEntries<NetworkPlace>))]
    public IReadOnlyDictionary<string, NetworkPlace>? Containers { get; init; }

    /// <summary>The other engines of an overlay network.</summary>
    public IReadOnlyList<NetworkPeer>? Peers { get; init; }

    /// <summary>The services of a swarm, by name; only if requested.</summary>
    [JsonConverter(typeof(PresentEntries<NetworkServiceInfo>))]
    public IReadOnlyDictionary<string, NetworkServiceInfo>? Services { get; init; }
}

/// <summary>The endpoint of a container, as the network sees it.</summary>
public sealed record NetworkPlace
{
    /// <summary>The container's name.</summary>
    public string? Name { get; init; }

    /// <summary>The id of the endpoint.</summary>
    [JsonPropertyName("EndpointID")]
    public string? EndpointId { get; init; }

    /// <summary>The MAC address.</summary>
    public string? MacAddress { get; init; }

    /// <summary>The IPv4 address with its prefix length, like <c>10.0.0.2/24</c>.</summary>
    public string? IPv4Address { get; init; }

    /// <summary>The IPv6 address with its prefix length.</summary>
    public string? IPv6Address { get; init; }
}

/// <summary>Another engine of an overlay network.</summary>
public sealed record NetworkPeer
{
    /// <summary>The name in the network.</summary>
    public string? Name { get; init; }

    /// <summary>The address.</summary>
    public string? IP { get; init; }
}

/// <summary>A service of a swarm in a network.</summary>
public sealed record NetworkServiceInfo
{
    /// <summary>The virtual IP address, which stands for all tasks.</summary>
    [JsonPropertyName("VIP")]
    public string? VirtualIP { get; init; }

    /// <summary>The ports.</summary>
    public IReadOnlyList<string>? Ports { get; init; }

    /// <summary>The tasks.</summary>
    public IReadOnlyList<NetworkTask>? Tasks { get; init; }
}

/// <summary>A task of a service in a network.</summary>
public sealed record NetworkTask
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The id of the endpoint.</summary>
    [JsonPropertyName("EndpointID")]
    public string? EndpointId { get; init; }

    /// <summary>The address.</summary>
    [JsonPropertyName("EndpointIP")]
    public string? EndpointIP { get; init; }
}
