using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A running container in a network. Container cmdlets accept it as input.</summary>
public sealed class NetworkContainer
{
    internal NetworkContainer(string id, NetworkPlace place, string network, string context)
    {
        Id = id;
        Name = place.Name ?? "";
        Network = network;
        EndpointId = place.EndpointId ?? "";
        (IPAddress, PrefixLength) = Split(place.IPv4Address);
        (IPv6Address, IPv6PrefixLength) = Split(place.IPv6Address);
        MacAddress = EngineValue.Text(place.MacAddress);
        Context = context;
    }

    /// <summary>The container's id.</summary>
    public string Id { get; }

    /// <summary>The container's name.</summary>
    public string Name { get; }

    /// <summary>The network's name.</summary>
    public string Network { get; }

    /// <summary>The id of the endpoint in the network.</summary>
    public string EndpointId { get; }

    /// <summary>The IP address; null for none.</summary>
    public string? IPAddress { get; }

    /// <summary>The prefix length of the network.</summary>
    public int? PrefixLength { get; }

    /// <summary>The IPv6 address; null for none.</summary>
    public string? IPv6Address { get; }

    /// <summary>The IPv6 prefix length of the network.</summary>
    public int? IPv6PrefixLength { get; }

    /// <summary>The MAC address.</summary>
    public string? MacAddress { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>Returns the container's name.</summary>
    public override string ToString() => Name;

    private static (string? Address, int? PrefixLength) Split(string? address) => (address ?? "").Split('/') switch
    {
        [{ Length: > 0 } text, var length] when int.TryParse(length, out var number) => (text, number),
        [{ Length: > 0 } text, ..] => (text, null),
        _ => (null, null),
    };
}
