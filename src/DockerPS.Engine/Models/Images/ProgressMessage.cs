using System.Text.Json;
using System.Text.Json.Serialization;

namespace DockerPS.Engine.Models;

/// <summary>A progress message of a pull, a push, a load or an import.</summary>
public sealed record ProgressMessage
{
    /// <summary>A line of output, of a build or a load.</summary>
    [JsonPropertyName("stream")]
    public string? Text { get; init; }

    /// <summary>The status, like <c>Downloading</c>.</summary>
    [JsonPropertyName("status")]
    public string? Status { get; init; }

    /// <summary>The short id of the layer concerned.</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>The progress.</summary>
    [JsonPropertyName("progressDetail")]
    public ProgressDetail? Progress { get; init; }

    /// <summary>Additional data, whose form depends on the operation.</summary>
    [JsonPropertyName("aux")]
    public JsonElement? Auxiliary { get; init; }

    /// <summary>The failure, if any; the response's status was a success before it.</summary>
    [JsonPropertyName("errorDetail")]
    public ProgressError? Error { get; init; }

    /// <summary>The failure's text, for engines that send nothing else.</summary>
    [JsonPropertyName("error")]
    public string? ErrorText { get; init; }
}

/// <summary>The progress of an operation.</summary>
public sealed record ProgressDetail
{
    /// <summary>The bytes done.</summary>
    [JsonPropertyName("current")]
    public long Current { get; init; }

    /// <summary>The total bytes; 0 if not known.</summary>
    [JsonPropertyName("total")]
    public long Total { get; init; }
}

/// <summary>A failure in the middle of a stream.</summary>
public sealed record ProgressError
{
    /// <summary>The status code.</summary>
    [JsonPropertyName("code")]
    public int? Code { get; init; }

    /// <summary>The engine's message.</summary>
    [JsonPropertyName("message")]
    public string? Message { get; init; }
}
