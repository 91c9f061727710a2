namespace DockerPS.Parameters;

/// <summary>Ids of images as users type them: all of one or its beginning, with the algorithm in front or without.</summary>
internal static class ImageId
{
    private const string Algorithm = "sha256:";
    private const int FullLength = 64;

    /// <summary>Whether a text can be an id, or the beginning of one that is long enough to count.</summary>
    /// <param name="text">The text.</param>
    /// <param name="shortest">How many digits count.</param>
    public static bool IsId(string text, int shortest) =>
        Digits(text) is { } digits && digits.Length >= shortest && digits.Length <= FullLength && digits.All(char.IsAsciiHexDigitLower);

    /// <summary>Whether an id begins with what was typed.</summary>
    /// <param name="id">The id, with its algorithm.</param>
    /// <param name="text">What was typed.</param>
    public static bool Begins(string id, string text) => id.StartsWith(Algorithm + Digits(text), StringComparison.Ordinal);

    private static string Digits(string text) => text.StartsWith(Algorithm, StringComparison.Ordinal) ? text[Algorithm.Length..] : text;
}
