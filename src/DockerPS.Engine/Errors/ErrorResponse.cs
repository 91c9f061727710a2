using System.Text.Json.Serialization;

namespace DockerPS.Engine.Models;

/// <summary>The body of an answer that refuses.</summary>
internal sealed record ErrorResponse
{
    /// <summary>The engine's message.</summary>
    [JsonPropertyName("message")]
    public string? Message { get; init; }

    /// <summary>The kind of failure, in podman's words; docker has none.</summary>
    [JsonPropertyName("cause")]
    public string? Cause { get; init; }
}
