using System.Collections;
using System.Management.Automation;

namespace DockerPS.Parameters;

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
