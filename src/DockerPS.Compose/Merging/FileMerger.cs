using DockerPS.Compose.Errors;
using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Merging;

/// <summary>Merges a file into another, and a service into the one that it extends.</summary>
internal static class FileMerger
{
    private static readonly PathTable<Func<Node, Node, NodePath, Node>> s_rules = Create();

    /// <summary>Merges a file into those before it.</summary>
    /// <exception cref="ComposeFileException">Two values do not fit together.</exception>
    public static MappingNode Files(MappingNode first, MappingNode second) => Mappings(first, second, NodePath.Top);

    /// <summary>Merges a service into the one that it extends.</summary>
    /// <exception cref="ComposeFileException">Two values do not fit together.</exception>
    public static MappingNode Services(MappingNode first, MappingNode second) =>
        Mappings(first, second, NodePath.Top.Next("services").Next("x"));

    private static MappingNode Mappings(MappingNode first, MappingNode second, NodePath path)
    {
        foreach (var (key, value) in second.Pairs)
        {
            first.Set(
                key, first.TryGet(key, out var before) ? Values(before, value, path.Next(key)) : value, second.PositionOf(key));
        }

        return first;
    }

    private static Node Values(Node first, Node second, NodePath path)
    {
        if (s_rules.TryFind(path, out var rule))
        {
            return rule(first, second, path);
        }

        if (second is ScalarNode { Value: null })
        {
            return first;
        }

        return (first, second) switch
        {
            (MappingNode one, MappingNode other) => Mappings(one, other, path),
            (SequenceNode one, SequenceNode other) => new SequenceNode(other.Position, one.Items.Concat(other.Items)),
            (ScalarNode, _) => second,
            _ => throw CannotMerge(second, path),
        };
    }

    private static Node Second(Node first, Node second, NodePath path) => second;

    private static SequenceNode Joined(Node first, Node second, NodePath path) =>
        new SequenceNode(second.Position, Forms.AsList(first).Concat(Forms.AsList(second)));

    private static SequenceNode Hosts(Node first, Node second, NodePath path)
    {
        var before = Forms.AsList(first);
        return new SequenceNode(
            second.Position, before.Concat(Forms.AsList(second).Where(item => !before.Exists(item.ValueEquals))));
    }

    /// <summary>Options of different drivers have nothing to do with each other.</summary>
    private static Node Logging(Node first, Node second, NodePath path)
    {
        if (first is not MappingNode one || second is not MappingNode other)
        {
            return second is ScalarNode { Value: null } ? first : second;
        }

        return one["driver"] is { } before && other["driver"] is { } after && !before.ValueEquals(after)
            ? other
            : Mappings(one, other, path);
    }

    private static MappingNode Build(Node first, Node second, NodePath path) =>
        Mappings(Forms.AsBuild(first, path), Forms.AsBuild(second, path), path);

    private static MappingNode DependsOn(Node first, Node second, NodePath path) =>
        Mappings(Forms.AsMapping(first, path, Forms.Dependency), Forms.AsMapping(second, path, Forms.Dependency), path);

    private static MappingNode ByName(Node first, Node second, NodePath path) =>
        Mappings(Forms.AsMapping(first, path), Forms.AsMapping(second, path), path);

    /// <summary>Pools of addresses are the same if their subnets are.</summary>
    private static SequenceNode Pools(Node first, Node second, NodePath path)
    {
        if (first is not SequenceNode originals || second is not SequenceNode overrides)
        {
            throw CannotMerge(second, path);
        }

        List<MappingNode> pools = [];
        foreach (var original in originals.Items.OfType<MappingNode>())
        {
            foreach (var other in overrides.Items.OfType<MappingNode>())
            {
                if (!SameSubnet(original, other) && !pools.Exists(pool => SameSubnet(pool, other)))
                {
                    pools.Add(other);
                    continue;
                }

                var merged = Mappings(original, other, path);
                var index = pools.FindIndex(pool => SameSubnet(pool, merged));
                if (index >= 0)
                {
                    pools[index] = merged;
                }
                else
                {
                    pools.Add(merged);
                }
            }
        }

        return new SequenceNode(second.Position, pools);
    }

    private static bool SameSubnet(MappingNode one, MappingNode other) =>
        one["subnet"] is { } subnet ? other["subnet"] is { } second && subnet.ValueEquals(second) : !other.Has("subnet");

    private static ComposeFileException CannotMerge(Node second, NodePath path) => new(
        ComposeFailure.InvalidValue, second.Position, $"{path} has another form here than in the file before, and cannot be merged.",
        "Use the same form in both: a list, a mapping, or a single value.");

    private static PathTable<Func<Node, Node, NodePath, Node>> Create()
    {
        var table = new PathTable<Func<Node, Node, NodePath, Node>>
        {
            ["networks.*.ipam.config"] = Pools,
            ["services.*.build"] = Build,
            ["services.*.build.extra_hosts"] = Hosts,
            ["services.*.depends_on"] = DependsOn,
            ["services.*.extra_hosts"] = Hosts,
            ["services.*.logging"] = Logging,
            ["services.*.models"] = ByName,
            ["services.*.networks"] = ByName,
        };
        foreach (var key in (string[])["command", "entrypoint", "healthcheck.test", "ulimits.*"])
        {
            table[$"services.*.{key}"] = Second;
        }

        foreach (var key in (string[])[
            "annotations", "build.args", "build.additional_contexts", "build.labels", "deploy.labels", "dns", "dns_opt", "dns_search",
            "env_file", "label_file", "environment", "labels", "volumes.*.volume.labels", "sysctls", "tmpfs"])
        {
            table[$"services.*.{key}"] = Joined;
        }

        table["networks.*.labels"] = Joined;
        table["volumes.*.labels"] = Joined;
        return table;
    }
}
