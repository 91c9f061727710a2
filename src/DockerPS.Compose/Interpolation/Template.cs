using System.Text.RegularExpressions;

namespace DockerPS.Compose.Interpolation;

/// <summary>Replaces variables in a text: <c>$NAME</c>, <c>${NAME}</c>, and with the operators <c>- :- ? :? + :+</c>.</summary>
internal sealed partial class Template(Func<string, string?> lookup, Action<string>? unset = null)
{
    private static readonly string[] s_operators = [":?", "?", ":-", "-", ":+", "+"];

    /// <summary>Replaces the variables of a text.</summary>
    /// <exception cref="InvalidTemplateException">A dollar sign does not start a variable.</exception>
    /// <exception cref="MissingVariableException">A required variable has no value.</exception>
    public string Replace(string text) =>
        text.Contains('$', StringComparison.Ordinal) ? Variables().Replace(text, match => Variable(match.Value, text)) : text;

    private string Variable(string text, string whole)
    {
        // The expression takes everything up to the last brace, which may belong to another variable.
        var close = ClosingBrace(text);
        var rest = close < 0 ? "" : text[(close + 1)..];
        var match = Variables().Match(close < 0 ? text : text[..(close + 1)]);
        if (match.Groups["escaped"].Success)
        {
            return "$";
        }

        var name = match.Groups["named"].Value;
        var braced = match.Groups["braced"].Value;
        if (name.Length == 0 && braced.Length == 0)
        {
            throw new InvalidTemplateException(whole);
        }

        return name.Length > 0 ? Value(name) : WithOperator(braced) is { } value ? value + Replace(rest) : Value(braced);
    }

    private string Value(string name)
    {
        var value = lookup(name);
        if (value is null)
        {
            unset?.Invoke(name);
        }

        return value ?? "";
    }

    /// <summary>Returns the value of a variable with an operator; null if it has none.</summary>
    private string? WithOperator(string text)
    {
        var found = s_operators
            .Select(sign => (Sign: sign, At: text.IndexOf(sign, StringComparison.Ordinal)))
            .Where(candidate => candidate.At >= 0)
            .OrderBy(candidate => candidate.At)
            .FirstOrDefault();
        if (found.Sign is null)
        {
            return null;
        }

        var name = text[..found.At];
        var word = Replace(text[(found.At + found.Sign.Length)..]);
        var value = lookup(name);
        var present = found.Sign[0] == ':' ? !string.IsNullOrEmpty(value) : value is not null;
        return found.Sign[^1] switch
        {
            '-' => present ? value : word,
            '+' => present ? word : value ?? "",
            _ => present ? value : throw new MissingVariableException(name, word),
        };
    }

    private static int ClosingBrace(string text)
    {
        var depth = 0;
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '}' && --depth == 0)
            {
                return index;
            }

            if (text[index] == '{')
            {
                depth++;
                index++;
            }
        }

        return -1;
    }

    [GeneratedRegex(
        @"\$(?:(?<escaped>\$)|(?<named>[_a-z][_a-z0-9]*)|\{(?:(?<braced>[_a-z][_a-z0-9]*(?::?[-+?](?:.*))?)\}|(?<invalid>)))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Variables();
}
