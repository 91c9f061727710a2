using System.Text.Json.Nodes;

namespace DockerPS.Operations;

/// <summary>
/// A collection of a service that can be replaced, added to and removed from: its location in the JSON of a service, and the keys of
/// its elements.
/// </summary>
/// <param name="Parameter">The parameter that replaces it.</param>
/// <param name="Path">Its location.</param>
/// <param name="Key">Returns the key by which an added element replaces another; null for a map.</param>
/// <param name="Names">Returns other names of an element.</param>
/// <param name="Normal">Converts a name with several spellings to its key; null if there is only one spelling.</param>
internal sealed record ServiceCollection(
    string Parameter,
    string Path,
    Func<JsonNode, string>? Key,
    Func<JsonNode, IEnumerable<string>>? Names = null,
    Func<string, string>? Normal = null)
{
    private const string Container = "TaskTemplate.ContainerSpec.";

    /// <summary>All collections.</summary>
    public static IReadOnlyList<ServiceCollection> All { get; } =
    [
        new("Environment", Container + "Env", line => Text(line).Split('=')[0]),
        new("Label", "Labels", null),
        new("ContainerLabel", Container + "Labels", null),
        new("Port", "EndpointSpec.Ports", port => $"{Published(port)}{Target(port)}/{Text(port["PublishMode"])}", Ports),
        new("Network", "TaskTemplate.Networks", network => Text(network["Target"])),
        new("Mount", Container + "Mounts", mount => Text(mount["Target"]), Mounts),
        new("Secret", Container + "Secrets", File, secret => Files(secret, "SecretName", "SecretID")),
        new("Config", Container + "Configs", File, config => Files(config, "ConfigName", "ConfigID")),
        new("Constraint", "TaskTemplate.Placement.Constraints", constraint => WithoutSpaces(Text(constraint)), Normal: WithoutSpaces),
        new("PlacementPreference", "TaskTemplate.Placement.Preferences", Spread, preference => [$"spread={Spread(preference)}"]),
        new("ExtraHost", Container + "Hosts", Text, Hosts),
        new("Dns", Container + "DNSConfig.Nameservers", Text),
        new("DnsSearch", Container + "DNSConfig.Search", Text),
        new("DnsOption", Container + "DNSConfig.Options", Text),
        new("Group", Container + "Groups", Text),
        new("Sysctl", Container + "Sysctls", null),
        new("Ulimit", Container + "Ulimits", limit => Text(limit["Name"]), Ulimits),
        new("CapAdd", Container + "CapabilityAdd", Text, Normal: ServiceRequest.Capability),
        new("CapDrop", Container + "CapabilityDrop", Text, Normal: ServiceRequest.Capability),
        new("LogOption", "TaskTemplate.LogDriver.Options", null),
    ];

    /// <summary>Removes elements.</summary>
    /// <param name="service">The service.</param>
    /// <param name="names">The names of the elements.</param>
    public void Remove(JsonObject service, IReadOnlySet<string> names)
    {
        switch (Find(service))
        {
            case JsonObject map:
                foreach (var name in names)
                {
                    map.Remove(name);
                }

                break;
            case JsonArray list:
                var keys = Normal is null ? names : names.Select(Normal).ToHashSet(StringComparer.Ordinal);
                RemoveAll(list, element => keys.Contains(Key!(element))
                    || names.Contains(element.ToString())
                    || Names?.Invoke(element).Any(names.Contains) == true);
                break;
        }
    }

    /// <summary>Adds the elements of another service; they replace those with the same keys.</summary>
    public void Add(JsonObject service, JsonObject other)
    {
        switch (Find(other))
        {
            case JsonObject map:
                foreach (var (name, value) in map)
                {
                    Make(service, () => new JsonObject())[name] = value?.DeepClone();
                }

                break;
            case JsonArray added:
                var list = Make(service, () => new JsonArray());
                var keys = added.Select(element => Key!(element!)).ToHashSet(StringComparer.Ordinal);
                RemoveAll(list, element => keys.Contains(Key!(element)));
                foreach (var element in added)
                {
                    list.Add(element!.DeepClone());
                }

                break;
        }
    }

    /// <summary>Clears a map that the other service sets too: it replaces this one, while other objects are merged.</summary>
    public void Replace(JsonObject service, JsonObject other)
    {
        if (Find(other) is JsonObject && Find(service) is JsonObject map)
        {
            map.Clear();
        }
    }

    private JsonNode? Find(JsonObject service) =>
        Path.Split('.').Aggregate((JsonNode?)service, (node, name) => (node as JsonObject)?[name]);

    private T Make<T>(JsonObject service, Func<T> empty)
        where T : JsonNode
    {
        var names = Path.Split('.');
        var parent = names.SkipLast(1).Aggregate(service, (node, name) => (JsonObject)(node[name] ??= new JsonObject()));
        return (T)(parent[names[^1]] ??= empty());
    }

    private static void RemoveAll(JsonArray list, Func<JsonNode, bool> condition)
    {
        foreach (var element in list.Where(element => element is not null && condition(element)).ToList())
        {
            list.Remove(element);
        }
    }

    private static string WithoutSpaces(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    private static string Text(JsonNode? value) => value?.ToString() ?? "";

    private static string Spread(JsonNode preference) => Text(preference["Spread"]?["SpreadDescriptor"]);

    private static string File(JsonNode file) => Text(file["File"]?["Name"]);

    private static IEnumerable<string> Files(JsonNode file, string name, string id) =>
        [Text(file[name]), Text(file[id]), $"{Text(file[name])}:{File(file)}"];

    private static IEnumerable<string> Hosts(JsonNode host)
    {
        var words = Text(host).Split(' ');
        return [.. words.Skip(1), string.Join(':', Enumerable.Reverse(words))];
    }

    private static IEnumerable<string> Ulimits(JsonNode limit) =>
        [$"{Text(limit["Name"])}={Text(limit["Soft"])}:{Text(limit["Hard"])}"];

    /// <summary>Returns a mount as it is displayed, with its type if it has no source.</summary>
    private static IEnumerable<string> Mounts(JsonNode mount)
    {
        var source = Text(mount["Source"]) is { Length: > 0 } named ? named : Text(mount["Type"]);
        var name = $"{source}:{Text(mount["Target"])}";
        return [name, $"{name}:ro"];
    }

    private static string Published(JsonNode port) =>
        Text(port["PublishedPort"]) is { Length: > 0 } published and not "0" ? $"{published}:" : "";

    private static string Target(JsonNode port)
    {
        var protocol = Text(port["Protocol"]) is { Length: > 0 } named ? named : "tcp";
        return $"{Text(port["TargetPort"])}/{protocol}";
    }

    /// <summary>Returns the names of a port: by its target, with or without the published port, and as it is displayed.</summary>
    private static IEnumerable<string> Ports(JsonNode port)
    {
        var (published, target) = (Published(port), Target(port));
        var shown = published.Replace(":", "->", StringComparison.Ordinal) + target;
        IEnumerable<string> names = [target, published + target, shown, $"*:{shown}"];
        return names.Concat(names.Where(name => name.EndsWith("/tcp", StringComparison.Ordinal)).Select(name => name[..^"/tcp".Length]));
    }
}
