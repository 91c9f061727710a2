using System.Collections;
using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>
/// The fields of docker's long forms, <c>type=bind,source=/a,target=/b,readonly</c>, or of a hashtable that says the same. Values are found
/// by the first name of their field.
/// </summary>
internal sealed class Fields(FieldSet set)
{
    private readonly Dictionary<string, List<string?>> _values = new(StringComparer.Ordinal);

    /// <summary>The value of a field; null where it is not there or has none.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name)?[^1];

    /// <summary>Whether a field is there.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>The fields that are there.</summary>
    public IEnumerable<string> Names => _values.Keys;

    /// <summary>All values of a field that may come several times.</summary>
    public IReadOnlyList<string> All(string name) => Has(name) ? [.. _values[name].Select(value => value ?? "")] : [];

    /// <summary>A switch: there alone, or with true or false; null where it is not there.</summary>
    public bool? Switch(string name) => !Has(name) ? null : (this[name] ?? "true").ToLowerInvariant() switch
    {
        "true" or "t" or "1" => true,
        "false" or "f" or "0" => false,
        _ => throw new FormatException($"'{this[name]}' is not true or false ({name})."),
    };

    /// <summary>Adds a field, under the first name that it has.</summary>
    public void Add(FieldName name, string? value)
    {
        if (!_values.TryGetValue(name.First, out var values))
        {
            _values[name.First] = [value];
        }
        else if (name.IsList)
        {
            values.Add(value);
        }
        else
        {
            throw new FormatException($"'{name.First}' is given twice ({set.What}). Write it once, like {set.Form}.");
        }
    }
}

/// <summary>A field of a long form.</summary>
/// <param name="First">The name by which it is found.</param>
/// <param name="IsList">Whether it may come several times.</param>
/// <param name="IsSwitch">Whether it may stand without a value.</param>
internal sealed record FieldName(string First, bool IsList, bool IsSwitch);

/// <summary>
/// The fields that a long form has. Texts have docker's names in any case, with or without their hyphens; hashtables may also have the
/// names of properties, like <c>BindPropagation</c>. What is unknown or given twice is refused, since one of the two would be lost.
/// </summary>
internal sealed class FieldSet
{
    private readonly Dictionary<string, FieldName> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _shown = [];

    /// <param name="what">What has the fields, for messages.</param>
    /// <param name="form">How it is written, for messages.</param>
    /// <param name="names">The names: alternatives with bars between them, then <c>*</c> for lists and <c>?</c> for switches.</param>
    public FieldSet(string what, string form, params string[] names)
    {
        (What, Form) = (what, form);
        foreach (var name in names)
        {
            var alternatives = name.TrimEnd('*', '?').Split('|');
            var field = new FieldName(alternatives[0], name.EndsWith('*'), name.EndsWith('?'));
            _shown.Add(alternatives[0]);
            foreach (var alternative in alternatives)
            {
                _names[alternative] = field;
                _names[alternative.Replace("-", "", StringComparison.Ordinal)] = field;
                _names[alternative.Replace('-', '_')] = field;
            }
        }
    }

    /// <summary>What has the fields.</summary>
    public string What { get; }

    /// <summary>How it is written.</summary>
    public string Form { get; }

    /// <summary>Reads a text of comma-separated fields.</summary>
    /// <exception cref="FormatException">The text is no such record, or a field is unknown, given twice, or without its value.</exception>
    public Fields Parse(string text)
    {
        var fields = new Fields(this);
        foreach (var field in Csv.Parse(text))
        {
            var equals = field.IndexOf('=', StringComparison.Ordinal);
            var name = Find(equals < 0 ? field : field[..equals]);
            var value = equals < 0 ? null : field[(equals + 1)..];
            if (value is null ? !name.IsSwitch : string.IsNullOrWhiteSpace(value) || value.Trim().Length != value.Length)
            {
                throw new FormatException(
                    $"'{field}' has {(string.IsNullOrWhiteSpace(value) ? "no value" : "spaces around its value")} ({What}). Write it like {Form}.");
            }

            fields.Add(name, value);
        }

        return fields;
    }

    /// <summary>Reads a hashtable: lists and hashtables in it are several values of one field.</summary>
    /// <exception cref="FormatException">A field is unknown or given twice.</exception>
    public Fields From(IDictionary dictionary)
    {
        var fields = new Fields(this);
        foreach (DictionaryEntry entry in dictionary)
        {
            var name = Find(entry.Key.ToString() ?? "");
            var value = entry.Value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : entry.Value;
            IEnumerable<string?> values = value switch
            {
                null => [null],
                IDictionary inner => inner.Entries().Select(pair => (string?)$"{pair.Key}={pair.Value}"),
                IList list => list.Cast<object?>().Select(item => (string?)LanguagePrimitives.ConvertTo<string>(item)),
                _ => [LanguagePrimitives.ConvertTo<string>(value)],
            };
            foreach (var one in values)
            {
                fields.Add(name, one);
            }
        }

        return fields;
    }

    /// <summary>Whether a hashtable has a field, by which it is known as a long form.</summary>
    public bool IsIn(IDictionary dictionary, string name) =>
        dictionary.Keys.Cast<object>().Any(key => _names.TryGetValue(key.ToString() ?? "", out var field) && field.First == name);

    private FieldName Find(string name) => _names.GetValueOrDefault(name)
        ?? throw new FormatException($"'{name}' is no field of {What}. Write it like {Form}; the fields are {string.Join(", ", _shown)}.");
}
