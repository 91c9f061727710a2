using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>The connection of a container to a network.</summary>
public sealed class ContainerNetwork
{
    internal ContainerNetwork(string name, EndpointSettings settings)
    {
        Name = name;
        NetworkId = settings.NetworkId ?? "";
        IPAddress = Text(settings.IPAddress);
        PrefixLength = settings.IPPrefixLen is > 0 ? settings.IPPrefixLen : null;
        Gateway = Text(settings.Gateway);
        IPv6Address = Text(settings.GlobalIPv6Address);
        IPv6PrefixLength = settings.GlobalIPv6PrefixLen is > 0 ? settings.GlobalIPv6PrefixLen : null;
        IPv6Gateway = Text(settings.IPv6Gateway);
        MacAddress = Text(settings.MacAddress);
        Aliases = [.. settings.Aliases ?? []];
        DnsNames = [.. settings.DnsNames ?? []];
    }

    /// <summary>The network's name.</summary>
    public string Name { get; }

    /// <summary>The network's id.</summary>
    public string NetworkId { get; }

    /// <summary>The IP address; null while the container is not running.</summary>
    public string? IPAddress { get; }

    /// <summary>The prefix length of the network.</summary>
    public int? PrefixLength { get; }

    /// <summary>The gateway.</summary>
    public string? Gateway { get; }

    /// <summary>The IPv6 address.</summary>
    public string? IPv6Address { get; }

    /// <summary>The IPv6 prefix length of the network.</summary>
    public int? IPv6PrefixLength { get; }

    /// <summary>The IPv6 gateway.</summary>
    public string? IPv6Gateway { get; }

    /// <summary>The MAC address.</summary>
    public string? MacAddress { get; }

    /// <summary>The requested additional names.</summary>
    public ObjectList<string> Aliases { get; }

    /// <summary>All DNS names of the container; from API 1.44 on.</summary>
    public ObjectList<string> DnsNames { get; }

    /// <summary>Returns the network's name.</summary>
    public override string ToString() => Name;

    private static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
