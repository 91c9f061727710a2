using DockerPS.Compose.Errors;
using DockerPS.Compose.Interpolation;
using DockerPS.Compose.Model;
using DockerPS.Compose.Normalization;
using DockerPS.Compose.Values;
using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Decoding;

/// <summary>Reads the keys of a mapping as the types of the model.</summary>
internal sealed class FieldReader(MappingNode map, string path)
{
    /// <summary>The place of the mapping.</summary>
    public SourcePosition Position => map.Position;

    /// <summary>The mapping.</summary>
    public MappingNode Map => map;

    /// <summary>The values of keys that start with <c>x-</c>.</summary>
    public IReadOnlyDictionary<string, object?> Extensions
    {
        get
        {
            var extensions = map.Pairs.Where(pair =>
                pair.Key.StartsWith("x-", StringComparison.Ordinal) && pair.Key != EnvironmentLists.SecretValue);
            return extensions.Any() ? Sorted(extensions, PlainValues.Of) : Dictionary.Empty<object?>();
        }
    }

    /// <summary>Reads a string.</summary>
    public string Text(string key) => map[key] switch
    {
        null or ScalarNode { Value: null } => "",
        ScalarNode { Value: string or long } scalar => scalar.Display,
        var other => throw Wrong(key, other, "a string"),
    };

    /// <summary>Reads a boolean.</summary>
    public bool Flag(string key) => OptionalFlag(key) ?? false;

    /// <summary>Reads a boolean that can be missing.</summary>
    public bool? OptionalFlag(string key) => map[key] switch
    {
        null or ScalarNode { Value: null } => null,
        ScalarNode { Value: bool flag } => flag,
        ScalarNode { Text: { } text } when ScalarCasts.Boolean(text) is bool flag => flag,
        var other => throw Wrong(key, other, "true or false"),
    };

    /// <summary>Reads a whole number.</summary>
    public long Integer(string key) => OptionalInteger(key) ?? 0;

    /// <summary>Reads a whole number that can be missing.</summary>
    public long? OptionalInteger(string key) => map[key] switch
    {
        null or ScalarNode { Value: null } => null,
        ScalarNode { Value: long number } => number,
        ScalarNode { Value: double number } => (long)number,
        ScalarNode { Value: float number } => (long)number,
        ScalarNode { Text: { } text } when ScalarCasts.Integer(text) is long number => number,
        var other => throw Wrong(key, other, "a whole number"),
    };

    /// <summary>Reads a whole number that can be missing and is not negative.</summary>
    public long? OptionalUnsigned(string key) => OptionalInteger(key) is not < 0 and var number
        ? number
        : throw Wrong(key, map[key]!, "0 or more");

    /// <summary>Reads a small whole number.</summary>
    public int Small(string key) => OptionalSmall(key) ?? 0;

    /// <summary>Reads a small whole number that can be missing.</summary>
    public int? OptionalSmall(string key) => OptionalInteger(key) is { } number
        ? number is >= int.MinValue and <= int.MaxValue ? (int)number : throw Wrong(key, map[key]!, "a number of this size")
        : null;

    /// <summary>Reads a number.</summary>
    public float Number(string key) => map[key] switch
    {
        null or ScalarNode { Value: null } => 0,
        ScalarNode { Value: long number } => number,
        ScalarNode { Value: double number } => (float)number,
        ScalarNode { Value: float number } => number,
        ScalarNode { Text: { } text } when ScalarCasts.Number(text) is double number => (float)number,
        var other => throw Wrong(key, other, "a number"),
    };

    /// <summary>Reads a size in bytes.</summary>
    public long Bytes(string key) => map[key] switch
    {
        null or ScalarNode { Value: null } => 0,
        ScalarNode { Value: long number } => number,
        ScalarNode { Value: double number } when number == Math.Floor(number) => (long)number,
        ScalarNode { Text: { } text } when ByteSize.TryParse(text, out var bytes) => bytes,
        ScalarNode { Text: "-1" } => -1,
        var other => throw Wrong(key, other, "a size like 512m or 1.5gb"),
    };

    /// <summary>Reads a duration.</summary>
    public ComposeDuration Duration(string key) => OptionalDuration(key) ?? default;

    /// <summary>Reads a duration that can be missing.</summary>
    public ComposeDuration? OptionalDuration(string key) => map[key] switch
    {
        null or ScalarNode { Value: null } => null,
        ScalarNode scalar when ComposeDuration.TryParse(scalar.Display, out var duration) => duration,
        var other => throw Wrong(key, other, "a duration like 1m30s"),
    };

    /// <summary>Reads a list of strings.</summary>
    public IReadOnlyList<string> Texts(string key) => OptionalTexts(key) ?? [];

    /// <summary>Reads a list of strings that can be missing.</summary>
    public IReadOnlyList<string>? OptionalTexts(string key) => map[key] switch
    {
        null or ScalarNode { Value: null } => null,
        ScalarNode { Text: { } text } => [text],
        SequenceNode list =>
            [.. list.Items.Select(item => item is ScalarNode scalar ? scalar.Display : throw Wrong(key, item, "a string"))],
        var other => throw Wrong(key, other, "a list of strings"),
    };

    /// <summary>Reads a command: a list of words, or a string that is split as a shell does.</summary>
    public IReadOnlyList<string>? Command(string key) => map[key] is ScalarNode { Text: { } text } node
        ? ShellWords.Split(text) ?? throw new ComposeFileException(
            ComposeFailure.InvalidValue, node.Position, $"The quotation marks or parentheses in '{text}' do not match.",
            "Close them, or write the command as a list.")
        : OptionalTexts(key);

    /// <summary>Reads pairs without empty values, as a mapping or a list of <c>key=value</c>.</summary>
    public IReadOnlyDictionary<string, string> Pairs(string key) =>
        Variables(key) is { Count: > 0 } pairs
            ? Sorted(pairs, value => value ?? "")
            : Dictionary.Empty<string>();

    /// <summary>Reads pairs whose value can be missing.</summary>
    public IReadOnlyDictionary<string, string?> Variables(string key)
    {
        switch (map[key])
        {
            case null or ScalarNode { Value: null }:
                return Dictionary.Empty<string?>();
            case MappingNode values:
                return Sorted(values.Pairs, value => value is ScalarNode scalar
                    ? scalar.Value is null ? null : scalar.Display
                    : throw Wrong(key, value, "a single value"));
            case SequenceNode list:
                return Sorted(list.Items.Select(item => Pair(key, item)), value => value);
            case var other:
                throw Wrong(key, other, "a list or a mapping");
        }
    }

    /// <summary>Reads addresses by host name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Hosts(string key)
    {
        var hosts = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (map[key] is MappingNode values)
        {
            foreach (var (host, value) in values.Pairs)
            {
                hosts[host] = value is SequenceNode list
                    ? [.. list.Items.Select(item => Address(((ScalarNode)item).Display))]
                    : [Address(((ScalarNode)value).Display)];
            }
        }

        foreach (var item in (map[key] as SequenceNode)?.Items ?? [])
        {
            var text = (item as ScalarNode)?.Display ?? "";
            var at = text.IndexOf(text.Contains('=', StringComparison.Ordinal) ? '=' : ':', StringComparison.Ordinal);
            if (at <= 0)
            {
                throw new ComposeFileException(
                    ComposeFailure.InvalidValue, item.Position, $"'{text}' of {PathOf(key)} is not of the form host=address.",
                    "Add the address.");
            }

            hosts[text[..at]] = [.. hosts.GetValueOrDefault(text[..at], []), .. text[(at + 1)..].Split(',').Select(Address)];
        }

        return hosts;
    }

    /// <summary>Reads lists of values by name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Lists(string key) => map[key] is MappingNode values
        ? Sorted(values.Pairs, value => (IReadOnlyList<string>)(value is SequenceNode list
            ? [.. list.Items.Select(item => ((ScalarNode)item).Display)]
            : [((ScalarNode)value).Display]))
        : Dictionary.Empty<IReadOnlyList<string>>();

    /// <summary>Reads a mapping.</summary>
    public T? Optional<T>(string key, Func<FieldReader, T> read)
        where T : class => map[key] is MappingNode value ? read(new(value, $"{PathOf(key)}")) : null;

    /// <summary>Reads a list of mappings.</summary>
    public IReadOnlyList<T> List<T>(string key, Func<FieldReader, T> read) => map[key] is SequenceNode list
        ? [.. list.Items.Select((item, index) => item is MappingNode value
            ? read(new(value, $"{PathOf(key)}[{index}]"))
            : throw Wrong(key, item, "a mapping"))]
        : [];

    /// <summary>Reads mappings by name.</summary>
    public IReadOnlyDictionary<string, T> ByName<T>(string key, Func<string, FieldReader, T> read) => map[key] is MappingNode values
        ? new SortedDictionary<string, T>(
            values.Pairs.ToDictionary(
                pair => pair.Key,
                pair => read(pair.Key, new(pair.Value as MappingNode ?? new(pair.Value.Position), $"{PathOf(key)}.{pair.Key}"))),
            StringComparer.Ordinal)
        : Dictionary.Empty<T>();

    /// <summary>Reads mappings by name that can be empty.</summary>
    public IReadOnlyDictionary<string, T?> OptionalByName<T>(string key, Func<FieldReader, T> read)
        where T : class => map[key] is MappingNode values
        ? Sorted(values.Pairs, value => value is MappingNode item ? read(new(item, $"{PathOf(key)}")) : null)
        : Dictionary.Empty<T?>();

    /// <summary>Creates the error for a value of a wrong type.</summary>
    public ComposeFileException Wrong(string key, Node node, string expected) => new(
        ComposeFailure.InvalidValue, node.Position,
        node is ScalarNode scalar
            ? $"The value '{scalar.Display}' of {PathOf(key)} is not {expected}."
            : $"The value of {PathOf(key)} is not {expected}.",
        "Correct it.");

    private string PathOf(string key) => path.Length == 0 ? key : $"{path}.{key}";

    /// <summary>Returns entries sorted by key.</summary>
    private static SortedDictionary<string, TTo> Sorted<TFrom, TTo>(
        IEnumerable<KeyValuePair<string, TFrom>> pairs, Func<TFrom, TTo> convert)
    {
        var sorted = new SortedDictionary<string, TTo>(StringComparer.Ordinal);
        foreach (var (key, value) in pairs)
        {
            sorted[key] = convert(value);
        }

        return sorted;
    }

    private KeyValuePair<string, string?> Pair(string key, Node item)
    {
        var text = item is ScalarNode scalar ? scalar.Display : throw Wrong(key, item, "a string");
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? text : text[..equals];
        return name.Length > 0 && char.IsWhiteSpace(name[^1])
            ? throw new ComposeFileException(
                ComposeFailure.InvalidValue, item.Position, $"The name '{name}' in {PathOf(key)} ends with a space.", "Remove the space.")
            : KeyValuePair.Create(name, equals < 0 ? null : text[(equals + 1)..]);
    }

    private static string Address(string address) =>
        address is ['[', _, .., ']'] ? address[1..^1] : address;
}
