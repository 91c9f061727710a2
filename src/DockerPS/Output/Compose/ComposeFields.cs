using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace DockerPS.Output;

/// <summary>Reads the keys of what a Compose file defines, some of which may still be variables.</summary>
internal sealed class ComposeFields(object? value)
{
    private static readonly Dictionary<string, object?> s_nothing = [];

    private readonly IReadOnlyDictionary<string, object?> _fields = value as IReadOnlyDictionary<string, object?> ?? s_nothing;

    /// <summary>Returns a value; null if there is none.</summary>
    public object? this[string key] => _fields.GetValueOrDefault(key);

    /// <summary>Returns a string; null if there is none.</summary>
    public string? Text(string key) => Text(this[key]);

    /// <summary>Indicates whether a value is true.</summary>
    public bool Flag(string key) => this[key] is true;

    /// <summary>Returns a whole number; null if there is none, or if it is still a variable.</summary>
    public int? Number(string key) =>
        int.TryParse(Text(key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Returns a list of strings.</summary>
    public ObjectList<string> Texts(string key) => [.. Items(key).Select(item => Text(item) ?? "")];

    /// <summary>Returns a list of strings; null if there is none.</summary>
    public ObjectList<string>? OptionalTexts(string key) =>
        this[key] is string text ? [text] : this[key] is IEnumerable<object?> ? Texts(key) : null;

    /// <summary>Returns pairs, from a mapping or a list of <c>key=value</c>.</summary>
    public Dictionary<string, string> Pairs(string key) => new ObjectMap(this[key] is IReadOnlyDictionary<string, object?> map
        ? map.Select(pair => KeyValuePair.Create(pair.Key, Text(pair.Value) ?? ""))
        : Items(key).Select(item => (Text(item) ?? "").Split('=', 2))
            .Select(pair => KeyValuePair.Create(pair[0], pair.Length > 1 ? pair[1] : "")).DistinctBy(pair => pair.Key));

    /// <summary>Returns the values of a mapping with their keys, or the names of a list.</summary>
    public IEnumerable<(string Name, ComposeFields Fields)> ByName(string key) => this[key] is IReadOnlyDictionary<string, object?> map
        ? map.Select(pair => (pair.Key, new ComposeFields(pair.Value)))
        : Items(key).Select(item => (Text(item) ?? "", new ComposeFields(null)));

    /// <summary>Returns the items of a list that are mappings.</summary>
    public IEnumerable<ComposeFields> List(string key) =>
        Items(key).OfType<IReadOnlyDictionary<string, object?>>().Select(item => new ComposeFields(item));

    /// <summary>Returns all keys as an object whose properties PowerShell completes.</summary>
    public PSObject ToObject() => (PSObject)ToObject(_fields)!;

    private static object? ToObject(object? item)
    {
        switch (item)
        {
            case IReadOnlyDictionary<string, object?> map:
                var result = new PSObject();
                foreach (var (key, value) in map)
                {
                    result.Properties.Add(new PSNoteProperty(key, ToObject(value)));
                }

                return result;
            case string or null:
                return item;
            case IEnumerable list:
                return list.Cast<object?>().Select(ToObject).ToArray();
            default:
                return item;
        }
    }

    private IEnumerable<object?> Items(string key) => this[key] is string text ? [text] : this[key] as IEnumerable<object?> ?? [];

    private static string? Text(object? item) => item switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };
}
