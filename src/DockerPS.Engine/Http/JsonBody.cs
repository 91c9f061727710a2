using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Http;

/// <summary>Creates the JSON bodies of requests.</summary>
internal static class JsonBody
{
    /// <summary>Creates a body from a model.</summary>
    public static HttpContent From<T>(T value, JsonTypeInfo<T> type) =>
        new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(value, type)) { Headers = { ContentType = new("application/json") } };

    /// <summary>Creates a body from a model, with the caller's own JSON merged into it.</summary>
    public static HttpContent From<T>(T value, JsonTypeInfo<T> type, JsonObject? overlay)
    {
        if (overlay is null)
        {
            return From(value, type);
        }

        var body = JsonSerializer.SerializeToNode(value, type)!.AsObject();
        JsonOverlay.Merge(body, overlay);
        return From(body);
    }

    /// <summary>Creates a body from JSON.</summary>
    public static HttpContent From(JsonObject body) => new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
}
