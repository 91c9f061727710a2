using System.Globalization;
using System.Text.RegularExpressions;
using DockerPS.Compose.Errors;

namespace DockerPS.Compose.Yaml;

/// <summary>Decides what a scalar stands for, by the rules of the YAML library of Compose.</summary>
internal static partial class ScalarRules
{
    /// <summary>Returns the value of a scalar.</summary>
    /// <exception cref="ComposeFileException">The value does not fit its tag.</exception>
    public static object? Resolve(RawNode node) => node.Tag switch
    {
        "" when node.IsPlain => Plain(node.Text),
        "" or "!!str" or "!" => node.Text,
        "!!binary" => Binary(node),
        "!!null" when Plain(node.Text) is null => null,
        "!!bool" when Plain(node.Text) is bool value => value,
        "!!int" when Plain(node.Text) is long or ulong => Plain(node.Text),
        "!!float" when Plain(node.Text) is double value => value,
        "!!float" when Plain(node.Text) is long value => (double)value,
        "!!null" or "!!bool" or "!!int" or "!!float" => throw new ComposeFileException(
            ComposeFailure.InvalidValue, node.Position, $"'{node.Text}' does not fit its tag {node.Tag}.", "Remove the tag."),
        _ => node.Text,
    };

    /// <summary>Indicates whether a text without quotation marks is a string.</summary>
    public static bool IsText(string text) => Plain(text) is string && !Timestamp().IsMatch(text);

    private static object? Plain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        ".nan" or ".NaN" or ".NAN" => double.NaN,
        ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" => double.PositiveInfinity,
        "-.inf" or "-.Inf" or "-.INF" => double.NegativeInfinity,
        ['.', ..] => FloatForm().IsMatch(text) ? Double(text) : text,
        [(>= '0' and <= '9') or '+' or '-', ..] => Number(text),
        _ => text,
    };

    private static object Number(string text)
    {
        var digits = text.Replace("_", "", StringComparison.Ordinal);
        return Integer(digits) ?? (FloatForm().IsMatch(digits) ? Double(digits) : text);
    }

    /// <summary>Reads an integer with an optional prefix of its base; a leading 0 means octal.</summary>
    private static object? Integer(string text)
    {
        var negative = text[0] == '-';
        var digits = text[0] is '-' or '+' ? text[1..] : text;
        var (radix, skipped) = digits switch
        {
            ['0', 'x' or 'X', _, ..] => (16, 2),
            ['0', 'o' or 'O', _, ..] => (8, 2),
            ['0', 'b' or 'B', _, ..] => (2, 2),
            ['0', _, ..] => (8, 1),
            [_, ..] => (10, 0),
            _ => (0, 0),
        };
        UInt128 value = 0;
        if (radix == 0)
        {
            return null;
        }

        foreach (var digit in digits.AsSpan(skipped))
        {
            var weight = char.IsAsciiHexDigit(digit) ? Convert.ToInt32(digit.ToString(), 16) : radix;
            value = (value * (uint)radix) + (uint)weight;
            if (weight >= radix || value > ulong.MaxValue)
            {
                return null;
            }
        }

        return (negative, value) switch
        {
            (false, _) when value <= long.MaxValue => (long)value,
            (false, _) => text[0] == '+' ? null : (ulong)value,
            (true, _) when value <= (UInt128)long.MaxValue + 1 => unchecked(-(long)(ulong)value),
            _ => null,
        };
    }

    private static double Double(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Binary(RawNode node)
    {
        try
        {
            return System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(node.Text));
        }
        catch (FormatException error)
        {
            throw new ComposeFileException(
                ComposeFailure.InvalidValue, node.Position, "The value has the tag !!binary but is not base64.", "Remove the tag.", error);
        }
    }

    [GeneratedRegex(@"\A[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex FloatForm();

    [GeneratedRegex(
        @"\A[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(\.[0-9]+)?(Z|[-+][0-9]{2}:[0-9]{2})?)?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Timestamp();
}
