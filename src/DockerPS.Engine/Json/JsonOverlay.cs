using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Streaming;

/// <summary>JSON of the caller's own, laid over a request: for what the API has and this client has no name for.</summary>
public static class JsonOverlay
{
    /// <summary>The body of a request, with the overlay on it.</summary>
    internal static HttpContent Body<T>(T request, JsonTypeInfo<T> type, JsonObject? overlay)
    {
        if (overlay is null)
        {
            return EngineHttp.Body(request, type);
        }

        var body = JsonSerializer.SerializeToNode(request, type)!.AsObject();
        Merge(body, overlay);
        return new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
    }

    /// <summary>Lays one object over another: objects are merged, everything else is replaced.</summary>
    public static void Merge(JsonObject target, JsonObject overlay)
    {
        foreach (var (name, value) in overlay)
        {
            if (value is JsonObject inner && target[name] is JsonObject existing)
            {
                Merge(existing, inner);
            }
            else
            {
                target[name] = value?.DeepClone();
            }
        }
    }
}
