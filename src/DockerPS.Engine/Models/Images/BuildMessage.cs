using System.Text.Json;
using System.Text.Json.Serialization;
using DockerPS.Engine.BuildKit;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Models;

/// <summary>A message of a build.</summary>
public sealed record BuildMessage
{
    private const string TraceId = "moby.buildkit.trace";

    /// <summary>Text of the classic builder; a line may come in pieces.</summary>
    [JsonPropertyName("stream")]
    public string? Text { get; init; }

    /// <summary>The progress of a pull by the classic builder.</summary>
    [JsonPropertyName("status")]
    public string? Status { get; init; }

    /// <summary>The kind of the message, or the layer that is pulled.</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>BuildKit's trace in base64, or the new image's id.</summary>
    [JsonPropertyName("aux")]
    public JsonElement? Attachment { get; init; }

    /// <summary>The failure, if any.</summary>
    [JsonPropertyName("errorDetail")]
    public ProgressError? Error { get; init; }

    /// <summary>The failure's text, for engines that send nothing else.</summary>
    [JsonPropertyName("error")]
    public string? ErrorText { get; init; }

    /// <summary>The new image's id, if the message has it.</summary>
    [JsonIgnore]
    public string? ImageId =>
        Attachment is { ValueKind: JsonValueKind.Object } attachment
            && attachment.TryGetProperty("ID", out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString()
            : null;

    /// <summary>Reads BuildKit's trace; null if the message has none.</summary>
    /// <exception cref="DockerStreamException">The trace is malformed.</exception>
    public BuildTrace? ReadTrace() =>
        Id != TraceId ? null
        : Attachment is { ValueKind: JsonValueKind.String } attachment
            && attachment.TryGetBytesFromBase64(out var bytes) ? BuildTrace.Parse(bytes)
        : throw new DockerStreamException("The engine sent a build trace that is not base64.");
}
