using System.Text.Json;
using System.Text.Json.Serialization;

namespace DockerPS.Engine.Models;

/// <summary>A message of a pull, a push, a load or an import.</summary>
public sealed record ProgressMessage
{
    /// <summary>A line of what the engine says, where it builds or loads.</summary>
    [JsonPropertyName("stream")]
    public string? Text { get; init; }

    /// <summary>What happens, like <c>Downloading</c>.</summary>
    [JsonPropertyName("status")]
    public string? Status { get; init; }

    /// <summary>What it happens to: a layer's short id.</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>How far it is.</summary>
    [JsonPropertyName("progressDetail")]
    public ProgressDetail? Progress { get; init; }

    /// <summary>What else there is to know; its form depends on what is done.</summary>
    [JsonPropertyName("aux")]
    public JsonElement? Auxiliary { get; init; }

    /// <summary>A failure; the stream's status was good before it.</summary>
    [JsonPropertyName("errorDetail")]
    public ProgressError? Error { get; init; }

    /// <summary>The failure's text on engines that send nothing else.</summary>
    [JsonPropertyName("error")]
    public string? ErrorText { get; init; }
}

/// <summary>How far something is.</summary>
public sealed record ProgressDetail
{
    /// <summary>Units done: bytes.</summary>
    [JsonPropertyName("current")]
    public long Current { get; init; }

    /// <summary>Units in all; 0 if that is not known.</summary>
    [JsonPropertyName("total")]
    public long Total { get; init; }
}

/// <summary>A failure inside a stream.</summary>
public sealed record ProgressError
{
    /// <summary>The status that it would have had.</summary>
    [JsonPropertyName("code")]
    public int? Code { get; init; }

    /// <summary>The engine's message.</summary>
    [JsonPropertyName("message")]
    public string? Message { get; init; }
}
