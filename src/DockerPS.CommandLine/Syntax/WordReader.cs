using System.Text;
using System.Text.RegularExpressions;
using DockerPS.CommandLine.Errors;

namespace DockerPS.CommandLine.Syntax;

/// <summary>Reads the words of a text: quotes, escapes and expansions.</summary>
/// <param name="text">The text.</param>
/// <param name="offset">The place of its beginning in the whole text.</param>
/// <param name="dialect">The shell that it is written for.</param>
/// <param name="parse">Parses commands between parentheses, or the given text of backquotes.</param>
internal sealed partial class WordReader(string text, int offset, Dialect dialect, Func<string?, int, Script> parse)
{
    private int _at;

    public int Position => _at + offset;

    public bool IsAtEnd => _at >= text.Length;

    public char Current => text[_at];

    private bool IsPowerShell => dialect == Dialect.PowerShell;

    public bool StartsWith(string sign) => string.CompareOrdinal(text, _at, sign, 0, sign.Length) == 0;

    /// <summary>Returns what the expression matches here, or nothing.</summary>
    public string Match(Regex form) => form.Match(text, _at).Value;

    public string Slice(int from) => text[(from - offset).._at];

    public void Advance() => _at++;

    public void StepBackOverLineEnd() => _at -= text[_at - 1] == '\n' ? 1 : 0;

    public string Take(int count)
    {
        _at += count;
        return text[(_at - count).._at];
    }

    public void Expect(char sign, int start)
    {
        if (IsAtEnd || Current != sign)
        {
            throw new CommandException(ProblemKind.Syntax, $"The '{sign}' that ends '$(' is missing.", start);
        }

        Advance();
    }

    /// <summary>Skips spaces, tabs, and line ends that are escaped.</summary>
    public void SkipBlanks()
    {
        while (!IsAtEnd && (Current is ' ' or '\t' or '\r' || TrySkipContinuation()))
        {
            if (Current is ' ' or '\t' or '\r')
            {
                _at++;
            }

            if (IsAtEnd)
            {
                return;
            }
        }
    }

    public void SkipLine()
    {
        while (!IsAtEnd && Current != '\n')
        {
            _at++;
        }
    }

    /// <summary>Reads the lines of a here-document.</summary>
    public string ReadDocument(string end, bool stripTabs, int start)
    {
        StringBuilder lines = new();
        while (!IsAtEnd)
        {
            var from = _at;
            SkipLine();
            var line = text[from.._at].TrimEnd('\r');
            if (!IsAtEnd)
            {
                _at++;
            }

            line = stripTabs ? line.TrimStart('\t') : line;
            if (line == end)
            {
                return lines.ToString();
            }

            lines.Append(line).Append('\n');
        }

        throw new CommandException(ProblemKind.Syntax, $"The line '{end}' that ends the here-document is missing.", start);
    }

    /// <summary>Reads a word.</summary>
    public Word ReadWord()
    {
        var start = Position;
        List<WordPart> parts = [];
        StringBuilder plain = new();
        var isQuoted = false;
        while (!IsAtEnd && !IsWordEnd(Current))
        {
            switch (Current)
            {
                case '\'' or '‘' or '’' when Current == '\'' || IsPowerShell:
                    isQuoted = true;
                    ReadSingleQuoted(plain);
                    break;
                case '"':
                    isQuoted = true;
                    ReadDoubleQuoted(parts, plain);
                    break;
                case '\\' when !IsPowerShell && _at + 1 < text.Length:
                    _at++;
                    plain.Append(text[_at++]);
                    break;
                case '`' when IsPowerShell && _at + 1 < text.Length:
                    _at++;
                    plain.Append(Unescape(text[_at++]));
                    break;
                case '~' when Position == start && IsHome():
                    _at++;
                    parts.Add(new TildePart());
                    break;
                case '$' or '`' when TryReadExpansion(parts, plain, isQuoted: false):
                    break;
                case '{' when !IsPowerShell && Match(ListForm()) is { Length: > 0 } list:
                    _at += list.Length;
                    _ = Add(parts, plain, new UnknownPart(list, "lists in braces are not converted"));
                    break;
                default:
                    plain.Append(text[_at++]);
                    break;
            }

            _ = TrySkipContinuation();
        }

        if (plain.Length > 0 || isQuoted || parts.Count == 0)
        {
            Flush(parts, plain, force: parts.Count == 0);
        }

        return new(start, Position, parts);
    }

    private static bool IsWordEnd(char sign) => sign is ' ' or '\t' or '\r' or '\n' or ';' or '&' or '|' or '<' or '>' or '(' or ')';

    private static void Flush(List<WordPart> parts, StringBuilder plain, bool force = false)
    {
        if (plain.Length > 0 || force)
        {
            parts.Add(new LiteralPart(plain.ToString()));
            plain.Clear();
        }
    }

    private static char Unescape(char sign) => sign switch { 'n' => '\n', 't' => '\t', 'r' => '\r', '0' => '\0', _ => sign };

    private bool IsHome() => _at + 1 >= text.Length || text[_at + 1] is '/' or '\\' || IsWordEnd(text[_at + 1]);

    // A line continues after a backslash, after PowerShell's backquote, and after the caret of cmd.
    private bool TrySkipContinuation()
    {
        if (IsAtEnd || Current is not ('\\' or '`' or '^') || (Current == '`' && !IsPowerShell) || (Current == '\\' && IsPowerShell))
        {
            return false;
        }

        var next = _at + 1;
        while (next < text.Length && text[next] is ' ' or '\t' or '\r' && Current != '\\')
        {
            next++;
        }

        next += next < text.Length && text[next] == '\r' ? 1 : 0;
        if (next < text.Length && text[next] == '\n')
        {
            _at = next + 1;
            return true;
        }

        return false;
    }

    private void ReadSingleQuoted(StringBuilder plain)
    {
        var start = Position;
        _at++;
        while (true)
        {
            if (IsAtEnd)
            {
                throw new CommandException(ProblemKind.Syntax, "The single quote that begins here is not closed.", start);
            }

            if (Current == '\'')
            {
                _at++;
                if (!IsPowerShell || IsAtEnd || Current != '\'')
                {
                    return;
                }
            }

            plain.Append(text[_at++]);
        }
    }

    /// <summary>Reads the whole text as the lines of a here-document.</summary>
    public Word ReadExpandedLines()
    {
        var start = Position;
        List<WordPart> parts = [];
        StringBuilder plain = new();
        while (!IsAtEnd)
        {
            switch (Current)
            {
                case '\\' when _at + 1 < text.Length && text[_at + 1] is '$' or '`' or '\\' or '\n':
                    plain.Append(text[_at + 1] == '\n' ? "" : text[_at + 1].ToString());
                    _at += 2;
                    break;
                case '$' or '`' when TryReadExpansion(parts, plain, isQuoted: true):
                    break;
                default:
                    plain.Append(text[_at++]);
                    break;
            }
        }

        Flush(parts, plain, force: parts.Count == 0);
        return new(start, Position, parts);
    }

    private void ReadDoubleQuoted(List<WordPart> parts, StringBuilder plain)
    {
        var start = Position;
        _at++;
        while (true)
        {
            if (IsAtEnd)
            {
                throw new CommandException(ProblemKind.Syntax, "The double quote that begins here is not closed.", start);
            }

            switch (Current)
            {
                case '"' when IsPowerShell && _at + 1 < text.Length && text[_at + 1] == '"':
                    plain.Append('"');
                    _at += 2;
                    break;
                case '"':
                    _at++;
                    return;
                case '\\' when !IsPowerShell && _at + 1 < text.Length && text[_at + 1] is '$' or '`' or '"' or '\\' or '\n':
                    plain.Append(text[_at + 1] == '\n' ? "" : text[_at + 1].ToString());
                    _at += 2;
                    break;
                case '`' when IsPowerShell && _at + 1 < text.Length:
                    plain.Append(Unescape(text[_at + 1]));
                    _at += 2;
                    break;
                case '$' or '`' when TryReadExpansion(parts, plain, isQuoted: true):
                    break;
                default:
                    plain.Append(text[_at++]);
                    break;
            }
        }
    }
}
