namespace DockerPS.Output;

/// <summary>Values as the engine writes them, as scripts read them.</summary>
internal static class EngineValue
{
    /// <summary>A text; null where the engine leaves it empty.</summary>
    public static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;

    /// <summary>A limit; null where there is none, for which the engine writes 0.</summary>
    public static long? Limit(long? value) => value is > 0 ? value : null;

    /// <summary>A map as scripts like it; empty where there is none.</summary>
    public static Dictionary<string, string> Copy(IReadOnlyDictionary<string, string>? values) =>
        new ObjectMap(values);

    /// <summary>Lines like <c>NAME=value</c> by their names.</summary>
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
