using System.Globalization;
using System.Text;
using DockerPS.Compose.Values;
using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Writing;

/// <summary>Writes a tree as JSON, byte for byte as Go does.</summary>
internal sealed class JsonText
{
    private readonly StringBuilder _text = new();
    private readonly bool _indented;
    private readonly bool _sorted;

    private JsonText(bool indented, bool sorted) => (_indented, _sorted) = (indented, sorted);

    /// <summary>Returns the JSON of a tree.</summary>
    /// <param name="node">The tree.</param>
    /// <param name="indented">Indicates whether each value is on a line of its own.</param>
    /// <param name="sorted">Indicates whether keys are sorted.</param>
    public static string Of(Node node, bool indented, bool sorted = false)
    {
        var json = new JsonText(indented, sorted);
        json.Value(node, 0);
        return json._text.ToString();
    }

    private void Value(Node node, int level)
    {
        switch (node)
        {
            case MappingNode map:
                var keys = _sorted ? map.Keys.Order(StringComparer.Ordinal) : map.Keys.AsEnumerable();
                Items('{', '}', keys.ToList(), level, key =>
                {
                    Text(key);
                    _text.Append(_indented ? ": " : ":");
                    Value(map[key]!, level + 1);
                });
                break;
            case SequenceNode list:
                Items('[', ']', list.Items, level, item => Value(item, level + 1));
                break;
            case ScalarNode scalar:
                Scalar(scalar.Value);
                break;
        }
    }

    private void Items<T>(char open, char close, List<T> items, int level, Action<T> write)
    {
        _text.Append(open);
        for (var index = 0; index < items.Count; index++)
        {
            _text.Append(index > 0 ? "," : "");
            NewLine(level + 1);
            write(items[index]);
        }

        if (items.Count > 0)
        {
            NewLine(level);
        }

        _text.Append(close);
    }

    private void NewLine(int level)
    {
        if (_indented)
        {
            _text.Append('\n').Append(' ', 2 * level);
        }
    }

    private void Scalar(object? value)
    {
        switch (value)
        {
            case null:
                _text.Append("null");
                break;
            case string text:
                Text(text);
                break;
            case double number:
                _text.Append(GoFormat.Json(number, isSingle: false));
                break;
            case float number:
                _text.Append(GoFormat.Json(number, isSingle: true));
                break;
            default:
                _text.Append(GoFormat.Value(value));
                break;
        }
    }

    private void Text(string text)
    {
        _text.Append('"');
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '"' => _text.Append("\\\""),
                '\\' => _text.Append(@"\\"),
                '\n' => _text.Append("\\n"),
                '\r' => _text.Append("\\r"),
                '\t' => _text.Append("\\t"),
                '\b' => _text.Append("\\b"),
                '\f' => _text.Append("\\f"),
                < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029' =>
                    _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => _text.Append(letter),
            };
        }

        _text.Append('"');
    }
}
