using System.Text.Json.Serialization;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Models;

/// <summary>The body of <c>POST /networks/create</c>.</summary>
public sealed record NetworkCreateRequest
{
    /// <summary>The name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Makes engines before API 1.44 refuse a name that is taken, as newer ones do anyway.</summary>
    public bool CheckDuplicate { get; init; } = true;

    /// <summary>The driver; null for the engine's default.</summary>
    public string? Driver { get; init; }

    /// <summary><c>local</c>, <c>global</c> or <c>swarm</c>; null for the driver's own.</summary>
    public string? Scope { get; init; }

    /// <summary>Indicates whether it is isolated from outside networks.</summary>
    public bool Internal { get; init; }

    /// <summary>Indicates whether containers outside of services may join a network of a swarm.</summary>
    public bool Attachable { get; init; }

    /// <summary>Indicates whether it is the ingress network, which carries the published ports of a swarm.</summary>
    public bool Ingress { get; init; }

    /// <summary>Indicates whether it only holds settings for other networks.</summary>
    public bool ConfigOnly { get; init; }

    /// <summary>The network that provides its settings.</summary>
    public NetworkConfigReference? ConfigFrom { get; init; }

    /// <summary>Indicates whether it has IPv4 addresses; null for yes. Since API 1.48.</summary>
    public bool? EnableIPv4 { get; init; }

    /// <summary>Indicates whether it has IPv6 addresses; null for the engine's default.</summary>
    public bool? EnableIPv6 { get; init; }

    /// <summary>The address management; null for the engine's choice.</summary>
    [JsonPropertyName("IPAM")]
    public Ipam? Ipam { get; init; }

    /// <summary>The driver's options.</summary>
    public IReadOnlyDictionary<string, string>? Options { get; init; }

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }
}

/// <summary>The response to <c>POST /networks/create</c>.</summary>
public sealed record NetworkCreated
{
    /// <summary>The new network's id.</summary>
    [JsonRequired, JsonConverter(typeof(PresentText))]
    public string Id { get; init; } = "";

    /// <summary>The engine's warning; empty for none.</summary>
    public string? Warning { get; init; }
}

/// <summary>The body of <c>POST /networks/{id}/connect</c>.</summary>
internal sealed record NetworkConnectRequest
{
    /// <summary>The container.</summary>
    public string Container { get; init; } = "";

    /// <summary>The endpoint settings.</summary>
    public EndpointSettings? EndpointConfig { get; init; }
}

/// <summary>The body of <c>POST /networks/{id}/disconnect</c>.</summary>
internal sealed record NetworkDisconnectRequest
{
    /// <summary>The container.</summary>
    public string Container { get; init; } = "";

    /// <summary>Indicates whether to remove what a removed container left behind.</summary>
    public bool Force { get; init; }
}
