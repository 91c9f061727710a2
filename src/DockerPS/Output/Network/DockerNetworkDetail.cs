using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>The full details of a network (<c>docker network inspect</c>).</summary>
public sealed class DockerNetworkDetail : DockerNetwork
{
    private readonly NetworkFacts _facts;

    internal DockerNetworkDetail(NetworkInspect inspect, string context)
        : base(inspect, context)
    {
        _facts = new(inspect, context);
        EnableIPv4 = inspect.EnableIPv4 ?? true;
        IpamDriver = EngineValue.Text(inspect.Ipam?.Driver);
        IpamOptions = EngineValue.Copy(inspect.Ipam?.Options);
        Addresses = [.. (inspect.Ipam?.Config ?? []).Select(config => new NetworkSubnet(config))];
        Containers = _facts.Containers;
        Peers = [.. (inspect.Peers ?? []).Select(peer => new DockerPS.NetworkPeer(peer))];
        Services = _facts.Services;
    }

    /// <summary>Whether IPv4 is enabled; always true for engines before API 1.48.</summary>
    public bool EnableIPv4 { get; }

    /// <summary>The IPAM driver; null for none.</summary>
    public string? IpamDriver { get; }

    /// <summary>The options of the IPAM driver.</summary>
    public Dictionary<string, string> IpamOptions { get; }

    /// <summary>The subnets with their gateways and ranges.</summary>
    public ObjectList<NetworkSubnet> Addresses { get; }

    /// <summary>The running containers in the network.</summary>
    public ObjectList<NetworkContainer> Containers { get; }

    /// <summary>The other engines of an overlay network.</summary>
    public ObjectList<NetworkPeer> Peers { get; }

    /// <summary>The swarm services in the network.</summary>
    public ObjectList<NetworkService> Services { get; }

    /// <inheritdoc/>
    internal override NetworkFacts ReadFacts() => _facts;
}
