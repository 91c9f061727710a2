using System.Globalization;
using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Merging;

/// <summary>Replaces earlier items of a list by later ones that are about the same, like the same port.</summary>
internal static class Uniqueness
{
    private static readonly PathTable<Func<Node, string?>> s_keys = Create();

    /// <summary>Applies the rule to all lists of a file.</summary>
    public static void Apply(MappingNode file) => Apply(file, NodePath.Top);

    private static Node Apply(Node node, NodePath path)
    {
        if (node is MappingNode map)
        {
            foreach (var key in map.Keys.ToList())
            {
                map.Set(key, Apply(map[key]!, path.Next(key)));
            }
        }
        else if (node is SequenceNode list && s_keys.TryFind(path, out var keyOf))
        {
            return Distinct(list, keyOf);
        }

        return node;
    }

    private static SequenceNode Distinct(SequenceNode list, Func<Node, string?> keyOf)
    {
        var result = new SequenceNode(list.Position);
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in list.Items)
        {
            // What has no key is of a wrong type, which is reported later.
            if (keyOf(item) is not { } key)
            {
                result.Items.Add(item);
            }
            else if (indexes.TryGetValue(key, out var index))
            {
                result.Items[index] = item;
            }
            else
            {
                indexes[key] = result.Items.Count;
                result.Items.Add(item);
            }
        }

        return result;
    }

    private static string? Name(Node item) => (item as ScalarNode)?.Text is { } text ? text.Split('=')[0] : null;

    private static string? Whole(Node item) => item is ScalarNode { Value: string or long } scalar ? scalar.Display : null;

    private static string? EnvironmentFile(Node item) => item is MappingNode map ? Text(map, "path") : Whole(item);

    private static string? Device(Node item) =>
        item is MappingNode map ? Text(map, "target")
        : (item as ScalarNode)?.Text?.Split(':') is { } parts ? parts[Math.Min(1, parts.Length - 1)] : null;

    private static string? Volume(Node item)
    {
        if (item is MappingNode map)
        {
            return Text(map, "target");
        }

        try
        {
            return (item as ScalarNode)?.Text is { } text ? Text(VolumeForm.Expand(text, item.Position), "target") : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static Func<Node, string?> Mount(string folder) => item =>
        item is MappingNode map ? Text(map, "target") ?? $"{folder}/{Text(map, "source")}"
        : Whole(item) is { } name ? $"{folder}/{name}" : null;

    private static string? Port(Node item) => item is MappingNode map
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{Text(map, "host_ip") ?? "0.0.0.0"}:{Published(map["published"])}:{Text(map, "target")}/{Text(map, "protocol") ?? "tcp"}")
        : Whole(item);

    /// <summary>To Compose, a port that is written as a number differs from the same one that is written as a string.</summary>
    private static string Published(Node? port) => port is ScalarNode { Text: { } text } ? text : $"({(port as ScalarNode)?.Display})";

    private static string? Text(MappingNode map, string key) => map[key] is ScalarNode { Value: not null } scalar ? scalar.Display : null;

    private static PathTable<Func<Node, string?>> Create()
    {
        var table = new PathTable<Func<Node, string?>>
        {
            ["networks.*.labels"] = Name,
            ["networks.*.ipam.options"] = Name,
            ["services.*.devices"] = Device,
            ["services.*.configs"] = Mount(""),
            ["services.*.env_file"] = EnvironmentFile,
            ["services.*.expose"] = Whole,
            ["services.*.ports"] = Port,
            ["services.*.secrets"] = Mount("/run/secrets"),
            ["services.*.volumes"] = Volume,
            ["services.*.networks.*.aliases"] = Name,
            ["services.*.networks.*.link_local_ips"] = Name,
        };
        foreach (var key in (string[])[
            "annotations", "build.args", "build.additional_contexts", "build.platform", "build.tags", "build.labels", "cap_add", "cap_drop",
            "deploy.labels", "dns", "dns_opt", "dns_search", "environment", "labels", "links", "profiles", "sysctls", "tmpfs"])
        {
            table[$"services.*.{key}"] = Name;
        }

        return table;
    }
}
