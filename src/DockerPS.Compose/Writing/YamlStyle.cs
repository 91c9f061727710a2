using System.Text.RegularExpressions;
using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Writing;

/// <summary>Chooses how a string is written in YAML, as the library of Compose does.</summary>
internal static partial class YamlStyle
{
    /// <summary>The styles of strings.</summary>
    public enum Style
    {
        /// <summary>Without quotation marks.</summary>
        Plain,

        /// <summary>In single quotation marks.</summary>
        Single,

        /// <summary>In double quotation marks.</summary>
        Twice,

        /// <summary>As a block of lines.</summary>
        Literal,
    }

    /// <summary>Returns the style of a string.</summary>
    public static Style Of(string text, bool isKey)
    {
        var signs = Analyze(text);
        var wanted = text.Contains('\n', StringComparison.Ordinal) ? Style.Literal : CanBePlain(text) ? Style.Plain : Style.Twice;
        if (isKey && signs.HasBreak)
        {
            return Style.Twice;
        }

        return wanted switch
        {
            Style.Plain when signs.AllowsPlain => Style.Plain,
            Style.Plain when signs.AllowsSingle => Style.Single,
            Style.Literal when signs.AllowsBlock => Style.Literal,
            _ => Style.Twice,
        };
    }

    /// <summary>Indicates whether a letter is written as it is.</summary>
    public static bool IsPrintable(char letter) =>
        letter is '\n' or (>= ' ' and <= '~') or (>= '\u00a0' and <= '\ud7ff' and not ('\u2028' or '\u2029'))
            or (>= '\ue000' and <= '\ufffd' and not '\ufeff');

    private static bool CanBePlain(string text) =>
        ScalarRules.IsText(text) && !OldBoolean().IsMatch(text) && !Sexagesimal().IsMatch(text);

    private static (bool AllowsPlain, bool AllowsSingle, bool AllowsBlock, bool HasBreak) Analyze(string text)
    {
        if (text.Length == 0)
        {
            return (true, true, false, false);
        }

        var indicator = text.StartsWith("---", StringComparison.Ordinal) || text.StartsWith("...", StringComparison.Ordinal);
        var (special, tab, breaks, breakSpace, spaceBreak) = (false, false, false, false, false);
        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index];
            var spaceAfter = index + 1 >= text.Length || text[index + 1] is ' ' or '\t' or '\n' or '\r' or '\0';
            var spaceBefore = index == 0 || text[index - 1] is ' ' or '\t' or '\n' or '\r' or '\0';
            indicator |= index == 0
                ? "#,[]{}&*!|>'\"%@`".Contains(letter, StringComparison.Ordinal) || (letter is '?' or ':' or '-' && spaceAfter)
                : (letter == ':' && spaceAfter) || (letter == '#' && spaceBefore);
            tab |= letter == '\t';
            special |= letter != '\t' && !IsPrintable(letter);
            var isBreak = letter is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';
            breaks |= isBreak;
            breakSpace |= letter == ' ' && index > 0 && text[index - 1] == '\n';
            spaceBreak |= isBreak && index > 0 && text[index - 1] == ' ';
        }

        var edge = text[0] is ' ' or '\n' || text[^1] is ' ' or '\n';
        return (
            !(indicator || edge || breakSpace || spaceBreak || tab || special || breaks),
            !(breakSpace || spaceBreak || tab || special),
            !(text[^1] == ' ' || spaceBreak || special),
            breaks);
    }

    [GeneratedRegex(@"\A(y|Y|yes|Yes|YES|on|On|ON|n|N|no|No|NO|off|Off|OFF)\z", RegexOptions.CultureInvariant)]
    private static partial Regex OldBoolean();

    [GeneratedRegex(@"\A[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Sexagesimal();
}
