using System.Collections;
using System.Management.Automation;
using System.Text;

namespace DockerPS.Parameters;

/// <summary>
/// The fields of docker's long forms, <c>type=bind,source=/a,target=/b,readonly</c>, or of a hashtable that says the same. Names
/// do not regard case, hyphens and underscores, so that <c>ReadOnly</c> and <c>bind-propagation</c> both fit.
/// </summary>
internal sealed class Fields
{
    private readonly Dictionary<string, string?> _values = new(StringComparer.Ordinal);
    private readonly List<(string Name, string? Value)> _all = [];

    /// <summary>The value of a field; null where it is not there or has none.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>Whether a field is there.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>All values of a field that may come several times.</summary>
    public IReadOnlyList<string> All(string name) => [.. _all.Where(field => field.Name == name).Select(field => field.Value ?? "")];

    /// <summary>A switch: there alone, or with true or false; null where it is not there.</summary>
    public bool? Switch(string name) => !Has(name) ? null : (this[name] ?? "true").ToLowerInvariant() switch
    {
        "true" or "1" or "" => true,
        "false" or "0" => false,
        _ => throw new FormatException($"'{this[name]}' is not true or false ({name})."),
    };

    /// <summary>Refuses fields that do not exist.</summary>
    public void RefuseOthers(string what, string form, params string[] known)
    {
        if (_values.Keys.FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            throw new FormatException($"'{unknown}' is no field of {what}. Write it like {form}; the fields are {string.Join(", ", known)}.");
        }
    }

    /// <summary>Reads comma-separated fields; a field may be in double quotes.</summary>
    public static Fields Parse(string text)
    {
        var fields = new Fields();
        foreach (var field in Split(text))
        {
            var parts = field.Split('=', 2);
            fields.Add(parts[0].Trim(), parts.Length > 1 ? parts[1] : null);
        }

        return fields;
    }

    /// <summary>Reads a hashtable.</summary>
    public static Fields From(IDictionary dictionary)
    {
        var fields = new Fields();
        foreach (DictionaryEntry entry in dictionary)
        {
            var name = entry.Key.ToString() ?? "";
            var value = entry.Value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : entry.Value;
            if (value is IDictionary inner)
            {
                foreach (DictionaryEntry pair in inner)
                {
                    fields.Add(name, $"{pair.Key}={pair.Value}");
                }
            }
            else if (value is IList list)
            {
                foreach (var item in list)
                {
                    fields.Add(name, LanguagePrimitives.ConvertTo<string>(item));
                }
            }
            else
            {
                fields.Add(name, value is null ? null : LanguagePrimitives.ConvertTo<string>(value));
            }
        }

        return fields;
    }

    private void Add(string name, string? value)
    {
        var plain = name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
        _values[plain] = value;
        _all.Add((plain, value));
    }

    private static IEnumerable<string> Split(string text)
    {
        var field = new StringBuilder();
        var quoted = false;
        foreach (var letter in text)
        {
            if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (letter == ',' && !quoted)
            {
                yield return field.ToString();
                field.Clear();
            }
            else
            {
                field.Append(letter);
            }
        }

        yield return field.ToString();
    }
}
