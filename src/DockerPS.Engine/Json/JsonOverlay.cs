using System.Text.Json.Nodes;

namespace DockerPS.Engine.Json;

/// <summary>JSON of the caller's own, laid over a request: for what the API has and this client has no name for.</summary>
public static class JsonOverlay
{
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
