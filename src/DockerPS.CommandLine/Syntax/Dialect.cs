using System.Text.RegularExpressions;

namespace DockerPS.CommandLine.Syntax;

/// <summary>The shell that a text is written for: they differ in quoting.</summary>
internal enum Dialect
{
    /// <summary>A shell of Unix: the backslash escapes, backquotes substitute.</summary>
    Shell,

    /// <summary>PowerShell: the backquote escapes, the backslash is a character.</summary>
    PowerShell,
}

/// <summary>Recognizes the shell that a text is written for.</summary>
internal static partial class Dialects
{
    /// <summary>
    /// Returns PowerShell if the text has what no shell of Unix means: line ends after a backquote, $env:, and Windows paths.
    /// </summary>
    public static Dialect Of(string text) => PowerShellForm().IsMatch(text) ? Dialect.PowerShell : Dialect.Shell;

    [GeneratedRegex(
        "`[ \\t]*\\r?\\n|\\$\\{?env:\\w|`[\"$`]\\S|(^|[\\s\"'=])[A-Za-z]:\\\\",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex PowerShellForm();
}
