namespace DockerPS.Output;

/// <summary>Converts values of the engine for scripts.</summary>
internal static class EngineValue
{
    /// <summary>Returns a text; null if it is empty.</summary>
    public static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;

    /// <summary>Returns a limit; null for none, which the engine writes as 0.</summary>
    public static long? Limit(long? value) => value is > 0 ? value : null;

    /// <summary>Returns a copy of a map; empty if there is none.</summary>
    public static Dictionary<string, string> Copy(IReadOnlyDictionary<string, string>? values) =>
        new ObjectMap(values);

    /// <summary>Parses lines like <c>NAME=value</c>.</summary>
    public static Dictionary<string, string> Variables(IReadOnlyList<string>? lines)
    {
        var variables = new ObjectMap();
        foreach (var line in lines ?? [])
        {
            var parts = line.Split('=', 2);
            variables[parts[0]] = parts.Length > 1 ? parts[1] : "";
        }

        return variables;
    }
}
