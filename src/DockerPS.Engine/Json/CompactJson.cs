using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DockerPS.Engine.Json;

/// <summary>
/// Writes JSON byte for byte as docker writes the files of its contexts: without spaces, with numbers unchanged, and with markup
/// escaped. No encoder of the framework escapes exactly these characters.
/// </summary>
internal static class CompactJson
{
    /// <summary>Writes a value; its objects keep the order of their members.</summary>
    public static byte[] Write(JsonNode node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Returns a copy with the members of all objects sorted by name, as docker writes members that it does not know.</summary>
    /// <exception cref="ArgumentException">An object has a duplicate member.</exception>
    public static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(
            member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    private static void Write(JsonNode? node, StringBuilder text)
    {
        switch (node)
        {
            case JsonObject members:
                Write('{', members, '}', text, member =>
                {
                    Write(member.Key, text);
                    text.Append(':');
                    Write(member.Value, text);
                });
                break;
            case JsonArray items:
                Write('[', items, ']', text, item => Write(item, text));
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                Write(value.GetValue<string>(), text);
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }

    private static void Write<T>(char open, IEnumerable<T> items, char close, StringBuilder text, Action<T> write)
    {
        text.Append(open);
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst)
            {
                text.Append(',');
            }

            isFirst = false;
            write(item);
        }

        text.Append(close);
    }

    private static void Write(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var letter in value)
        {
            _ = letter switch
            {
                '"' or '\\' => text.Append('\\').Append(letter),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => text.Append(letter),
            };
        }

        text.Append('"');
    }
}
