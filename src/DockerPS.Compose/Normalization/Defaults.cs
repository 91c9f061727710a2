using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Normalization;

/// <summary>Sets the values that missing keys have.</summary>
internal static class Defaults
{
    private static readonly PathTable<Action<MappingNode>> s_defaults = new()
    {
        ["services.*.build"] = build => Set(build, "context", "."),
        ["services.*.secrets.[]"] = secret => Set(secret, "target", $"/run/secrets/{(secret["source"] as ScalarNode)?.Display}"),
        ["services.*.ports.[]"] = port =>
        {
            Set(port, "protocol", "tcp");
            Set(port, "mode", "ingress");
        },
        ["services.*.deploy.resources.reservations.devices.[]"] = Count,
        ["services.*.gpus.[]"] = Count,
    };

    /// <summary>Sets the defaults of a file.</summary>
    public static void Apply(Node file) => Apply(file, NodePath.Top);

    private static void Apply(Node node, NodePath path)
    {
        if (s_defaults.TryFind(path, out var set))
        {
            if (node is MappingNode map)
            {
                set(map);
            }
        }
        else if (node is MappingNode map)
        {
            foreach (var (key, value) in map.Pairs)
            {
                Apply(value, path.Next(key));
            }
        }
        else if (node is SequenceNode list)
        {
            list.Items.ForEach(item => Apply(item, path.Next(NodePath.Item)));
        }
    }

    private static void Count(MappingNode request)
    {
        if (!request.Has("device_ids"))
        {
            Set(request, "count", "all");
        }
    }

    private static void Set(MappingNode map, string key, string value)
    {
        if (!map.Has(key))
        {
            map.Set(key, value);
        }
    }
}
