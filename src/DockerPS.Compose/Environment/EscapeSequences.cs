using System.Globalization;
using System.Text.RegularExpressions;

namespace DockerPS.Compose.Environment;

/// <summary>Expands escape sequences in double quotation marks.</summary>
internal static partial class EscapeSequences
{
    /// <summary>Expands the sequences of a value; <c>\$</c> becomes <c>$$</c>, which stands for a literal dollar sign.</summary>
    public static string Expand(string value) => Sequences().Replace(value, match => match.Value switch
    {
        @"\$" => "$$",
        @"\a" => "\a",
        @"\b" => "\b",
        @"\f" => "\f",
        @"\n" => "\n",
        @"\r" => "\r",
        @"\t" => "\t",
        @"\v" => "\v",
        @"\""" => "\"",
        @"\\" => "\\",
        // Go wants three digits behind the zero, and leaves the rest as it is.
        ['\\', '0', .. { Length: 3 } digits] when Octal(digits) is { } letter => letter,
        var other => other,
    });

    private static string? Octal(string digits)
    {
        var value = 0;
        foreach (var digit in digits)
        {
            if (digit > '7')
            {
                return null;
            }

            value = (value * 8) + digit - '0';
        }

        return value > 255 ? null : ((char)value).ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("""\\(?:[abcfnrtv$"\\]|0[0-9]{0,3})""", RegexOptions.CultureInvariant)]
    private static partial Regex Sequences();
}
