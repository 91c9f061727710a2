using DockerPS.Compose.Errors;
using DockerPS.Compose.Files;
using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Normalization;

/// <summary>Makes relative paths absolute.</summary>
internal static class RelativePaths
{
    private static readonly PathTable<Func<Node, string, Node>> s_rules = new()
    {
        ["services.*.build.context"] = Context,
        ["services.*.build.additional_contexts.*"] = Context,
        ["services.*.build.ssh.*"] = Anywhere,
        ["services.*.env_file.*.path"] = Here,
        ["services.*.label_file.*"] = Here,
        ["services.*.extends.file"] = Extended,
        ["services.*.develop.watch.*.path"] = Watched,
        ["services.*.volumes.*"] = Mount,
        ["configs.*.file"] = Anywhere,
        ["secrets.*.file"] = Anywhere,
        ["volumes.*"] = LocalVolume,
    };

    /// <summary>Makes the paths of a file absolute.</summary>
    /// <param name="file">The file.</param>
    /// <param name="folder">The folder that they start from.</param>
    /// <exception cref="ComposeFileException">A bind mount has no source.</exception>
    public static void Apply(MappingNode file, string folder) => Apply(file, folder, NodePath.Top);

    private static Node Apply(Node node, string folder, NodePath path)
    {
        if (s_rules.TryFind(path, out var rule))
        {
            return rule(node, folder);
        }

        switch (node)
        {
            case MappingNode map:
                foreach (var key in map.Keys.ToList())
                {
                    map.Set(key, Apply(map[key]!, folder, path.Next(key)));
                }

                break;
            case SequenceNode list:
                for (var index = 0; index < list.Items.Count; index++)
                {
                    list.Items[index] = Apply(list.Items[index], folder, path.Next(NodePath.Item));
                }

                break;
        }

        return node;
    }

    private static Node Changed(Node node, Func<string, string> change) =>
        node is ScalarNode { Text: { } text } ? new ScalarNode(change(text), node.Position) : node;

    private static Node Here(Node node, string folder) => Changed(node, path => FilePaths.Absolute(path, folder));

    private static Node Anywhere(Node node, string folder) => Changed(node, path => FilePaths.AbsoluteAnywhere(path, folder));

    private static Node Context(Node node, string folder) =>
        Changed(node, path => FilePaths.IsRemoteContext(path) ? path : FilePaths.Absolute(path, folder));

    private static Node Extended(Node node, string folder)
    {
        if (node is ScalarNode { Text: { } path })
        {
            FilePaths.RefuseRemote(path, node.Position);
        }

        return Here(node, folder);
    }

    private static Node Watched(Node node, string folder) =>
        Changed(node, path => SymbolicLinks.Resolve(FilePaths.Absolute(path, folder)));

    private static Node Mount(Node node, string folder)
    {
        if (node is MappingNode mount && mount["type"] is ScalarNode { Text: "bind" })
        {
            var source = mount["source"] ?? throw new ComposeFileException(
                ComposeFailure.InvalidValue, mount.Position, "A bind mount has no source.", "Add 'source' with the path on the host.");
            mount.Set("source", Anywhere(source, folder));
        }

        return node;
    }

    /// <summary>A volume of the local driver can be a bind mount in disguise.</summary>
    private static Node LocalVolume(Node node, string folder)
    {
        if (node is MappingNode volume && volume["driver"] is ScalarNode { Text: "local" }
            && volume["driver_opts"] is MappingNode options && options["o"] is ScalarNode { Text: "bind" }
            && options["device"] is { } device)
        {
            options.Set("device", Anywhere(device, folder));
        }

        return node;
    }
}
