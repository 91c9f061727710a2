using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A running container in a network. Cmdlets about containers take it.</summary>
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

    /// <summary>The id of its place in the network.</summary>
    public string EndpointId { get; }

    /// <summary>Its address; null for none.</summary>
    public string? IPAddress { get; }

    /// <summary>The length of the network's prefix.</summary>
    public int? PrefixLength { get; }

    /// <summary>Its IPv6 address; null for none.</summary>
    public string? IPv6Address { get; }

    /// <summary>The length of the network's IPv6 prefix.</summary>
    public int? IPv6PrefixLength { get; }

    /// <summary>Its hardware address.</summary>
    public string? MacAddress { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>The container's name.</summary>
    public override string ToString() => Name;

    private static (string? Address, int? PrefixLength) Split(string? address) => (address ?? "").Split('/') switch
    {
        [{ Length: > 0 } text, var length] when int.TryParse(length, out var number) => (text, number),
        [{ Length: > 0 } text, ..] => (text, null),
        _ => (null, null),
    };
}
