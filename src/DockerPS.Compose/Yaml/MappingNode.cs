using System.Diagnostics.CodeAnalysis;
using DockerPS.Compose.Errors;

namespace DockerPS.Compose.Yaml;

/// <summary>Values by key, in the order of the file.</summary>
internal sealed class MappingNode(SourcePosition position) : Node(position)
{
    private readonly List<string> _keys = [];
    private readonly Dictionary<string, (SourcePosition Position, Node Value)> _values = new(StringComparer.Ordinal);

    /// <summary>The keys.</summary>
    public IReadOnlyList<string> Keys => _keys;

    /// <summary>The number of keys.</summary>
    public int Count => _keys.Count;

    /// <summary>The pairs.</summary>
    public IEnumerable<KeyValuePair<string, Node>> Pairs => _keys.Select(key => KeyValuePair.Create(key, _values[key].Value));

    /// <summary>Returns the value of a key, or null if there is none.</summary>
    public Node? this[string key] => _values.TryGetValue(key, out var entry) ? entry.Value : null;

    /// <summary>Indicates whether there is a key.</summary>
    public bool Has(string key) => _values.ContainsKey(key);

    /// <summary>Returns the value of a key.</summary>
    public bool TryGet(string key, [MaybeNullWhen(false)] out Node value)
    {
        var found = _values.TryGetValue(key, out var entry);
        value = entry.Value;
        return found;
    }

    /// <summary>Returns the place of a key.</summary>
    public SourcePosition PositionOf(string key) => _values.TryGetValue(key, out var entry) ? entry.Position : Position;

    /// <summary>Sets the value of a key; a new key goes to the end.</summary>
    public void Set(string key, Node value, SourcePosition? position = null)
    {
        if (_values.TryGetValue(key, out var before))
        {
            _values[key] = (position ?? before.Position, value);
            return;
        }

        _keys.Add(key);
        _values[key] = (position ?? value.Position, value);
    }

    /// <summary>Sets the value of a key to a scalar.</summary>
    public void Set(string key, object? value) => Set(key, new ScalarNode(value, Position));

    /// <summary>Removes a key.</summary>
    public void Remove(string key)
    {
        if (_values.Remove(key))
        {
            _keys.Remove(key);
        }
    }

    /// <inheritdoc/>
    public override Node Clone()
    {
        var copy = new MappingNode(Position);
        foreach (var key in _keys)
        {
            copy.Set(key, _values[key].Value.Clone(), _values[key].Position);
        }

        return copy;
    }

    /// <inheritdoc/>
    public override bool ValueEquals(Node other) =>
        other is MappingNode map && map.Count == Count
        && _keys.All(key => map.TryGet(key, out var value) && _values[key].Value.ValueEquals(value));
}
