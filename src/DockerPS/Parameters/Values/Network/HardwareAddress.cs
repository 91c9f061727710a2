using System.Text.RegularExpressions;

namespace DockerPS.Parameters;

/// <summary>MAC addresses of six bytes, in the forms that Go, and therefore docker, accepts.</summary>
internal static partial class HardwareAddress
{
    /// <summary>The regular expression of an address.</summary>
    public const string Pattern = "[0-9a-fA-F]{2}([:-])[0-9a-fA-F]{2}(?:\\1[0-9a-fA-F]{2}){4}|(?:[0-9a-fA-F]{4}[.]){2}[0-9a-fA-F]{4}";

    /// <summary>The hint for users, which follows "Write ".</summary>
    public const string Hint = "it like 92:d0:c6:0a:29:33";

    /// <summary>Returns whether a text is a MAC address.</summary>
    public static bool IsValid(string text) => Whole().IsMatch(text);

    [GeneratedRegex("^(?:" + Pattern + ")\\z")]
    private static partial Regex Whole();
}
