namespace DockerPS.Engine.Builds;

/// <summary>Reads truth values as docker does, in the forms of Go.</summary>
internal static class GoBoolean
{
    /// <summary>Parses a truth value; null if the text is not one.</summary>
    public static bool? TryParse(string? text) => text switch
    {
        "1" or "t" or "T" or "true" or "TRUE" or "True" => true,
        "0" or "f" or "F" or "false" or "FALSE" or "False" => false,
        _ => null,
    };
}
