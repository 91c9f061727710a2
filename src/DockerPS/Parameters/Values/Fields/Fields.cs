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
