using System.Text.Json;
using System.Text.Json.Serialization;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Models;

/// <summary>What everything that a swarm keeps has.</summary>
public abstract record SwarmItem
{
    /// <summary>The id.</summary>
    [JsonPropertyName("ID")]
    [JsonRequired, JsonConverter(typeof(PresentText))]
    public string Id { get; init; } = "";

    /// <summary>Its state in the swarm's history.</summary>
    public ObjectVersion? Version { get; init; }

    /// <summary>When it was made (RFC 3339).</summary>
    public string? CreatedAt { get; init; }

    /// <summary>When it was changed last (RFC 3339).</summary>
    public string? UpdatedAt { get; init; }

    /// <summary>The name.</summary>
    [JsonIgnore]
    public abstract string Name { get; }
}

/// <summary>A state in a swarm's history: a change names the one that it is a change of, and is refused where there is a newer one.</summary>
public sealed record ObjectVersion
{
    /// <summary>Its number.</summary>
    public ulong Index { get; init; }
}

/// <summary>A part of what users set in a swarm. What has no member here is kept, and sent back as it came.</summary>
public abstract record SwarmSetting
{
    /// <summary>What else the engine tells. It has to be settable: the reader of JSON fills it when the rest is made.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
}

/// <summary>Something that does a part of the work, by its name.</summary>
public sealed record SwarmDriver : SwarmSetting
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>Its options.</summary>
    public IReadOnlyDictionary<string, string>? Options { get; init; }
}

/// <summary>The answer to a request that makes something in a swarm.</summary>
public sealed record SwarmItemCreated
{
    /// <summary>The new id.</summary>
    [JsonPropertyName("ID")]
    [JsonRequired, JsonConverter(typeof(PresentText))]
    public string Id { get; init; } = "";
}

/// <summary>The certificate by which the engines of a swarm know each other.</summary>
public sealed record SwarmTlsInfo
{
    /// <summary>The authority's certificate (PEM).</summary>
    public string? TrustRoot { get; init; }

    /// <summary>The authority's name (base64).</summary>
    public string? CertIssuerSubject { get; init; }

    /// <summary>The authority's public key (base64).</summary>
    public string? CertIssuerPublicKey { get; init; }
}
