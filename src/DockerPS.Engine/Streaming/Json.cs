using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Streaming;

/// <summary>Whole JSON documents of the engine.</summary>
internal static class Json
{
    /// <summary>Reads a document.</summary>
    /// <exception cref="DockerStreamException">It is none, is cut off, or has another shape.</exception>
    public static T Parse<T>(ReadOnlySpan<byte> document, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(document, type)
                ?? throw new DockerStreamException("The engine answered 'null' where the API promises an object.");
        }
        catch (JsonException error)
        {
            throw new DockerStreamException($"The engine's answer is not what the API promises: {error.Message}", error)
            {
                Advice = "Check that the endpoint is a Docker engine's. A proxy in between may have changed the answer.",
            };
        }
    }

    /// <summary>The message of an error's body: <c>{"message":"…"}</c>, else the text itself; null where there is none.</summary>
    public static string? ErrorMessage(ReadOnlySpan<byte> body)
    {
        try
        {
            if (JsonSerializer.Deserialize(body, EngineJson.Default.ErrorResponse) is { Message.Length: > 0 } error)
            {
                return error.Message;
            }
        }
        catch (JsonException)
        {
            // Not every answer on the way is the engine's: a proxy's text is better than nothing.
        }

        var text = Encoding.UTF8.GetString(body).Trim();
        return text.Length > 0 ? text : null;
    }
}
