namespace DockerPS.Parameters;

/// <summary>
/// The fields of docker's long form, <c>type=bind,source=/a,target=/b,readonly</c>, or of an equivalent hashtable. Values are looked up
/// by the first name of their field.
/// </summary>
internal sealed class Fields(FieldSet set)
{
    private readonly Dictionary<string, List<string?>> _values = new(StringComparer.Ordinal);

    /// <summary>Returns the value of a field; null if the field is missing or has no value.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name)?[^1];

    /// <summary>Returns whether a field is present.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>The names of the fields that are present.</summary>
    public IEnumerable<string> Names => _values.Keys;

    /// <summary>Returns all values of a field that may be repeated.</summary>
    public IReadOnlyList<string> All(string name) => Has(name) ? [.. _values[name].Select(value => value ?? "")] : [];

    /// <summary>Returns a switch, which is true or false, or true without a value; null if it is missing.</summary>
    public bool? Switch(string name) => !Has(name) ? null : (this[name] ?? "true").ToLowerInvariant() switch
    {
        "true" or "t" or "1" => true,
        "false" or "f" or "0" => false,
        _ => throw new FormatException($"'{this[name]}' is not true or false ({name})."),
    };

    /// <summary>Adds a field under its first name.</summary>
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
