using System.Text.Json;
using System.Text.Json.Serialization;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Models;

/// <summary>Base class of the objects that a swarm stores.</summary>
public abstract record SwarmItem
{
    /// <summary>The id.</summary>
    [JsonPropertyName("ID")]
    [JsonRequired, JsonConverter(typeof(PresentText))]
    public string Id { get; init; } = "";

    /// <summary>The version.</summary>
    public ObjectVersion? Version { get; init; }

    /// <summary>The time of creation (RFC 3339).</summary>
    public string? CreatedAt { get; init; }

    /// <summary>The time of the last update (RFC 3339).</summary>
    public string? UpdatedAt { get; init; }

    /// <summary>The name.</summary>
    [JsonIgnore]
    public abstract string Name { get; }
}

/// <summary>
/// A version in a swarm's history. An update names the version that it is based on, and is refused if there is a newer one.
/// </summary>
public sealed record ObjectVersion
{
    /// <summary>The number.</summary>
    public ulong Index { get; init; }
}

/// <summary>Base class of the settings in a swarm. Unknown members are kept, and sent back unchanged.</summary>
public abstract record SwarmSetting
{
    /// <summary>The unknown members. Settable, since the JSON reader fills it after the object is constructed.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
}

/// <summary>A driver, by its name.</summary>
public sealed record SwarmDriver : SwarmSetting
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The options.</summary>
    public IReadOnlyDictionary<string, string>? Options { get; init; }
}

/// <summary>The response to requests that create something in a swarm.</summary>
public sealed record SwarmItemCreated
{
    /// <summary>The new id.</summary>
    [JsonPropertyName("ID")]
    [JsonRequired, JsonConverter(typeof(PresentText))]
    public string Id { get; init; } = "";
}

/// <summary>The CA of a swarm.</summary>
public sealed record SwarmTlsInfo
{
    /// <summary>The CA certificate (PEM).</summary>
    public string? TrustRoot { get; init; }

    /// <summary>The CA's subject (base64).</summary>
    public string? CertIssuerSubject { get; init; }

    /// <summary>The CA's public key (base64).</summary>
    public string? CertIssuerPublicKey { get; init; }
}
