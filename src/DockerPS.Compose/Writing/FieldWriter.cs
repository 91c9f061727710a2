using DockerPS.Compose.Decoding;
using DockerPS.Compose.Model;
using DockerPS.Compose.Values;
using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Writing;

/// <summary>Writes the keys of a mapping in the order in which Compose has them, and leaves out what is not set.</summary>
internal sealed class FieldWriter(OutputForm form)
{
    /// <summary>The mapping.</summary>
    public MappingNode Map { get; } = new(default);

    /// <summary>The form that is written.</summary>
    public OutputForm Form => form;

    /// <summary>Writes a value, even if it is not set.</summary>
    public FieldWriter Always(string key, object? value)
    {
        Map.Set(key, value as Node ?? new ScalarNode(value, default));
        return this;
    }

    /// <summary>Writes a string.</summary>
    public FieldWriter Text(string key, string value) => value.Length == 0 ? this : Always(key, value);

    /// <summary>Writes a boolean if it is true.</summary>
    public FieldWriter Flag(string key, bool value) => value ? Always(key, true) : this;

    /// <summary>Writes a value that can be missing.</summary>
    public FieldWriter Optional<T>(string key, T? value)
        where T : struct => value is { } known ? Always(key, known is int number ? (long)number : known) : this;

    /// <summary>Writes a number other than 0.</summary>
    public FieldWriter Number(string key, long value) => value == 0 ? this : Always(key, value);

    /// <summary>Writes a number other than 0.</summary>
    public FieldWriter Number(string key, float value) => value == 0 ? this : Always(key, value);

    /// <summary>Writes a size other than 0, which is a string.</summary>
    public FieldWriter Bytes(string key, long value) => value == 0 ? this : Always(key, GoFormat.Value(value));

    /// <summary>Writes a duration, which is a string.</summary>
    public FieldWriter Duration(string key, ComposeDuration? value) => value is { } known ? Always(key, known.ToString()) : this;

    /// <summary>Writes a duration other than 0.</summary>
    public FieldWriter Duration(string key, ComposeDuration value) => value.Nanoseconds == 0 ? this : Always(key, value.ToString());

    /// <summary>Writes a list of strings.</summary>
    public FieldWriter Texts(string key, IReadOnlyList<string>? values) => values is { Count: > 0 } ? Always(key, Nodes(values)) : this;

    /// <summary>Writes a command. An empty one differs from none, for which JSON has null.</summary>
    public FieldWriter Command(string key, IReadOnlyList<string>? words) =>
        words is not null ? Always(key, Nodes(words)) : form == OutputForm.Json ? Always(key, null) : this;

    /// <summary>Writes pairs.</summary>
    public FieldWriter Pairs<T>(string key, IReadOnlyDictionary<string, T> pairs) =>
        ByName(key, pairs, value => new ScalarNode(value, default));

    /// <summary>Writes values by name.</summary>
    public FieldWriter ByName<T>(string key, IReadOnlyDictionary<string, T> values, Func<T, Node?> write)
    {
        if (values.Count == 0)
        {
            return this;
        }

        var map = new MappingNode(default);
        foreach (var (name, value) in form == OutputForm.Yaml ? values.OrderBy(pair => pair.Key, NaturalOrder.Instance) : Ordinal(values))
        {
            map.Set(name, write(value) ?? new ScalarNode(null, default));
        }

        return Always(key, map);
    }

    /// <summary>Writes a list.</summary>
    public FieldWriter List<T>(string key, IReadOnlyList<T> items, Func<T, Node> write) =>
        items.Count == 0 ? this : Always(key, new SequenceNode(default, items.Select(write)));

    /// <summary>Writes a mapping that can be missing.</summary>
    public FieldWriter Mapping<T>(string key, T? value, Func<T, FieldWriter> write)
        where T : class => value is null ? this : Always(key, write(value).Map);

    /// <summary>Writes a mapping; an empty one is in JSON only.</summary>
    public FieldWriter Part<T>(string key, T value, Func<T, FieldWriter> write) =>
        write(value).Map is var map && (map.Count > 0 || form == OutputForm.Json) ? Always(key, map) : this;

    /// <summary>Writes additional hosts.</summary>
    public FieldWriter Hosts(string key, IReadOnlyDictionary<string, IReadOnlyList<string>> hosts) => hosts.Count == 0 ? this : Always(
        key, Nodes(hosts.SelectMany(host => host.Value.Select(address => $"{host.Key}={address}")).Order(StringComparer.Ordinal)));

    /// <summary>Writes the keys that start with <c>x-</c>, which only YAML has.</summary>
    public FieldWriter Extensions(ComposeElement element)
    {
        if (form == OutputForm.Yaml && element.Extensions.Count > 0)
        {
            foreach (var (key, value) in element.Extensions.OrderBy(pair => pair.Key, NaturalOrder.Instance))
            {
                Map.Set(key, PlainValues.ToNode(value, NaturalOrder.Instance));
            }
        }

        return this;
    }

    private static IEnumerable<KeyValuePair<string, T>> Ordinal<T>(IReadOnlyDictionary<string, T> values) =>
        values.OrderBy(pair => pair.Key, StringComparer.Ordinal);

    private static SequenceNode Nodes(IEnumerable<string> values) => new(default, values.Select(value => new ScalarNode(value, default)));
}
