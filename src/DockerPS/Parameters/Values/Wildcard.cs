using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>Wildcards of users. Every pattern is compiled here, so that a malformed one is told in one way.</summary>
internal static class Wildcard
{
    /// <summary>Whether a text has wildcard characters; also where they make no wildcard.</summary>
    public static bool IsIn(string text) => WildcardPattern.ContainsWildcardCharacters(text);

    /// <summary>Compiles a wildcard.</summary>
    /// <param name="text">The wildcard.</param>
    /// <param name="options">Whether letter case counts.</param>
    /// <exception cref="FormatException">It is malformed.</exception>
    public static WildcardPattern Parse(string text, WildcardOptions options = WildcardOptions.IgnoreCase)
    {
        try
        {
            // PowerShell reads a pattern when it is first used.
            var pattern = WildcardPattern.Get(text, options);
            pattern.IsMatch("");
            return pattern;
        }
        catch (WildcardPatternException error)
        {
            throw new FormatException(
                $"'{text}' is not a valid wildcard: a '[' needs characters or a range like a-z, and a ']' behind them. To mean '[' itself, write `[ in single quotes.",
                error);
        }
    }

    /// <summary>What is wrong with a wildcard; null if nothing is.</summary>
    public static string? Problem(string text)
    {
        try
        {
            Parse(text);
            return null;
        }
        catch (FormatException error)
        {
            return error.Message;
        }
    }
}
