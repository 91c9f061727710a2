using System.Text.Json.Serialization;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Models;

/// <summary>A network as <c>GET /networks/{id}</c> gives it.</summary>
public sealed record NetworkInspect : NetworkSummary
{
    /// <summary>The places of running containers by the containers' ids.</summary>
    [JsonConverter(typeof(PresentEntries<NetworkPlace>))]
    public IReadOnlyDictionary<string, NetworkPlace>? Containers { get; init; }

    /// <summary>The other engines of an overlay network.</summary>
    public IReadOnlyList<NetworkPeer>? Peers { get; init; }

    /// <summary>The services of a swarm by their names; only where they were asked for.</summary>
    [JsonConverter(typeof(PresentEntries<NetworkServiceInfo>))]
    public IReadOnlyDictionary<string, NetworkServiceInfo>? Services { get; init; }
}

/// <summary>A container's place in a network, as the network sees it.</summary>
public sealed record NetworkPlace
{
    /// <summary>The container's name.</summary>
    public string? Name { get; init; }

    /// <summary>The id of the place.</summary>
    [JsonPropertyName("EndpointID")]
    public string? EndpointId { get; init; }

    /// <summary>The hardware address.</summary>
    public string? MacAddress { get; init; }

    /// <summary>The address with the length of its network's prefix: <c>10.0.0.2/24</c>.</summary>
    public string? IPv4Address { get; init; }

    /// <summary>The IPv6 address with the length of its network's prefix.</summary>
    public string? IPv6Address { get; init; }
}

/// <summary>Another engine of an overlay network.</summary>
public sealed record NetworkPeer
{
    /// <summary>Its name in the network.</summary>
    public string? Name { get; init; }

    /// <summary>Its address.</summary>
    public string? IP { get; init; }
}

/// <summary>A service of a swarm in a network.</summary>
public sealed record NetworkServiceInfo
{
    /// <summary>The address that stands for all of its tasks.</summary>
    [JsonPropertyName("VIP")]
    public string? VirtualIP { get; init; }

    /// <summary>Its ports.</summary>
    public IReadOnlyList<string>? Ports { get; init; }

    /// <summary>Its tasks.</summary>
    public IReadOnlyList<NetworkTask>? Tasks { get; init; }
}

/// <summary>A task of a service in a network.</summary>
public sealed record NetworkTask
{
    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>The id of its place.</summary>
    [JsonPropertyName("EndpointID")]
    public string? EndpointId { get; init; }

    /// <summary>Its address.</summary>
    [JsonPropertyName("EndpointIP")]
    public string? EndpointIP { get; init; }
}
