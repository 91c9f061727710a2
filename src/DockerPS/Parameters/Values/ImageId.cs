namespace DockerPS.Parameters;

/// <summary>Matches image ids as users type them: complete or abbreviated, with or without the algorithm.</summary>
internal static class ImageId
{
    private const string Algorithm = "sha256:";
    private const int FullLength = 64;

    /// <summary>Returns whether a text can be an id, or a sufficiently long prefix of one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="shortest">The minimum number of digits.</param>
    public static bool IsId(string text, int shortest) =>
        Digits(text) is { } digits && digits.Length >= shortest && digits.Length <= FullLength && digits.All(char.IsAsciiHexDigitLower);

    /// <summary>Returns whether an id begins with the typed text.</summary>
    /// <param name="id">The id, with its algorithm.</param>
    /// <param name="text">The typed text.</param>
    public static bool Begins(string id, string text) => id.StartsWith(Algorithm + Digits(text), StringComparison.Ordinal);

    private static string Digits(string text) => text.StartsWith(Algorithm, StringComparison.Ordinal) ? text[Algorithm.Length..] : text;
}
