namespace DockerPS.Output;

/// <summary>What a log's driver notes beside a line: <c>key=value</c> by comma, escaped as in a query.</summary>
internal static class LogAttributes
{
    /// <summary>Reads the attributes of a line; none where it has none.</summary>
    public static Dictionary<string, string> Parse(string? text)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            attributes[Plain(parts[0])] = parts.Length > 1 ? Plain(parts[1]) : "";
        }

        return attributes;
    }

    private static string Plain(string escaped) => Uri.UnescapeDataString(escaped.Replace('+', ' '));
}
