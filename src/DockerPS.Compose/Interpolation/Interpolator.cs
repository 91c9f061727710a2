using DockerPS.Compose.Errors;
using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Interpolation;

/// <summary>Replaces the variables in all values of a file; keys stay as they are.</summary>
internal sealed class Interpolator(Func<string, string?> lookup, Action<ComposeWarning> warn)
{
    /// <summary>Replaces the variables of a value, and gives strings the type that their path requires.</summary>
    /// <exception cref="ComposeFileException">A variable is incorrect or has no value, or the result has the wrong type.</exception>
    public Node Replace(Node node, NodePath path)
    {
        switch (node)
        {
            case MappingNode map:
                var replaced = new MappingNode(map.Position);
                foreach (var (key, value) in map.Pairs)
                {
                    replaced.Set(key, Replace(value, path.Next(key)), map.PositionOf(key));
                }

                return replaced;
            case SequenceNode list:
                return new SequenceNode(list.Position, list.Items.Select(item => Replace(item, path.Next(NodePath.Item))));
            case ScalarNode { Text: { } text }:
                return new ScalarNode(ScalarCasts.Apply(Text(text, node.Position), path, node.Position), node.Position);
            default:
                return node;
        }
    }

    /// <summary>Replaces the variables of a text.</summary>
    /// <exception cref="ComposeFileException">A variable is incorrect or has no value.</exception>
    public string Text(string text, SourcePosition position)
    {
        try
        {
            return new Template(lookup, name => warn(new(
                position, $"The variable {name} is not set, and an empty string is used. Set it, or give a default like ${{{name}:-}}.")))
                .Replace(text);
        }
        catch (InvalidTemplateException error)
        {
            throw new ComposeFileException(
                ComposeFailure.InvalidVariable, position, error.Message, InvalidTemplateException.Advice, error);
        }
        catch (MissingVariableException error)
        {
            throw new ComposeFileException(
                ComposeFailure.MissingVariable, position, error.Message,
                $"Set {error.Name} in the environment or in an environment file.", error);
        }
    }
}
