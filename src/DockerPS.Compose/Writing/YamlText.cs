using System.Globalization;
using System.Text;
using DockerPS.Compose.Values;
using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Writing;

/// <summary>Writes a tree as YAML, byte for byte as the library of Compose does.</summary>
internal sealed class YamlText
{
    private const int Indent = 2;

    private readonly StringBuilder _text = new();
    private readonly bool _sorted;

    private YamlText(bool sorted) => _sorted = sorted;

    /// <summary>Returns the YAML of a tree.</summary>
    /// <param name="node">The tree.</param>
    /// <param name="sorted">Indicates whether keys are sorted.</param>
    public static string Of(Node node, bool sorted = false)
    {
        var yaml = new YamlText(sorted);
        if (node is MappingNode { Count: > 0 } map)
        {
            yaml.Mapping(map, 0, isInline: false);
        }
        else
        {
            yaml.Value(node, 0, afterKey: false);
        }

        return yaml._text.ToString();
    }

    /// <summary>Writes the pairs of a mapping, whose first key may follow the dash of a list.</summary>
    private void Mapping(MappingNode map, int column, bool isInline)
    {
        var first = isInline;
        foreach (var key in _sorted ? map.Keys.Order(Writing.NaturalOrder.Instance) : map.Keys.AsEnumerable())
        {
            _text.Append(' ', first ? 0 : column);
            first = false;
            Text(key, column, isKey: true);
            _text.Append(':');
            Value(map[key]!, column, afterKey: true);
        }
    }

    /// <summary>Writes a value behind a key or a dash, and ends the line.</summary>
    private void Value(Node node, int column, bool afterKey)
    {
        switch (node)
        {
            case MappingNode { Count: 0 }:
                _text.Append(" {}\n");
                break;
            case SequenceNode { Items.Count: 0 }:
                _text.Append(" []\n");
                break;
            case MappingNode map when afterKey:
                _text.Append('\n');
                Mapping(map, column + Indent, isInline: false);
                break;
            case MappingNode map:
                _text.Append(' ');
                Mapping(map, column + Indent, isInline: true);
                break;
            case SequenceNode list:
                _text.Append(afterKey ? "\n" : " ");
                Sequence(list, column + Indent, isInline: !afterKey);
                break;
            case ScalarNode { Value: string text }:
                _text.Append(' ');
                Text(text, column, isKey: false);
                _text.Append('\n');
                break;
            case ScalarNode scalar:
                _text.Append(' ').Append(scalar.Value is null ? "null" : GoFormat.Value(scalar.Value)).Append('\n');
                break;
        }
    }

    private void Sequence(SequenceNode list, int column, bool isInline)
    {
        var first = isInline;
        foreach (var item in list.Items)
        {
            _text.Append(' ', first ? 0 : column).Append('-');
            first = false;
            Value(item, column, afterKey: false);
        }
    }

    private void Text(string text, int column, bool isKey)
    {
        switch (YamlStyle.Of(text, isKey))
        {
            case YamlStyle.Style.Plain:
                _text.Append(text);
                break;
            case YamlStyle.Style.Single:
                _text.Append('\'').Append(text.Replace("'", "''", StringComparison.Ordinal)).Append('\'');
                break;
            case YamlStyle.Style.Literal:
                Literal(text, column + Indent);
                break;
            default:
                Quoted(text);
                break;
        }
    }

    private void Literal(string text, int column)
    {
        var hint = text[0] is ' ' or '\n' ? Indent.ToString(CultureInfo.InvariantCulture) : "";
        var chomping = text[^1] != '\n' ? "-" : text.Length == 1 || text[^2] == '\n' ? "+" : "";
        _text.Append('|').Append(hint).Append(chomping);
        foreach (var line in (text[^1] == '\n' ? text[..^1] : text).Split('\n'))
        {
            _text.Append('\n').Append(' ', line.Length == 0 ? 0 : column).Append(line);
        }
    }

    private void Quoted(string text)
    {
        _text.Append('"');
        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index];
            _ = letter switch
            {
                '"' => _text.Append("\\\""),
                '\\' => _text.Append(@"\\"),
                '\n' => _text.Append("\\n"),
                '\r' => _text.Append("\\r"),
                '\t' => _text.Append("\\t"),
                '\0' => _text.Append("\\0"),
                '\a' => _text.Append("\\a"),
                '\b' => _text.Append("\\b"),
                '\v' => _text.Append("\\v"),
                '\f' => _text.Append("\\f"),
                '\u001b' => _text.Append("\\e"),
                '\u0085' => _text.Append("\\N"),
                '\u2028' => _text.Append("\\L"),
                '\u2029' => _text.Append("\\P"),
                _ when index + 1 < text.Length && char.IsSurrogatePair(letter, text[index + 1]) =>
                    _text.Append(CultureInfo.InvariantCulture, $"\\U{char.ConvertToUtf32(letter, text[++index]):X8}"),
                _ when YamlStyle.IsPrintable(letter) => _text.Append(letter),
                <= '\u00ff' => _text.Append(CultureInfo.InvariantCulture, $"\\x{(int)letter:X2}"),
                _ => _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
            };
        }

        _text.Append('"');
    }
}
