using System.Text.Json.Serialization;

namespace DockerPS.Engine.Models;

/// <summary>Something that happened in an engine.</summary>
public sealed record EngineEvent
{
    /// <summary>The kind of what it happened to, like <c>container</c>.</summary>
    public string? Type { get; init; }

    /// <summary>What happened, like <c>die</c> or <c>health_status: healthy</c>.</summary>
    public string? Action { get; init; }

    /// <summary>What it happened to.</summary>
    public EventActor? Actor { get; init; }

    /// <summary>local, or swarm where it happened in all of a swarm.</summary>
    [JsonPropertyName("scope")]
    public string? Scope { get; init; }

    /// <summary>When, in nanoseconds since 1970 (UTC).</summary>
    [JsonPropertyName("timeNano")]
    public long TimeNano { get; init; }
}

/// <summary>What an event happened to.</summary>
public sealed record EventActor
{
    /// <summary>Its id.</summary>
    [JsonPropertyName("ID")]
    public string? Id { get; init; }

    /// <summary>Its name, labels and more.</summary>
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }
}
