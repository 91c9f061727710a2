using DockerPS.Compose.Errors;
using DockerPS.Compose.Values;
using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Schema;

/// <summary>Checks values that depend on each other within a mapping.</summary>
internal static class ValueChecker
{
    private static readonly PathTable<Action<MappingNode, NodePath>> s_checks = new()
    {
        ["volumes.*"] = External,
        ["configs.*"] = (map, path) => Content(map, path, "file", "environment", "content"),
        ["secrets.*"] = (map, path) => Content(map, path, "file", "environment"),
        ["services.*.ports.*"] = Port,
        ["services.*.volumes.*"] = (map, path) => Target(map, path, "the path in the container"),
        ["services.*.devices.*"] = (map, path) => Target(map, path, "the device in the container"),
        ["services.*.develop.watch.*"] = Watch,
        ["services.*.deploy.resources.reservations.devices.*"] = Devices,
        ["services.*.gpus.*"] = Devices,
    };

    /// <summary>Checks a file.</summary>
    /// <exception cref="ComposeFileException">Two values contradict each other, or one is missing.</exception>
    public static void Check(Node file) => Check(file, NodePath.Top);

    private static void Check(Node node, NodePath path)
    {
        if (s_checks.TryFind(path, out var check))
        {
            if (node is MappingNode map)
            {
                check(map, path);
            }
        }
        else if (node is MappingNode map)
        {
            foreach (var (key, value) in map.Pairs)
            {
                Check(value, path.Next(key));
            }
        }
        else if (node is SequenceNode list)
        {
            for (var index = 0; index < list.Items.Count; index++)
            {
                Check(list.Items[index], path.Next($"[{index}]"));
            }
        }
    }

    private static void External(MappingNode volume, NodePath path)
    {
        if (volume["external"] is ScalarNode { Value: true }
            && volume.Keys.FirstOrDefault(key => key is not ("name" or "external") && !key.StartsWith("x-", StringComparison.Ordinal))
                is { } other)
        {
            throw Conflict(
                volume.PositionOf(other), $"{path} is external, and '{other}' would have no effect.", $"Remove '{other}' or 'external'.");
        }
    }

    private static void Content(MappingNode item, NodePath path, params string[] keys)
    {
        var used = keys.Where(item.Has).ToList();
        var all = $"{string.Join(", ", keys.SkipLast(1))} or {keys[^1]}";
        if (used.Count > 1)
        {
            throw Conflict(item.PositionOf(used[1]), $"{path} has both '{used[0]}' and '{used[1]}'.", $"Use only one of {all}.");
        }

        if (used.Count == 0 && !item.Has("driver") && !item.Has("external"))
        {
            throw new ComposeFileException(
                ComposeFailure.InvalidValue, item.Position, $"{path} has no content.", $"Add {all}, or 'external: true'.");
        }
    }

    private static void Target(MappingNode map, NodePath path, string meaning)
    {
        if (map["target"] is not ScalarNode { Value: not null })
        {
            throw new ComposeFileException(
                ComposeFailure.InvalidValue, map.Position, $"{path} has no target.", $"Add 'target' with {meaning}.");
        }
    }

    private static void Port(MappingNode port, NodePath path)
    {
        Target(port, path, "the port of the container");
        if (port["host_ip"] is ScalarNode { Text: { } address } node && !PortForm.IsAddress(address))
        {
            throw new ComposeFileException(
                ComposeFailure.InvalidValue, node.Position, $"'{address}' of {path}.host_ip is not an IP address.", "Use one of the host.");
        }
    }

    private static void Watch(MappingNode rule, NodePath path)
    {
        if (rule["path"] is ScalarNode { Text: "" } node)
        {
            throw new ComposeFileException(
                ComposeFailure.InvalidValue, node.Position, $"{path}.path is empty.", "Give the path to watch.");
        }
    }

    private static void Devices(MappingNode request, NodePath path)
    {
        if (request.Has("count") && request.Has("device_ids"))
        {
            throw Conflict(
                request.PositionOf("device_ids"), $"{path} has both 'count' and 'device_ids'.", "Use only one of them.");
        }
    }

    private static ComposeFileException Conflict(SourcePosition position, string fact, string advice) =>
        new(ComposeFailure.Conflict, position, fact, advice);
}
