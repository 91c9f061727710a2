using System.Text;
using System.Text.RegularExpressions;
using DockerPS.CommandLine.Errors;

namespace DockerPS.CommandLine.Syntax;

internal sealed partial class WordReader
{
    // Text from anywhere must not be able to exhaust the stack, which would end the process.
    private const int DeepestExpansion = 100;

    private int _depth;

    private bool TryReadExpansion(List<WordPart> parts, StringBuilder plain, bool isQuoted)
    {
        if (_depth == DeepestExpansion)
        {
            throw new CommandException(ProblemKind.Syntax, $"More than {DeepestExpansion} expansions are nested here.", Position);
        }

        _depth++;
        var isExpansion = ReadExpansion(parts, plain, isQuoted);
        _depth--;
        return isExpansion;
    }

    // Reads $NAME, ${…}, $(…), $'…' and backquotes; false if the sign stands for itself.
    private bool ReadExpansion(List<WordPart> parts, StringBuilder plain, bool isQuoted)
    {
        if (Current == '`')
        {
            return !IsPowerShell && Add(parts, plain, ReadBackquotes() with { IsQuoted = isQuoted });
        }

        if (StartsWith("$(("))
        {
            return Add(parts, plain, ReadUnknown("))", "arithmetic is not converted"));
        }

        if (StartsWith("$("))
        {
            var start = Position;
            _at += 2;
            var script = parse(null, start);
            return Add(parts, plain, new SubstitutionPart(script, Slice(start)) { IsQuoted = isQuoted });
        }

        if (StartsWith("$'") && !isQuoted)
        {
            ReadEscapedQuote(plain);
            return true;
        }

        if (StartsWith("${"))
        {
            return Add(parts, plain, ReadBraces());
        }

        var environment = Match(EnvironmentForm());
        if (environment.Length > 0)
        {
            _at += environment.Length;
            return Add(parts, plain, new VariablePart(environment[5..], "", null) { IsEnvironment = true });
        }

        var name = Match(NameForm());
        if (name.Length == 0)
        {
            return false;
        }

        _at += name.Length;
        return Add(parts, plain, new VariablePart(name[1..], "", null) { IsPowerShell = IsPowerShell, IsQuoted = isQuoted });
    }

    private static bool Add(List<WordPart> parts, StringBuilder plain, WordPart part)
    {
        Flush(parts, plain);
        parts.Add(part);
        return true;
    }

    private SubstitutionPart ReadBackquotes()
    {
        var start = Position;
        _at++;
        StringBuilder inner = new();
        while (true)
        {
            if (IsAtEnd)
            {
                throw new CommandException(ProblemKind.Syntax, "The backquote that begins here is not closed.", start);
            }

            if (Current == '`')
            {
                _at++;
                return new(parse(inner.ToString(), start + 1), Slice(start));
            }

            if (Current == '\\' && _at + 1 < text.Length && text[_at + 1] is '`' or '\\' or '$')
            {
                _at++;
            }

            inner.Append(text[_at++]);
        }
    }

    private UnknownPart ReadUnknown(string end, string reason)
    {
        var start = Position;
        var close = text.IndexOf(end, _at, StringComparison.Ordinal);
        if (close < 0)
        {
            throw new CommandException(ProblemKind.Syntax, $"The '{end}' that ends this expression is missing.", start);
        }

        _at = close + end.Length;
        return new(Slice(start), reason);
    }

    private WordPart ReadBraces()
    {
        var start = Position;
        var head = Match(BraceForm());
        if (head.Length == 0)
        {
            return ReadUnknown("}", "this form of a variable is not converted");
        }

        var form = BraceForm().Match(text, _at);
        _at += head.Length;
        var isEnvironment = form.Groups["env"].Success;
        var sign = form.Groups["sign"].Value;
        var operand = sign.Length > 0 ? ReadOperand(start) : null;
        if (IsAtEnd || Current != '}')
        {
            throw new CommandException(ProblemKind.Syntax, "The '}' that ends '${' is missing.", start);
        }

        _at++;
        return new VariablePart(form.Groups["name"].Value, sign, operand) { IsEnvironment = isEnvironment };
    }

    // The word after an operator ends with the brace, not with a space.
    private Word ReadOperand(int start)
    {
        List<WordPart> parts = [];
        StringBuilder plain = new();
        var place = Position;
        while (!IsAtEnd && Current != '}')
        {
            switch (Current)
            {
                case '\'':
                    ReadSingleQuoted(plain);
                    break;
                case '"':
                    ReadDoubleQuoted(parts, plain);
                    break;
                case '\\' when !IsPowerShell && _at + 1 < text.Length:
                    _at++;
                    plain.Append(text[_at++]);
                    break;
                case '$' or '`' when TryReadExpansion(parts, plain, isQuoted: true):
                    break;
                case '\n':
                    throw new CommandException(ProblemKind.Syntax, "The '}' that ends '${' is missing.", start);
                default:
                    plain.Append(text[_at++]);
                    break;
            }
        }

        Flush(parts, plain, force: parts.Count == 0);
        return new(place, Position, parts);
    }

    // $'…' with the escapes of C.
    private void ReadEscapedQuote(StringBuilder plain)
    {
        var start = Position;
        _at += 2;
        while (true)
        {
            if (IsAtEnd)
            {
                throw new CommandException(ProblemKind.Syntax, "The single quote that begins here is not closed.", start);
            }

            var sign = text[_at++];
            if (sign == '\'')
            {
                return;
            }

            if (sign == '\\' && !IsAtEnd)
            {
                sign = Unescape(text[_at++]);
            }

            plain.Append(sign);
        }
    }

    [GeneratedRegex("\\G\\{[^\\s{}'\"`;&|<>()]*(?:,|\\.\\.)[^\\s{}'\"`;&|<>()]*\\}")]
    private static partial Regex ListForm();

    [GeneratedRegex("\\G\\$env:\\w+", RegexOptions.IgnoreCase)]
    private static partial Regex EnvironmentForm();

    [GeneratedRegex("\\G\\$(?:[A-Za-z_]\\w*|[0-9@*#?$!])")]
    private static partial Regex NameForm();

    [GeneratedRegex(
        "\\G\\$\\{(?<env>env:)?(?<name>[A-Za-z_]\\w*|[0-9]+|[@*])(?:(?<sign>:?[-=?+])|(?=\\}))",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex BraceForm();
}
