using DockerPS.Compose.Errors;
using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Schema;

/// <summary>Checks that a file has the shape of a Compose file.</summary>
internal static class ShapeChecker
{
    /// <summary>Checks a file.</summary>
    /// <exception cref="ComposeFileException">A key is unknown or missing, or a value has the wrong type.</exception>
    public static void Check(Node file) => Check(file, FileShape.Whole, NodePath.Top);

    private static void Check(Node node, Shape shape, NodePath path)
    {
        switch (node)
        {
            case MappingNode map when shape.IsMapping:
                CheckKeys(map, shape, path);
                break;
            case SequenceNode list when shape.Items is { } items:
                CheckItems(list, items, shape.IsUnique, path);
                break;
            case ScalarNode scalar when (shape.Scalars & Kind(scalar.Value)) != 0:
                CheckScalar(scalar, shape, path);
                break;
            default:
                throw Fault(
                    node.Position, $"{path} is {Name(node)}.", $"It must be {Expected(shape)}.{Hint(node, shape)}");
        }
    }

    private static void CheckKeys(MappingNode map, Shape shape, NodePath path)
    {
        foreach (var (key, value) in map.Pairs)
        {
            if (shape.Fields.TryGetValue(key, out var field))
            {
                Check(value, field, path.Next(key));
            }
            else if (shape.HasExtensions && key.StartsWith("x-", StringComparison.Ordinal))
            {
                continue;
            }
            else if (shape.Values is { } values && key.Length > 0 && (shape.KeyForm?.IsMatch(key) ?? true))
            {
                Check(value, values, path.Next(key));
            }
            else if (!shape.IsOpen)
            {
                throw Unknown(map, key, shape, path);
            }
        }

        if (shape.Required.FirstOrDefault(key => !map.Has(key)) is { } missing)
        {
            throw Fault(map.Position, $"{path} has no key '{missing}'.", $"Add '{missing}'.");
        }
    }

    private static ComposeFileException Unknown(MappingNode map, string key, Shape shape, NodePath path)
    {
        var advice = shape.Values is not null
            ? "Names consist of letters, digits, and the signs . _ -."
            : KeyHints.Closest(key, shape.Fields.Keys) is { } close
            ? $"Did you mean '{close}'?"
            : shape.HasExtensions
            ? "Remove it. Keys of your own start with 'x-'."
            : "Remove it.";
        var fact = shape.Values is null ? $"{path} has no key '{key}'." : $"'{key}' is not a valid name in {path}.";
        return new(ComposeFailure.UnknownKey, map.PositionOf(key), fact.Replace("the file has", "A Compose file has",
            StringComparison.Ordinal), advice);
    }

    private static void CheckItems(SequenceNode list, Shape items, bool unique, NodePath path)
    {
        for (var index = 0; index < list.Items.Count; index++)
        {
            Check(list.Items[index], items, path.Next($"[{index}]"));
            var item = list.Items[index];
            if (unique && list.Items.FindIndex(other => other.ValueEquals(item)) < index)
            {
                throw Fault(item.Position, $"{path} contains an item twice.", "Remove one of them.");
            }
        }
    }

    private static void CheckScalar(ScalarNode scalar, Shape shape, NodePath path)
    {
        if (scalar.Text is { } text)
        {
            if (shape.Words is { } words && !words.Contains(text))
            {
                throw Fault(scalar.Position, $"The value '{text}' of {path} is unknown.", $"Use {Or(words)}.");
            }

            if (shape.Form?.IsMatch(text) == false)
            {
                throw Fault(scalar.Position, $"The value '{text}' of {path} has the wrong form.", "Correct it.");
            }
        }
        else if (scalar.Value is long number && (number < shape.Least || number > shape.Most))
        {
            throw Fault(
                scalar.Position, $"The value {number} of {path} is too {(number < shape.Least ? "small" : "large")}.",
                $"Use {(number < shape.Least ? $"{shape.Least} or more" : $"{shape.Most} or less")}.");
        }
    }

    private static ScalarKinds Kind(object? value) => value switch
    {
        null => ScalarKinds.Null,
        string => ScalarKinds.Text,
        bool => ScalarKinds.Boolean,
        long or ulong => ScalarKinds.Integer,
        double number when number == Math.Floor(number) => ScalarKinds.Integer,
        float number when number == MathF.Floor(number) => ScalarKinds.Integer,
        _ => (ScalarKinds)4,
    };

    private static string Name(Node node) => node switch
    {
        MappingNode => "a mapping",
        SequenceNode => "a list",
        ScalarNode { Value: null } => "empty",
        ScalarNode { Value: string text } => $"the string '{text}'",
        ScalarNode { Value: bool flag } => $"the boolean {(flag ? "true" : "false")}",
        ScalarNode scalar => $"the number {scalar.Display}",
        _ => "unknown",
    };

    private static string Expected(Shape shape)
    {
        List<string> kinds = [];
        if (shape.Scalars.HasFlag(ScalarKinds.Text))
        {
            kinds.Add(shape.Words is { } words ? Or(words) : "a string");
        }

        if (shape.Scalars.HasFlag(ScalarKinds.Number))
        {
            kinds.Add("a number");
        }
        else if (shape.Scalars.HasFlag(ScalarKinds.Integer))
        {
            kinds.Add("a whole number");
        }

        if (shape.Scalars.HasFlag(ScalarKinds.Boolean))
        {
            kinds.Add("true or false");
        }

        if (shape.Items is not null)
        {
            kinds.Add("a list");
        }

        if (shape.IsMapping)
        {
            kinds.Add("a mapping");
        }

        return Or(kinds);
    }

    private static string Hint(Node node, Shape shape) =>
        node is ScalarNode { Value: not (null or string) } && shape.Scalars.HasFlag(ScalarKinds.Text)
            ? " Put the value in quotation marks."
            : "";

    private static string Or(IReadOnlyList<string> words) =>
        words.Count == 1 ? words[0] : $"{string.Join(", ", words.Take(words.Count - 1))} or {words[^1]}";

    private static ComposeFileException Fault(SourcePosition position, string fact, string advice) =>
        new(ComposeFailure.InvalidValue, position, fact.StartsWith("the file", StringComparison.Ordinal) ? "T" + fact[1..] : fact, advice);
}
