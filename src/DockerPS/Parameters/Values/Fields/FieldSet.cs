using System.Collections;
using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>
/// Defines the fields of a long form. Texts use docker's names in any case, with or without hyphens; hashtables may also use property
/// names such as <c>BindPropagation</c>. Unknown and repeated fields are rejected, as one of the values would be lost.
/// </summary>
internal sealed class FieldSet
{
    private readonly Dictionary<string, FieldName> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _shown = [];

    /// <param name="what">A noun phrase for the object with the fields, for messages.</param>
    /// <param name="form">An example, for messages.</param>
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

    /// <summary>A noun phrase for the object with the fields.</summary>
    public string What { get; }

    /// <summary>An example.</summary>
    public string Form { get; }

    /// <summary>Reads a text of comma-separated fields.</summary>
    /// <exception cref="FormatException">The text is malformed, or a field is unknown, repeated, or without a value.</exception>
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
                var problem = string.IsNullOrWhiteSpace(value) ? "no value" : "spaces around its value";
                throw new FormatException($"'{field}' has {problem} ({What}). Write it like {Form}.");
            }

            fields.Add(name, value);
        }

        return fields;
    }

    /// <summary>Reads a hashtable: nested lists and hashtables are several values of one field.</summary>
    /// <exception cref="FormatException">A field is unknown or repeated.</exception>
    public Fields From(IDictionary dictionary)
    {
        var fields = new Fields(this);
        foreach (DictionaryEntry entry in dictionary)
        {
            var name = Find(entry.Key.ToString() ?? "");
            var value = entry.Value.Unwrapped();
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

    /// <summary>Returns whether a hashtable has a field that identifies it as a long form.</summary>
    public bool IsIn(IDictionary dictionary, string name) =>
        dictionary.Keys.Cast<object>().Any(key => _names.TryGetValue(key.ToString() ?? "", out var field) && field.First == name);

    private FieldName Find(string name) => _names.GetValueOrDefault(name)
        ?? throw new FormatException(
            $"'{name}' is not a field of {What}. Write it like {Form}; the fields are {string.Join(", ", _shown)}.");
}
