using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A container's place in a network.</summary>
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

    /// <summary>The address; null while it does not run.</summary>
    public string? IPAddress { get; }

    /// <summary>The length of the network's prefix.</summary>
    public int? PrefixLength { get; }

    /// <summary>The gateway.</summary>
    public string? Gateway { get; }

    /// <summary>The IPv6 address.</summary>
    public string? IPv6Address { get; }

    /// <summary>The length of the network's IPv6 prefix.</summary>
    public int? IPv6PrefixLength { get; }

    /// <summary>The IPv6 gateway.</summary>
    public string? IPv6Gateway { get; }

    /// <summary>The hardware address.</summary>
    public string? MacAddress { get; }

    /// <summary>Further names that were asked for.</summary>
    public ObjectList<string> Aliases { get; }

    /// <summary>All names that it is found by; from API 1.44 on.</summary>
    public ObjectList<string> DnsNames { get; }

    /// <summary>The network's name.</summary>
    public override string ToString() => Name;

    private static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
