using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DockerPS.Operations;

/// <summary>The settings that a container has although nobody requested them: those of its image, and of the engine.</summary>
/// <param name="container">The container.</param>
/// <param name="image">Its image; null if it is gone.</param>
internal sealed partial class EngineDefaults(JsonObject container, JsonObject? image)
{
    /// <summary>Those for which the engine's settings cannot be known.</summary>
    private static readonly HashSet<string> s_unknown = new(StringComparer.Ordinal)
    {
        "CgroupnsMode", "ConsoleSize", "Image", "MaskedPaths", "ReadonlyPaths",
    };

    private readonly JsonObject? _config = image?["Config"] as JsonObject;

    /// <summary>Returns whether a container would have a value without a request, as far as this can be known.</summary>
    public bool Has(string key, JsonNode? value) =>
        (IsUnset(value) && !(key == "StopTimeout" && value is not null))
        || s_unknown.Contains(key)
        || JsonNode.DeepEquals(value, _config?[key])
        || key switch
        {
            "Hostname" => $"{container["Id"]}".StartsWith($"{value}", StringComparison.Ordinal)
                || $"{container["HostConfig"]?["NetworkMode"]}" is "host" or ['c', 'o', 'n', 't', 'a', 'i', 'n', 'e', 'r', ':', ..],
            "IpcMode" => $"{value}" is "private" or "shareable",
            "LogConfig" => IsUnset(value?["Config"]),
            "MemorySwap" => !IsUnset(container["HostConfig"]?["Memory"]),
            "MemorySwappiness" => $"{value}" == "-1",
            "Mounts" => value is JsonArray mounts && WithoutAnonymous(mounts, []).Count == 0,
            "RestartPolicy" => $"{value?["Name"]}" is "" or "no",
            "Runtime" => $"{value}" == "runc",
            "ShmSize" => $"{value}" == "67108864",

            // Without the image, nobody knows which of these it has.
            "Cmd" or "Entrypoint" or "Env" or "ExposedPorts" or "Healthcheck" or "StopSignal" or "User" or "WorkingDir" =>
                _config is null || (key == "Env" && Adds(key, ((JsonArray)value!).Select(item => $"{item}"))),
            _ => false,
        };

    /// <summary>Returns whether a container would have a label without a request. Without its image, nobody knows.</summary>
    public bool HasLabel(string name, JsonNode? value) => _config is null || JsonNode.DeepEquals(value, _config["Labels"]?[name]);

    /// <summary>Returns whether a container would have all of these names or variables without a request.</summary>
    public bool Adds(string key, IEnumerable<string> names)
    {
        var known = _config?[key] switch
        {
            JsonArray list => list.Select(item => $"{item}"),
            JsonObject members => members.Select(pair => pair.Key),
            _ => [],
        };
        return !names.Except(known, StringComparer.Ordinal).Any() || (_config is null && key is "Env" or "ExposedPorts");
    }

    /// <summary>Returns the text of a value that a container gets without a request; null if it gets none.</summary>
    public string? TextOf(string key) => IsUnset(_config?[key]) ? null
        : _config![key] is JsonArray list ? string.Join(", ", list.Select(item => $"{item}"))
        : $"{_config[key]}";

    /// <summary>Returns mounts without anonymous volumes that were not requested: the engine made them for the image.</summary>
    public static JsonArray WithoutAnonymous(JsonArray mounts, JsonArray requested)
    {
        var targets = requested.Select(mount => $"{mount?["Target"]}").ToHashSet(StringComparer.Ordinal);
        return [.. mounts.Where(mount => targets.Contains($"{mount?["Target"]}") || !Anonymous().IsMatch($"{mount?["Source"]}"))
            .Select(mount => mount?.DeepClone())];
    }

    [GeneratedRegex("^([0-9a-f]{64})?$")]
    private static partial Regex Anonymous();

    private static bool IsUnset(JsonNode? value) => value switch
    {
        null => true,
        JsonArray list => list.All(IsUnset),
        JsonObject members => members.Count == 0,
        _ => $"{value}" is "" or "0" or "false",
    };
}
