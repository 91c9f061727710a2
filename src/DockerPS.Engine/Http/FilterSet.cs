using System.Buffers;
using System.Text;
using System.Text.Json;

namespace DockerPS.Engine.Http;

/// <summary>The API's <c>filters</c>: values by key. One value of each key must match; of labels, all values.</summary>
public sealed class FilterSet
{
    private readonly SortedDictionary<string, SortedSet<string>> _values = new(StringComparer.Ordinal);

    /// <summary>Indicates whether there are no filters.</summary>
    public bool IsEmpty => _values.Count == 0;

    /// <inheritdoc cref="Add(string, IEnumerable{string})"/>
    public FilterSet Add(string key, params string[] values) => Add(key, (IEnumerable<string>)values);

    /// <summary>Adds values to a key; no filter if there are none.</summary>
    /// <param name="key">The engine's key, like <c>label</c>.</param>
    /// <param name="values">The values.</param>
    public FilterSet Add(string key, IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            if (!_values.TryGetValue(key, out var set))
            {
                _values[key] = set = new(StringComparer.Ordinal);
            }

            set.Add(value);
        }

        return this;
    }

    /// <summary>Adds a key without values, as filters have that are conditions.</summary>
    public FilterSet AddCondition(string key)
    {
        _values.TryAdd(key, new(StringComparer.Ordinal));
        return this;
    }

    /// <summary>Adds a time to a key.</summary>
    public FilterSet Add(string key, DateTime time) => Add(key, UnixTime.Text(time));

    /// <summary>Returns the API's JSON, like <c>{"label":["a","b"]}</c>.</summary>
    public override string ToString()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (key, values) in _values)
            {
                json.WriteStartArray(key);
                foreach (var value in values)
                {
                    json.WriteStringValue(value);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
