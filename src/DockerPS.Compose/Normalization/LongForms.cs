using DockerPS.Compose.Errors;
using DockerPS.Compose.Merging;
using DockerPS.Compose.Values;
using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Normalization;

/// <summary>Turns short forms into long ones.</summary>
/// <param name="lenient">Indicates whether forms that cannot be read stay as they are, for they contain variables.</param>
internal sealed class LongForms(bool lenient)
{
    private static readonly PathTable<Func<LongForms, Node, NodePath, Node>> s_forms = Create();

    /// <summary>Turns all short forms of a file into long ones.</summary>
    /// <exception cref="ComposeFileException">A value has none of the forms.</exception>
    public void Apply(MappingNode file) => Children(file, NodePath.Top);

    private Node Apply(Node node, NodePath path) =>
        s_forms.TryFind(path, out var form) ? form(this, node, path) : Children(node, path);

    private Node Children(Node node, NodePath path)
    {
        switch (node)
        {
            case MappingNode map:
                foreach (var key in map.Keys.ToList())
                {
                    map.Set(key, Apply(map[key]!, path.Next(key)));
                }

                break;
            case SequenceNode list:
                for (var index = 0; index < list.Items.Count; index++)
                {
                    list.Items[index] = Apply(list.Items[index], path.Next($"[{index}]"));
                }

                break;
        }

        return node;
    }

    private static Node ListOf(Node node) => node is ScalarNode { Text: not null } ? new SequenceNode(node.Position, [node]) : node;

    private static Node Text(Node node) =>
        node is ScalarNode { Value: not string } scalar ? new ScalarNode(scalar.Display, node.Position) : node;

    private static Node Source(Node node) => Single(node, "source");

    private static Node Single(Node node, string key)
    {
        if (node is not ScalarNode { Text: { } text })
        {
            return node;
        }

        var map = new MappingNode(node.Position);
        map.Set(key, text);
        return map;
    }

    private static MappingNode DependsOn(Node node, NodePath path)
    {
        var services = Forms.AsMapping(node, path, Forms.Dependency);
        foreach (var dependency in services.Pairs.Select(pair => pair.Value).OfType<MappingNode>())
        {
            SetDefault(dependency, "condition", "service_started");
            SetDefault(dependency, "required", true);
        }

        return services;
    }

    private static SequenceNode EnvironmentFiles(Node node) => new(node.Position, Forms.AsList(node).Select(item =>
    {
        var file = Single(item, "path");
        if (file is MappingNode map)
        {
            SetDefault(map, "required", true);
        }

        return file;
    }));

    private static Node Gpus(Node node)
    {
        if (node is not ScalarNode { Text: not null })
        {
            return node;
        }

        var request = new MappingNode(node.Position);
        request.Set("count", "all");
        return new SequenceNode(node.Position, [request]);
    }

    private static Node Names(Node node, NodePath path) => node is SequenceNode ? Forms.AsMapping(node, path) : node;

    private static Node External(Node node, NodePath path)
    {
        if (node is not MappingNode resource || resource["external"] is not MappingNode external)
        {
            return node;
        }

        resource.Set("external", new ScalarNode(true, external.Position));
        if (external["name"] is { } name)
        {
            if (resource["name"] is { } own && !own.ValueEquals(name))
            {
                throw new ComposeFileException(
                    ComposeFailure.Conflict, name.Position, $"{path} has two different names.", "Use 'external: true' and one 'name'.");
            }

            resource.Set("name", name);
        }

        return node;
    }

    private static Node Device(Node node, NodePath path, bool lenient)
    {
        if (node is not ScalarNode { Text: { } text })
        {
            return node;
        }

        var parts = text.Split(':');
        if (parts.Length > 3 && !lenient)
        {
            throw Invalid(node, path, $"'{text}' has too many colons.");
        }

        var device = new MappingNode(node.Position);
        device.Set("source", parts.Length > 3 ? "" : parts[0]);
        device.Set("target", parts.Length > 3 ? "" : parts.Length > 1 && parts[1].Length > 0 ? parts[1] : parts[0]);
        device.Set("permissions", parts.Length == 3 ? parts[2] : "rwm");
        return device;
    }

    private Node Pairs(Node node, NodePath path)
    {
        if (node is not SequenceNode list)
        {
            return node;
        }

        var pairs = new MappingNode(node.Position);
        foreach (var item in list.Items)
        {
            var text = (item as ScalarNode)?.Display ?? "";
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
            {
                return lenient ? node : throw Invalid(item, path, $"'{text}' is not of the form key=value.");
            }

            pairs.Set(text[..equals], new ScalarNode(text[(equals + 1)..], item.Position));
        }

        return pairs;
    }

    private static Node SshKeys(Node node, NodePath path)
    {
        if (node is not SequenceNode list)
        {
            return node;
        }

        var keys = new MappingNode(node.Position);
        foreach (var item in list.Items)
        {
            var text = (item as ScalarNode)?.Display ?? "";
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0 && text != "default")
            {
                throw Invalid(item, path, $"'{text}' is neither 'default' nor of the form id=path.");
            }

            keys.Set(equals < 0 ? text : text[..equals], new ScalarNode(equals < 0 ? null : text[(equals + 1)..], item.Position));
        }

        return keys;
    }

    private Node Volume(Node node, NodePath path)
    {
        if (node is not ScalarNode { Text: { } text })
        {
            return node;
        }

        try
        {
            var volume = VolumeForm.Expand(text, node.Position);
            volume.Set("target", UnixPath.Clean((volume["target"] as ScalarNode)?.Text ?? ""));
            return volume;
        }
        catch (FormatException error)
        {
            return lenient ? node : throw Invalid(node, path, error.Message);
        }
    }

    private Node Ports(Node node, NodePath path)
    {
        if (node is not SequenceNode list)
        {
            return node;
        }

        var ports = new SequenceNode(node.Position);
        foreach (var item in list.Items)
        {
            if (item is not ScalarNode { Value: string or long } scalar)
            {
                ports.Items.Add(item as MappingNode ?? throw Invalid(item, path, "A port is a whole number, a string or a mapping."));
                continue;
            }

            try
            {
                ports.Items.AddRange(PortForm.Parse(scalar.Display).Select(port => Port(port, item.Position)));
            }
            catch (FormatException error)
            {
                return lenient ? node : throw Invalid(item, path, error.Message);
            }
        }

        return ports;
    }

    private static MappingNode Port(PortForm.Port port, SourcePosition position)
    {
        var map = new MappingNode(position);
        map.Set("mode", "ingress");
        if (port.HostIp.Length > 0)
        {
            map.Set("host_ip", port.HostIp);
        }

        map.Set("target", (long)port.Target);
        if (port.Published.Length > 0)
        {
            map.Set("published", port.Published);
        }

        map.Set("protocol", port.Protocol);
        return map;
    }

    private static void SetDefault(MappingNode map, string key, object value)
    {
        if (!map.Has(key))
        {
            map.Set(key, value);
        }
    }

    private static ComposeFileException Invalid(Node node, NodePath path, string fact) => new(
        ComposeFailure.InvalidValue, node.Position, $"{path} is not valid: {fact}", "Correct it, or use the long form.");

    private static PathTable<Func<LongForms, Node, NodePath, Node>> Create()
    {
        var table = new PathTable<Func<LongForms, Node, NodePath, Node>>
        {
            ["services.*.build"] = (forms, node, path) =>
                forms.Children(node is ScalarNode { Text: not null } ? Forms.AsBuild(node, path) : node, path),
            ["services.*.build.additional_contexts"] = (forms, node, path) => forms.Pairs(node, path),
            ["services.*.build.provenance"] = (_, node, _) => Text(node),
            ["services.*.build.sbom"] = (_, node, _) => Text(node),
            ["services.*.build.secrets.*"] = (_, node, _) => Source(node),
            ["services.*.build.ssh"] = (_, node, path) => SshKeys(node, path),
            ["services.*.configs.*"] = (_, node, _) => Source(node),
            ["services.*.depends_on"] = (_, node, path) => DependsOn(node, path),
            ["services.*.develop.watch.*.ignore"] = (_, node, _) => ListOf(node),
            ["services.*.develop.watch.*.include"] = (_, node, _) => ListOf(node),
            ["services.*.devices.*"] = (forms, node, path) => Device(node, path, forms.IsLenient),
            ["services.*.dns"] = (_, node, _) => ListOf(node),
            ["services.*.env_file"] = (_, node, _) => EnvironmentFiles(node),
            ["services.*.extends"] = (_, node, _) => Single(node, "service"),
            ["services.*.gpus"] = (_, node, _) => Gpus(node),
            ["services.*.label_file"] = (_, node, _) => ListOf(node),
            ["services.*.models"] = (_, node, path) => Names(node, path),
            ["services.*.networks"] = (_, node, path) => Names(node, path),
            ["services.*.ports"] = (forms, node, path) => forms.Ports(node, path),
            ["services.*.secrets.*"] = (_, node, _) => Source(node),
            ["services.*.volumes.*"] = (forms, node, path) => forms.Volume(node, path),
        };
        foreach (var kind in (string[])["volumes", "networks", "secrets", "configs"])
        {
            table[$"{kind}.*"] = (forms, node, path) => External(forms.Children(node, path), path);
        }

        return table;
    }

    private bool IsLenient => lenient;
}
