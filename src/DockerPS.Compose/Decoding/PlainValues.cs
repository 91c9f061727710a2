using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Decoding;

/// <summary>Turns values into plain objects of .NET.</summary>
internal static class PlainValues
{
    /// <summary>Returns a string, a number, a boolean, null, a list, or a dictionary sorted by key.</summary>
    public static object? Of(Node node) => node switch
    {
        ScalarNode scalar => scalar.Value,
        SequenceNode list => list.Items.ConvertAll(Of),
        MappingNode map => new SortedDictionary<string, object?>(
            map.Pairs.ToDictionary(pair => pair.Key, pair => Of(pair.Value)), StringComparer.Ordinal),
        _ => null,
    };

    /// <summary>Returns the node of such a value, with its keys in an order.</summary>
    public static Node ToNode(object? value, IComparer<string> order)
    {
        switch (value)
        {
            case IReadOnlyDictionary<string, object?> map:
                var node = new MappingNode(default);
                foreach (var (key, item) in map.OrderBy(pair => pair.Key, order))
                {
                    node.Set(key, ToNode(item, order));
                }

                return node;
            case IEnumerable<object?> list:
                return new SequenceNode(default, list.Select(item => ToNode(item, order)));
            default:
                return new ScalarNode(value, default);
        }
    }
}
