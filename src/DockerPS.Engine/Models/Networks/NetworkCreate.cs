using System.Text.Json.Serialization;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Models;

/// <summary>The body of <c>POST /networks/create</c>.</summary>
public sealed record NetworkCreateRequest
{
    /// <summary>The name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Has engines before API 1.44 refuse a name that is taken; newer ones do anyway.</summary>
    public bool CheckDuplicate { get; init; } = true;

    /// <summary>The driver; null for the engine's usual one.</summary>
    public string? Driver { get; init; }

    /// <summary>local, global or swarm; null for what the driver has.</summary>
    public string? Scope { get; init; }

    /// <summary>Indicates whether it leads nowhere else.</summary>
    public bool Internal { get; init; }

    /// <summary>Indicates whether containers that no service made may join, where it belongs to a swarm.</summary>
    public bool Attachable { get; init; }

    /// <summary>Indicates whether it carries the published ports of a swarm.</summary>
    public bool Ingress { get; init; }

    /// <summary>Indicates whether it only holds settings for other networks.</summary>
    public bool ConfigOnly { get; init; }

    /// <summary>The network that its settings come from.</summary>
    public NetworkConfigReference? ConfigFrom { get; init; }

    /// <summary>Indicates whether it has IPv4 addresses; from API 1.48 on, null for yes.</summary>
    public bool? EnableIPv4 { get; init; }

    /// <summary>Indicates whether it has IPv6 addresses; null for what the engine is set to.</summary>
    public bool? EnableIPv6 { get; init; }

    /// <summary>Where its addresses come from; null for what the engine chooses.</summary>
    [JsonPropertyName("IPAM")]
    public Ipam? Ipam { get; init; }

    /// <summary>The options of its driver.</summary>
    public IReadOnlyDictionary<string, string>? Options { get; init; }

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }
}

/// <summary>The answer to <c>POST /networks/create</c>.</summary>
public sealed record NetworkCreated
{
    /// <summary>The new network's id.</summary>
    [JsonRequired, JsonConverter(typeof(PresentText))]
    public string Id { get; init; } = "";

    /// <summary>What the engine has to say about the request; empty for nothing.</summary>
    public string? Warning { get; init; }
}

/// <summary>The body of <c>POST /networks/{id}/connect</c>.</summary>
internal sealed record NetworkConnectRequest
{
    /// <summary>The container.</summary>
    public string Container { get; init; } = "";

    /// <summary>Its place in the network.</summary>
    public EndpointSettings? EndpointConfig { get; init; }
}

/// <summary>The body of <c>POST /networks/{id}/disconnect</c>.</summary>
internal sealed record NetworkDisconnectRequest
{
    /// <summary>The container.</summary>
    public string Container { get; init; } = "";

    /// <summary>Indicates whether what is left of it goes too where the container itself is gone.</summary>
    public bool Force { get; init; }
}
