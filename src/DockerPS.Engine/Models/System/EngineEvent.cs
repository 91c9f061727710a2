using System.Text.Json.Serialization;

namespace DockerPS.Engine.Models;

/// <summary>An event of an engine.</summary>
public sealed record EngineEvent
{
    /// <summary>The kind of the object, like <c>container</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The action, like <c>die</c> or <c>health_status: healthy</c>.</summary>
    public string? Action { get; init; }

    /// <summary>The object.</summary>
    public EventActor? Actor { get; init; }

    /// <summary><c>local</c>, or <c>swarm</c> for events of the whole swarm.</summary>
    [JsonPropertyName("scope")]
    public string? Scope { get; init; }

    /// <summary>The time, in nanoseconds since 1970 (UTC).</summary>
    [JsonPropertyName("timeNano")]
    public long TimeNano { get; init; }
}

/// <summary>The object of an event.</summary>
public sealed record EventActor
{
    /// <summary>The id.</summary>
    [JsonPropertyName("ID")]
    public string? Id { get; init; }

    /// <summary>The attributes, like the name and the labels.</summary>
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }
}
