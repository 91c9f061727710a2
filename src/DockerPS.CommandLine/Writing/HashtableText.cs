using System.Text.RegularExpressions;

namespace DockerPS.CommandLine.Writing;

/// <summary>A hashtable with hashtables, as it grows.</summary>
internal sealed partial class HashtableText
{
    private readonly List<(string Key, object Value)> _entries = [];

    /// <summary>Adds code at a path of keys: to a list, or instead of what is there.</summary>
    public void Add(IReadOnlyList<string> path, string code, bool isList)
    {
        var key = path[0];
        var index = _entries.FindIndex(entry => entry.Key == key);
        if (path.Count > 1)
        {
            if (index < 0)
            {
                _entries.Add((key, new HashtableText()));
                index = _entries.Count - 1;
            }

            ((HashtableText)_entries[index].Value).Add([.. path.Skip(1)], code, isList);
        }
        else if (index < 0)
        {
            _entries.Add((key, new List<string> { code }));
        }
        else if (isList)
        {
            ((List<string>)_entries[index].Value).Add(code);
        }
        else
        {
            _entries[index] = (key, new List<string> { code });
        }
    }

    public override string ToString()
    {
        var entries = _entries.Select(entry => $"{Name(entry.Key)} = {Code(entry.Value)}");
        return $"@{{ {string.Join("; ", entries)} }}";
    }

    private static string Name(string key) => KeyForm().IsMatch(key) ? key : PowerShellText.Quote(key);

    private static string Code(object value) => value switch
    {
        // One hashtable alone would not be a list.
        List<string> { Count: 1 } list when list[0].StartsWith("@{", StringComparison.Ordinal) => $"@({list[0]})",
        List<string> list => string.Join(", ", list),
        _ => value.ToString()!,
    };

    [GeneratedRegex(@"^[A-Za-z_]\w*\z")]
    private static partial Regex KeyForm();
}
