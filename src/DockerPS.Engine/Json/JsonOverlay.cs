using System.Text.Json.Nodes;

namespace DockerPS.Engine.Json;

/// <summary>Merges the caller's own JSON into a request, for settings of the API that this client lacks.</summary>
public static class JsonOverlay
{
    /// <summary>Merges one object into another: objects are merged, everything else is replaced.</summary>
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
