using DockerPS.Compose.Errors;
using DockerPS.Compose.Values;
using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Merging;

/// <summary>Turns the forms in which a value can be written into each other.</summary>
internal static class Forms
{
    /// <summary>Returns a value as a list; pairs become <c>key=value</c>, sorted.</summary>
    public static List<Node> AsList(Node value) => value switch
    {
        SequenceNode list => list.Items,
        MappingNode map => [.. map.Pairs.SelectMany(pair => Items(pair.Key, pair.Value))
            .OrderBy(item => ((ScalarNode)item).Text, StringComparer.Ordinal)],
        ScalarNode { Text: not null } => [value],
        _ => [],
    };

    /// <summary>Returns names as a mapping.</summary>
    /// <exception cref="ComposeFileException">The value is neither a list of names nor a mapping.</exception>
    public static MappingNode AsMapping(Node value, NodePath path, Func<SourcePosition, Node>? create = null)
    {
        switch (value)
        {
            case MappingNode map:
                return map;
            case SequenceNode list when list.Items.All(item => item is ScalarNode { Text: not null }):
                var names = new MappingNode(list.Position);
                foreach (var item in list.Items.Cast<ScalarNode>())
                {
                    names.Set(item.Text!, create?.Invoke(item.Position) ?? new ScalarNode(null, item.Position), item.Position);
                }

                return names;
            case ScalarNode { Value: null }:
                return new MappingNode(value.Position);
            default:
                throw new ComposeFileException(
                    ComposeFailure.InvalidValue, value.Position, $"{path} is neither a list of names nor a mapping.",
                    "Write it as a list.");
        }
    }

    /// <summary>Returns a build in its long form.</summary>
    /// <exception cref="ComposeFileException">The value is neither a context nor a mapping.</exception>
    public static MappingNode AsBuild(Node value, NodePath path)
    {
        switch (value)
        {
            case MappingNode map:
                return map;
            case ScalarNode { Text: { } context }:
                var build = new MappingNode(value.Position);
                build.Set("context", context);
                return build;
            default:
                throw new ComposeFileException(
                    ComposeFailure.InvalidValue, value.Position, $"{path} is neither a context nor a mapping.",
                    "Give the folder of the sources, like 'build: .'.");
        }
    }

    /// <summary>Returns a dependency in its long form.</summary>
    public static MappingNode Dependency(SourcePosition position)
    {
        var dependency = new MappingNode(position);
        dependency.Set("condition", "service_started");
        dependency.Set("required", true);
        return dependency;
    }

    private static IEnumerable<Node> Items(string key, Node value) => value switch
    {
        ScalarNode { Value: null } => [new ScalarNode(key, value.Position)],
        ScalarNode scalar => [new ScalarNode($"{key}={scalar.Display}", value.Position)],
        SequenceNode list => list.Items.Select(item =>
            new ScalarNode($"{key}={GoFormat.Value((item as ScalarNode)?.Value)}", item.Position)),
        _ => [new ScalarNode(key, value.Position)],
    };
}
