using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DockerPS.Operations;

/// <summary>Formats the metadata of a build as buildx does in the file of its option <c>--metadata-file</c>.</summary>
internal static class BuildMetadata
{
    private static readonly JsonSerializerOptions s_indented = new()
    {
        WriteIndented = true,
        // A file is no web page: media types keep their plus sign.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Returns the metadata as JSON. Values that are JSON in base64, as BuildKit sends descriptors, are written as JSON.</summary>
    /// <param name="metadata">What the exporters reported.</param>
    public static byte[] ToJson(IReadOnlyDictionary<string, string> metadata)
    {
        var json = new JsonObject();
        foreach (var (name, value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json[name] = ObjectIn(value) ?? JsonValue.Create(value);
        }

        return JsonSerializer.SerializeToUtf8Bytes<JsonNode>(json, s_indented);
    }

    private static JsonNode? ObjectIn(string value)
    {
        var bytes = new byte[value.Length];
        try
        {
            return Convert.TryFromBase64String(value, bytes, out var length) && length > 0 && bytes[0] == '{'
                ? JsonNode.Parse(bytes.AsSpan(0, length)) as JsonObject
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
