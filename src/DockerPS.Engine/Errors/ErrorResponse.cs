using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DockerPS.Engine.Errors;

/// <summary>The body of a refusal.</summary>
internal sealed record ErrorResponse
{
    /// <summary>The engine's message.</summary>
    [JsonPropertyName("message")]
    public string? Message { get; init; }

    /// <summary>Podman's word for the kind of failure; docker sends none.</summary>
    [JsonPropertyName("cause")]
    public string? Cause { get; init; }

    /// <summary>Reads <c>{"message":"…"}</c>, or takes the whole text for the message; null if the body is empty.</summary>
    public static ErrorResponse? Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            if (JsonSerializer.Deserialize(body, ErrorJson.Default.ErrorResponse) is { Message.Length: > 0 } error)
            {
                return error;
            }
        }
        catch (JsonException)
        {
            // The answer may be a proxy's, whose text is better than nothing.
        }

        var text = Encoding.UTF8.GetString(body).Trim();
        return text.Length > 0 ? new() { Message = text } : null;
    }
}

/// <summary>The JSON of refusals, apart from that of the API, since rooms below the models read refusals, too.</summary>
[JsonSerializable(typeof(ErrorResponse))]
internal sealed partial class ErrorJson : JsonSerializerContext;
