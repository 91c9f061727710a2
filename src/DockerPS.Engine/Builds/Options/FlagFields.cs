using System.Text;

namespace DockerPS.Engine.Builds;

/// <summary>Splits the value of one of buildx's flags: fields with commas between them, in quotation marks if they contain some.</summary>
internal static class FlagFields
{
    /// <summary>Splits a value.</summary>
    /// <exception cref="FormatException">The value is empty, or its quotation marks are wrong.</exception>
    public static IReadOnlyList<string> Split(string text)
    {
        var rest = text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text.EndsWith('\n') ? text[..^1] : text;
        if (rest.Length == 0)
        {
            throw new FormatException("The value is empty. Write it like type=registry,ref=registry.example.com/app.");
        }

        List<string> fields = [];
        for (var start = 0; ; start++)
        {
            start = start < rest.Length && rest[start] == '"' ? Quoted(rest, start + 1, fields) : Plain(rest, start, fields);
            if (start == rest.Length)
            {
                return fields;
            }
        }
    }

    /// <summary>Joins pairs as <c>key=value</c>, and quotes those with a comma or a quotation mark.</summary>
    public static string Join(IEnumerable<KeyValuePair<string, string>> pairs) => string.Join(',', pairs.Select(pair =>
    {
        var field = $"{pair.Key}={pair.Value}";
        return field.AsSpan().ContainsAny(',', '"') ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
    }));

    /// <summary>Splits a field at its first equals sign.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static (string Key, string Value) Pair(string field, string text)
    {
        var equals = field.IndexOf('=', StringComparison.Ordinal);
        return equals >= 0
            ? (field[..equals], field[(equals + 1)..])
            : throw new FormatException($"'{field}' in '{text}' has no value. Write each part as key=value.");
    }

    /// <summary>Reads a field without quotation marks, and returns the position of the comma behind it, or the end.</summary>
    private static int Plain(string text, int start, List<string> fields)
    {
        var comma = text.IndexOf(',', start);
        var end = comma < 0 ? text.Length : comma;
        fields.Add(text[start..end]);
        return fields[^1].Contains('"', StringComparison.Ordinal)
            ? throw new FormatException(
                $"'{text}' has a quotation mark within a part. Put the whole part in quotation marks, and double it.")
            : end;
    }

    /// <inheritdoc cref="Plain"/>
    private static int Quoted(string text, int start, List<string> fields)
    {
        var field = new StringBuilder();
        for (var index = start; index < text.Length; index++)
        {
            if (text[index] != '"')
            {
                field.Append(text[index]);
            }
            else if (index + 1 < text.Length && text[index + 1] == '"')
            {
                field.Append(text[index++]);
            }
            else if (index + 1 == text.Length || text[index + 1] == ',')
            {
                fields.Add(field.ToString());
                return index + 1;
            }
            else
            {
                break;
            }
        }

        throw new FormatException($"'{text}' has a part whose quotation marks do not match. Close them at its end.");
    }
}
