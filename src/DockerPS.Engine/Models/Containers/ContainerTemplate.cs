using System.Text.Json;
using System.Text.Json.Nodes;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Models;

/// <summary>
/// A request to create a container like another one: the settings of the other, without those that came from its image, those that the
/// engine chose, and those that only one container can have.
/// </summary>
public sealed class ContainerTemplate
{
    private static readonly string[] s_settings = ["WorkingDir", "User", "StopSignal", "Shell", "Healthcheck"];
    private static readonly string[] s_maps = ["Labels", "ExposedPorts", "Volumes"];

    private readonly JsonObject _body;

    private ContainerTemplate(JsonObject body, IReadOnlyDictionary<string, EndpointSettings> networks) =>
        (_body, Networks) = (body, networks);

    /// <summary>The image, as the other container names it.</summary>
    public string Image => Text(_body[nameof(Image)]) ?? "";

    /// <summary>The other networks and the settings in them: older engines connect a new container to one network only.</summary>
    public IReadOnlyDictionary<string, EndpointSettings> Networks { get; }

    /// <summary>Creates a template from a container.</summary>
    /// <param name="container">The engine's JSON of the container.</param>
    /// <param name="image">The engine's JSON of its image; null if that was removed.</param>
    public static ContainerTemplate From(JsonObject container, JsonObject? image)
    {
        var id = Text(container["Id"]) ?? "";
        var body = container["Config"]?.DeepClone().AsObject() ?? [];
        var host = container["HostConfig"]?.DeepClone().AsObject() ?? [];
        RemoveImageSettings(body, image?["Config"] as JsonObject ?? []);
        foreach (var name in new[] { "OnBuild", "MacAddress" })
        {
            body.Remove(name);
        }

        var mode = Text(host["NetworkMode"]) ?? "";
        var sharesHost = mode is "host" || mode.StartsWith("container:", StringComparison.Ordinal);
        if (sharesHost || id.StartsWith(Text(body["Hostname"]) ?? "", StringComparison.Ordinal))
        {
            body.Remove("Hostname");
        }

        // The engine doubles the memory limit itself.
        if (Number(host["Memory"]) is > 0 and var memory && Number(host["MemorySwap"]) == memory * 2)
        {
            host.Remove("MemorySwap");
        }

        host.Remove("ContainerIDFile");
        host.Remove("ConsoleSize");
        if (host["Links"] is JsonArray links)
        {
            host["Links"] = new JsonArray([.. links.Select(link => (JsonNode)LinkText(Text(link) ?? ""))]);
        }

        body["HostConfig"] = host;
        var networks = (container["NetworkSettings"]?[nameof(Networks)] as JsonObject ?? [])
            .Where(network => !sharesHost && mode is not "none" && network.Key != (mode is "default" or "" ? "bridge" : mode))
            .ToDictionary(
                network => network.Key,
                network => Endpoint(network.Value as JsonObject ?? [], id).Deserialize(EngineJson.Default.EndpointSettings)!,
                StringComparer.Ordinal);
        if (container["NetworkSettings"]?[nameof(Networks)]?[mode] is JsonObject first && mode is not ("bridge" or "host" or "none"))
        {
            body["NetworkingConfig"] = new JsonObject { ["EndpointsConfig"] = new JsonObject { [mode] = Endpoint(first, id) } };
        }

        return new(body, networks);
    }

    /// <summary>Returns the settings with those of a request laid over them.</summary>
    /// <param name="request">The request. Switches that are off count only if they are in <paramref name="explicitMembers"/>.</param>
    /// <param name="explicitMembers">The members that count even if they are off.</param>
    internal JsonObject With(JsonObject request, IReadOnlySet<string> explicitMembers)
    {
        var body = _body.DeepClone().AsObject();
        if (request["Entrypoint"] is not null && request["Cmd"] is null)
        {
            body.Remove("Cmd");
        }

        var host = request["HostConfig"] as JsonObject ?? [];
        if (host["NetworkMode"] is not null)
        {
            body.Remove("NetworkingConfig");
        }

        Overlay(body, request);
        Overlay(body["HostConfig"]!.AsObject(), host);

        return body;

        void Overlay(JsonObject target, JsonObject source)
        {
            foreach (var (name, value) in source)
            {
                var isOff = value is JsonValue given && given.TryGetValue<bool>(out var on) && !on
                    && name is not ("AttachStdout" or "AttachStderr");
                if (name == "HostConfig" || value is null || ((isOff || name == "Env") && !explicitMembers.Contains(name)))
                {
                    continue;
                }

                if (name == "Healthcheck" && target[name] is JsonObject check && value is JsonObject changes)
                {
                    JsonOverlay.Merge(check, changes);
                }
                else
                {
                    target[name] = value.DeepClone();
                }
            }
        }
    }

    private static void RemoveImageSettings(JsonObject body, JsonObject image)
    {
        foreach (var name in s_settings.Where(name => JsonNode.DeepEquals(body[name], image[name])))
        {
            body.Remove(name);
        }

        foreach (var name in s_maps)
        {
            foreach (var (key, value) in (image[name] as JsonObject ?? []).ToList())
            {
                if (body[name] is JsonObject map && map.ContainsKey(key) && JsonNode.DeepEquals(map[key], value))
                {
                    map.Remove(key);
                }
            }
        }

        if (body["Env"] is JsonArray variables)
        {
            var own = (image["Env"] as JsonArray ?? []).Select(Text).ToHashSet(StringComparer.Ordinal);
            var others = variables.Where(variable => !own.Contains(Text(variable)));
            body["Env"] = new JsonArray([.. others.Select(variable => variable?.DeepClone())]);
        }

        // An entry point of its own discards the image's command, so that the command is the container's own, too.
        if (JsonNode.DeepEquals(body["Entrypoint"], image["Entrypoint"]))
        {
            body.Remove("Entrypoint");
            if (JsonNode.DeepEquals(body["Cmd"], image["Cmd"]))
            {
                body.Remove("Cmd");
            }
        }
    }

    /// <summary>Returns the settings in a network without addresses, which only one container can have.</summary>
    private static JsonObject Endpoint(JsonObject place, string id)
    {
        var endpoint = new JsonObject();
        var aliases = (place["Aliases"] as JsonArray ?? []).Select(Text).OfType<string>()
            .Where(alias => !id.StartsWith(alias, StringComparison.Ordinal)).ToList();
        if (aliases.Count > 0)
        {
            endpoint["Aliases"] = new JsonArray([.. aliases.Select(alias => (JsonNode)alias)]);
        }

        foreach (var name in new[] { "DriverOpts", "Links", "GwPriority" })
        {
            if (place[name] is { } value)
            {
                endpoint[name] = value.DeepClone();
            }
        }

        return endpoint;
    }

    /// <summary>Returns a link in the form of requests; the engine reports <c>/db:/web/alias</c>.</summary>
    public static string LinkText(string link) => link.Split(':') is [var other, var alias]
        ? $"{other.TrimStart('/')}:{alias.Split('/')[^1]}"
        : link;

    private static long? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<long>(out var number) ? number : null;

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
