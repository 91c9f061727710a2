using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>A pair of name and value, as used by environment variables, labels, options and filters.</summary>
/// <param name="Key">The name.</param>
/// <param name="Value">The value; null if only the name was given.</param>
public sealed record KeyValue(string Key, string? Value)
{
    /// <summary>Returns docker's form: <c>KEY=value</c>, or the name alone.</summary>
    public override string ToString() => Value is null ? Key : $"{Key}={Value}";

    /// <summary>Reads <c>KEY=value</c> or a name alone.</summary>
    /// <exception cref="FormatException">There is no name.</exception>
    internal static KeyValue Parse(string text) => text.Split('=', 2) switch
    {
        [{ Length: > 0 } key, var value] => new(key, value),
        [{ Length: > 0 } key] => new(key, null),
        _ => throw new FormatException($"'{text}' has no name. Write it like KEY=value, or as a hashtable: @{{ KEY = 'value' }}."),
    };

    /// <summary>Reads <c>KEY=value</c>.</summary>
    /// <exception cref="FormatException">There is no name, or no value.</exception>
    internal static KeyValue ParseWhole(string text) => Parse(text).Whole();

    /// <summary>Rejects a name without a value.</summary>
    internal KeyValue Whole() => Value is not null ? this
        : throw new FormatException($"'{Key}' has no value. Write it like KEY=value, or as a hashtable: @{{ KEY = 'value' }}.");

    /// <summary>Completes a name alone with the session's value; null if the session has none.</summary>
    internal KeyValue? FromSession() =>
        Value is not null ? this
        : Environment.GetEnvironmentVariable(Key) is { } value ? this with { Value = value }
        : null;

    /// <summary>Converts pairs to a dictionary. The last value of a name wins; a name alone has an empty value.</summary>
    internal static Dictionary<string, string>? ToDictionary(IEnumerable<KeyValue>? pairs)
    {
        if (pairs is null)
        {
            return null;
        }

        var dictionary = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in pairs)
        {
            dictionary[key] = value ?? "";
        }

        return dictionary;
    }
}

/// <summary>Reads hashtables, objects with properties, and texts like <c>KEY=value</c>.</summary>
public sealed class KeyValueTransformationAttribute : ListTransformationAttribute<KeyValue>
{
    /// <summary>Whether names must not contain spaces, as in labels that are set.</summary>
    public bool IsLabel { get; set; }

    /// <summary>Whether a name requires a value.</summary>
    public bool NeedsValue { get; set; }

    /// <summary>Whether the pairs are engine filters, whose names are lower case and require values.</summary>
    public bool IsFilter { get; set; }

    /// <inheritdoc/>
    protected override IEnumerable<KeyValue> FromText(string text, SessionState session) => [Checked(KeyValue.Parse(text))];

    /// <inheritdoc/>
    protected override IEnumerable<KeyValue> FromEntry(object key, object? value, SessionState session)
    {
        var name = TextOf(key);
        if (name.Length == 0)
        {
            throw new FormatException("A key of the hashtable is empty. Write it like @{ KEY = 'value' }.");
        }

        // Several values of one key, as filters have: @{ status = 'exited', 'created' }.
        IEnumerable<KeyValue> pairs = value is null ? [new(name, null)]
            : value.Unwrapped() is System.Collections.IList list
                ? list.Cast<object?>().Select(item => new KeyValue(name, item is null ? null : TextOf(item)))
            : [new(name, TextOf(value))];
        return pairs.Select(Checked);
    }

    /// <inheritdoc/>
    protected override KeyValue? FromObject(object item) => ModuleObject.KindOf(item) is { } kind
        ? throw new FormatException($"'{item}' is of type {kind}, but pairs are required here, like @{{ KEY = 'value' }}.")
        : item.Unwrapped() switch
        {
            string or char or bool or Enum or System.Collections.IDictionary => null,

            // The element types of enumerated hashtables and dictionaries.
            System.Collections.DictionaryEntry entry => Checked(new(TextOf(entry.Key), entry.Value is null ? null : TextOf(entry.Value))),
            var pair when pair.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>) =>
                Checked(new(ModuleObject.Text(item, "Key") ?? "", ModuleObject.Text(item, "Value"))),
            var value when Type.GetTypeCode(value.GetType()) is >= TypeCode.SByte and <= TypeCode.Decimal
                || ModuleObject.IsPropertyBag(item) => null,

            // The text of any other object is not a name that a user chose.
            var other => throw new FormatException(
                $"'{item}' is of type {other.GetType().Name}, but pairs are required here, like KEY=value or @{{ KEY = 'value' }}."),
        };

    private KeyValue Checked(KeyValue pair) =>
        IsFilter ? new(pair.Key.Trim().ToLowerInvariant(), pair.Whole().Value!.Trim())
        : NeedsValue ? pair.Whole()
        : CheckedLabel(pair);

    /// <summary>Rejects label names that docker rejects.</summary>
    private KeyValue CheckedLabel(KeyValue pair) => !IsLabel || pair.Key.AsSpan().IndexOfAny(' ', '\t') < 0
        ? pair
        : throw new FormatException(
            $"'{pair.Key}' is not a valid label name: it contains spaces. Write it like tier=web, or @{{ tier = 'web' }}.");
}
