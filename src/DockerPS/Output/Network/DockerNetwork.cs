using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A network, as <c>docker network ls</c> shows it, with its addresses.</summary>
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

    /// <summary>The full id: several networks may bear one name.</summary>
    public string Id { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The driver: bridge, host, null, overlay, macvlan, ipvlan, or a plugin.</summary>
    public string Driver { get; }

    /// <summary>local, global or swarm.</summary>
    public string Scope { get; }

    /// <summary>Whether it leads nowhere else.</summary>
    public bool Internal { get; }

    /// <summary>Whether containers that no service made may join, where it belongs to a swarm.</summary>
    public bool Attachable { get; }

    /// <summary>Whether it carries the published ports of a swarm.</summary>
    public bool Ingress { get; }

    /// <summary>Whether it has IPv6 addresses.</summary>
    public bool EnableIPv6 { get; }

    /// <summary>Its subnets, like <c>10.0.0.0/24</c>.</summary>
    public ObjectList<string> Subnets { get; }

    /// <summary>The gateways of its subnets, as far as they are known.</summary>
    public ObjectList<string> Gateways { get; }

    /// <summary>When it was made, local time.</summary>
    public DateTime? CreatedAt { get; }

    /// <summary>The labels.</summary>
    public Dictionary<string, string> Labels { get; }

    /// <summary>The options of its driver.</summary>
    public Dictionary<string, string> Options { get; }

    /// <summary>Whether it only holds settings for other networks.</summary>
    public bool ConfigOnly { get; }

    /// <summary>The network that its settings come from; null where they are its own.</summary>
    public string? ConfigFrom { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>Returns what lists do not have; asks the engine the first time.</summary>
    internal virtual NetworkFacts ReadFacts() => (_details ??= DetailReaders.Networks(Context)).Read(Id);
}
