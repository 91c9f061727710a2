namespace DockerPS.Output;

/// <summary>Parses the attributes that a logging driver adds to a line: comma-separated <c>key=value</c> pairs, URL-encoded.</summary>
internal static class LogAttributes
{
    /// <summary>Parses the attributes of a line; empty if there are none.</summary>
    public static Dictionary<string, string> Parse(string? text)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            attributes[Decode(parts[0])] = parts.Length > 1 ? Decode(parts[1]) : "";
        }

        return attributes;
    }

    private static string Decode(string escaped) => Uri.UnescapeDataString(escaped.Replace('+', ' '));
}
