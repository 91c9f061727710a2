using System.Text.RegularExpressions;

namespace DockerPS.Parameters;

/// <summary>Hardware addresses of six bytes, in the forms that Go and with it docker reads.</summary>
internal static partial class HardwareAddress
{
    /// <summary>What they look like.</summary>
    public const string Pattern = "[0-9a-fA-F]{2}([:-])[0-9a-fA-F]{2}(?:\\1[0-9a-fA-F]{2}){4}|(?:[0-9a-fA-F]{4}[.]){2}[0-9a-fA-F]{4}";

    /// <summary>What to write, behind "Write ".</summary>
    public const string Hint = "it like 92:d0:c6:0a:29:33";

    /// <summary>Whether a text is one.</summary>
    public static bool IsValid(string text) => Whole().IsMatch(text);

    [GeneratedRegex("^(?:" + Pattern + ")\\z")]
    private static partial Regex Whole();
}
