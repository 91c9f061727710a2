using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Json;

/// <summary>Reads JSON documents of the engine.</summary>
internal static class JsonReader
{
    /// <summary>Reads a document.</summary>
    /// <exception cref="DockerStreamException">The document is malformed, truncated, or of another shape.</exception>
    public static T Parse<T>(ReadOnlySpan<byte> document, JsonTypeInfo<T> type)
    {
        try
        {
            var value = JsonSerializer.Deserialize(document, type)
                ?? throw new DockerStreamException("The engine answered 'null' where the API promises an object.");
            return HasNullItem(document) ? throw Broken(": a list contains 'null'") : value;
        }
        catch (JsonException error)
        {
            // The framework's message would show the names of types.
            throw Broken($", at {(error.Path is null or "$" ? "" : $"'{error.Path}', ")}byte {error.BytePositionInLine ?? 0}", error);
        }
    }

    private static DockerStreamException Broken(string difference, Exception? error = null) =>
        new($"The engine's answer is not what the API promises{difference}.", error)
        {
            Advice = "Check that the endpoint is a Docker engine's. A proxy in between may have changed the answer.",
        };

    /// <summary>
    /// Indicates whether a list has a null item, which no list of the API has. Strings that only look like one require a second, slower
    /// pass; ordinary documents have none.
    /// </summary>
    private static bool HasNullItem(ReadOnlySpan<byte> document)
    {
        var rest = document;
        for (int at; (at = rest.IndexOf("null"u8)) >= 0; rest = rest[(at + 4)..])
        {
            if (rest[..at].TrimEnd(" \t\r\n"u8) is [.., (byte)'[' or (byte)','])
            {
                return ReadsNullItem(document);
            }
        }

        return false;
    }

    private static bool ReadsNullItem(ReadOnlySpan<byte> document)
    {
        var reader = new Utf8JsonReader(document);
        var previous = JsonTokenType.None;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Null && previous != JsonTokenType.PropertyName)
            {
                return reader.CurrentDepth > 0;
            }

            previous = reader.TokenType;
        }

        return false;
    }
}
