using System.Text;

namespace DockerPS.Parameters;

/// <summary>
/// Parses one record of comma-separated values by the rules of Go's encoding/csv, which docker uses for all of its comma-separated
/// options: a field that begins with a double quote ends with one, and a double quote inside it is doubled.
/// </summary>
internal static class Csv
{
    private const char Quote = '"';

    /// <summary>Returns the fields.</summary>
    /// <exception cref="FormatException">The text is empty, has more than one line, or its quotes do not match.</exception>
    public static List<string> Parse(string text)
    {
        var record = text.Trim('\r', '\n');
        if (record.Length == 0)
        {
            throw new FormatException("The text is empty.");
        }

        List<string> fields = [];
        var start = 0;
        do
        {
            fields.Add(start < record.Length && record[start] == Quote ? ReadQuoted(record, ref start) : ReadPlain(record, ref start));
        }
        while (start <= record.Length);
        return fields;
    }

    /// <summary>Returns a value as a field: in quotes if it needs them.</summary>
    public static string Escape(string value) =>
        value.AsSpan().IndexOfAny("\",\r\n") >= 0 ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;

    /// <summary>Reads a field up to the next comma, and leaves the start of the next one; past the end if there is none.</summary>
    private static string ReadPlain(string record, ref int start)
    {
        var comma = record.IndexOf(',', start);
        var end = comma < 0 ? record.Length : comma;
        var field = record[start..end];
        if (field.Contains(Quote, StringComparison.Ordinal))
        {
            throw new FormatException(
                $"'{record}' has a double quote inside a field. Put the whole field in double quotes, and double the quote.");
        }

        if (field.Contains('\n', StringComparison.Ordinal))
        {
            throw new FormatException($"'{record}' has several lines; only one is allowed.");
        }

        start = end + 1;
        return field;
    }

    private static string ReadQuoted(string record, ref int start)
    {
        var field = new StringBuilder();
        for (var index = start + 1; index < record.Length; index++)
        {
            if (record[index] != Quote)
            {
                field.Append(record[index]);
            }
            else if (index + 1 == record.Length || record[index + 1] == ',')
            {
                start = index + 2;
                return field.ToString();
            }
            else if (record[++index] == Quote)
            {
                field.Append(Quote);
            }
            else
            {
                break;
            }
        }

        throw new FormatException($"'{record}' has a field whose double quotes do not match. Put the whole field in quotes: \"key=a,b\".");
    }
}
