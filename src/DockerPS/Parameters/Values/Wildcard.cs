using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>Compiles wildcards. All patterns are compiled here, so that malformed ones are reported consistently.</summary>
internal static class Wildcard
{
    /// <summary>Returns whether a text has wildcard characters, even if they do not form a valid wildcard.</summary>
    public static bool IsIn(string text) => WildcardPattern.ContainsWildcardCharacters(text);

    /// <summary>Compiles a wildcard.</summary>
    /// <param name="text">The wildcard.</param>
    /// <param name="options">Whether case is significant.</param>
    /// <exception cref="FormatException">The wildcard is malformed.</exception>
    public static WildcardPattern Parse(string text, WildcardOptions options = WildcardOptions.IgnoreCase)
    {
        try
        {
            // PowerShell parses a pattern only when it is first used.
            var pattern = WildcardPattern.Get(text, options);
            pattern.IsMatch("");
            return pattern;
        }
        catch (WildcardPatternException error)
        {
            throw new FormatException(
                $"'{text}' is not a valid wildcard: '[' must be followed by characters or a range like a-z, and by ']'. "
                    + "For a literal '[', write `[ in single quotes.",
                error);
        }
    }

    /// <summary>Returns whether a text is what a name says, or is matched by a wildcard.</summary>
    /// <exception cref="FormatException">The wildcard is malformed.</exception>
    public static bool Matches(string nameOrPattern, string text) =>
        IsIn(nameOrPattern) ? Parse(nameOrPattern).IsMatch(text) : nameOrPattern == text;

    /// <summary>Returns the error in a wildcard; null if it is valid.</summary>
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
