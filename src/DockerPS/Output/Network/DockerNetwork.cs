using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A network as listed by <c>docker network ls</c>, with its addresses.</summary>
public class DockerNetwork
{
    private DetailReader<NetworkFacts>? _details;

    internal DockerNetwork(NetworkSummary summary, string context, DetailReader<NetworkFacts>? details = null)
    {
        _details = details;
        Id = summary.Id;
        Name = summary.Name;
        Driver = summary.Driver ?? "";
        Scope = summary.Scope ?? "";
        Internal = summary.Internal;
        Attachable = summary.Attachable;
        Ingress = summary.Ingress;
        EnableIPv6 = summary.EnableIPv6;
        var configs = summary.Ipam?.Config ?? [];
        Subnets = [.. configs.Select(config => config.Subnet).OfType<string>()];
        Gateways = [.. configs.Select(config => EngineValue.Text(config.Gateway)).OfType<string>()];
        CreatedAt = EngineTime.FromText(summary.Created);
        Labels = EngineValue.Copy(summary.Labels);
        Options = EngineValue.Copy(summary.Options);
        ConfigOnly = summary.ConfigOnly;
        ConfigFrom = EngineValue.Text(summary.ConfigFrom?.Network);
        Context = context;
    }

    /// <summary>The full id, as several networks may share a name.</summary>
    public string Id { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The driver: bridge, host, null, overlay, macvlan, ipvlan, or a plugin.</summary>
    public string Driver { get; }

    /// <summary>The scope: local, global or swarm.</summary>
    public string Scope { get; }

    /// <summary>Whether external access is blocked.</summary>
    public bool Internal { get; }

    /// <summary>Whether containers outside of services may connect to the swarm network.</summary>
    public bool Attachable { get; }

    /// <summary>Whether the network carries the published ports of a swarm.</summary>
    public bool Ingress { get; }

    /// <summary>Whether IPv6 is enabled.</summary>
    public bool EnableIPv6 { get; }

    /// <summary>The subnets, like <c>10.0.0.0/24</c>.</summary>
    public ObjectList<string> Subnets { get; }

    /// <summary>The gateways of the subnets, if known.</summary>
    public ObjectList<string> Gateways { get; }

    /// <summary>Creation time, local time.</summary>
    public DateTime? CreatedAt { get; }

    /// <summary>The labels.</summary>
    public Dictionary<string, string> Labels { get; }

    /// <summary>The driver options.</summary>
    public Dictionary<string, string> Options { get; }

    /// <summary>Whether the network only holds settings for other networks.</summary>
    public bool ConfigOnly { get; }

    /// <summary>The network that provides the settings; null if the network has its own.</summary>
    public string? ConfigFrom { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;

    /// <summary>Returns the details that lists omit; queries the engine on first use.</summary>
    internal virtual NetworkFacts ReadFacts() => (_details ??= DetailReaders.Networks(Context)).Read(Id);
}
