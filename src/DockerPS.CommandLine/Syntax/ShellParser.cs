using System.Text.RegularExpressions;
using DockerPS.CommandLine.Errors;

namespace DockerPS.CommandLine.Syntax;

/// <summary>Parses a script of a shell into statements. Loops, conditions and functions are skipped as a whole.</summary>
internal sealed partial class ShellParser
{
    private readonly WordReader _reader;
    private readonly List<Redirection> _documents = [];

    private ShellParser(string text, int offset, Dialect dialect) => _reader = new(text, offset, dialect, ParseSubstitution);

    /// <summary>Parses a whole text.</summary>
    public static Script Parse(string text) => new ShellParser(text, 0, Dialects.Of(text)).ParseScript(inParentheses: false);

    /// <summary>Parses the lines of a here-document.</summary>
    public static Word ParseDocument(string lines, int offset) => new ShellParser(lines, offset, Dialect.Shell)._reader.ReadExpandedLines();

    private Script ParseSubstitution(string? text, int offset)
    {
        if (text is not null)
        {
            return new ShellParser(text, offset, Dialect.Shell).ParseScript(inParentheses: false);
        }

        var script = ParseScript(inParentheses: true);
        _reader.Expect(')', offset);
        return script;
    }

    private Script ParseScript(bool inParentheses)
    {
        List<ScriptItem> items = [];
        var lineIsEmpty = false;
        var atLineStart = true;
        while (true)
        {
            _reader.SkipBlanks();
            if (_reader.IsAtEnd || (inParentheses && _reader.Current == ')'))
            {
                return new(items);
            }

            switch (_reader.Current)
            {
                case '\n':
                    if (lineIsEmpty)
                    {
                        items.Add(new EmptyLine(_reader.Position));
                    }

                    lineIsEmpty = true;
                    atLineStart = true;
                    EndLine();
                    continue;
                case ';':
                    _reader.Advance();
                    continue;
                case '#':
                    var start = _reader.Position;
                    _reader.SkipLine();
                    items.Add(new Comment(start, _reader.Position) { IsTrailing = items.Count > 0 && !atLineStart });
                    break;
                default:
                    items.Add(ParseStatement());
                    break;
            }

            lineIsEmpty = false;
            atLineStart = false;
        }
    }

    private Statement ParseStatement()
    {
        var start = _reader.Position;
        List<ChainedPipeline> pipelines = [new("", ParsePipeline())];
        while (true)
        {
            _reader.SkipBlanks();
            if (_reader.StartsWith("&&") || _reader.StartsWith("||"))
            {
                var sign = _reader.Take(2);
                SkipLineEnds();
                pipelines.Add(new(sign, ParsePipeline()));
                continue;
            }

            var end = _reader.Position;
            var isBackground = !_reader.IsAtEnd && _reader.Current == '&';
            if (isBackground)
            {
                _reader.Advance();
                end = _reader.Position;
            }

            // Lines of here-documents belong to the statement.
            if (_documents.Count > 0 && !_reader.IsAtEnd)
            {
                _reader.SkipBlanks();
                if (!_reader.IsAtEnd && _reader.Current == '\n')
                {
                    EndLine();
                    end = _reader.Position;
                    _reader.StepBackOverLineEnd();
                }
            }

            return new(start, end, pipelines, isBackground);
        }
    }

    private Pipeline ParsePipeline()
    {
        _reader.SkipBlanks();
        var start = _reader.Position;
        var isNegated = _reader.StartsWith("! ");
        if (isNegated)
        {
            _reader.Advance();
            _reader.SkipBlanks();
        }

        List<Command> commands = [ParseCommand()];
        while (true)
        {
            _reader.SkipBlanks();
            if (_reader.IsAtEnd || _reader.Current != '|' || _reader.StartsWith("||"))
            {
                return new(start, commands[^1].End, commands, isNegated);
            }

            _ = _reader.Take(_reader.StartsWith("|&") ? 2 : 1);
            SkipLineEnds();
            commands.Add(ParseCommand());
        }
    }

    private Command ParseCommand()
    {
        var start = _reader.Position;
        var keyword = _reader.Match(CompoundForm());
        if (keyword.Length > 0)
        {
            SkipCompound(keyword.TrimEnd(), start);
            List<Redirection> ignored = [];
            while (TryParseRedirection(ignored))
            {
            }

            return new CompoundCommand(start, _reader.Position, keyword.Trim());
        }

        List<Assignment> assignments = [];
        List<Word> words = [];
        List<Redirection> redirections = [];
        var end = start;
        while (true)
        {
            _reader.SkipBlanks();
            if (TryParseRedirection(redirections))
            {
                end = _reader.Position;
                continue;
            }

            if (_reader.IsAtEnd || "\n;&|)#".Contains(_reader.Current))
            {
                break;
            }

            if (_reader.Current == '(')
            {
                const string Message = "'(' is not expected here. Put the text in quotes if it is an argument.";
                throw new CommandException(ProblemKind.Syntax, Message, _reader.Position);
            }

            var place = _reader.Position;
            var name = words.Count == 0 ? _reader.Match(AssignmentForm()) : "";
            if (name.Length > 0)
            {
                _ = _reader.Take(name.Length);
                var value = _reader.ReadWord();
                assignments.Add(new(place, name[..^1], value));
            }
            else
            {
                words.Add(_reader.ReadWord());
            }

            end = _reader.Position;
        }

        if (words.Count + assignments.Count + redirections.Count == 0)
        {
            var sign = _reader.IsAtEnd ? "the end of the text" : _reader.Current == '\n' ? "the end of the line" : $"'{_reader.Current}'";
            throw new CommandException(ProblemKind.Syntax, $"A command is missing before {sign}.", _reader.Position);
        }

        return new SimpleCommand(start, end, assignments, words, redirections);
    }

    private bool TryParseRedirection(List<Redirection> redirections)
    {
        _reader.SkipBlanks();
        var start = _reader.Position;
        var sign = _reader.Match(RedirectionForm());
        if (sign.Length == 0)
        {
            return false;
        }

        _ = _reader.Take(sign.Length);
        var digits = sign.TakeWhile(char.IsAsciiDigit).Count();
        var descriptor = digits > 0 ? int.Parse(sign[..digits], System.Globalization.CultureInfo.InvariantCulture) : -1;
        sign = sign[digits..];
        _reader.SkipBlanks();
        if (_reader.IsAtEnd || "\n;|)".Contains(_reader.Current))
        {
            throw new CommandException(ProblemKind.Syntax, $"The file after '{sign}' is missing.", start);
        }

        var place = _reader.Position;
        var target = _reader.ReadWord();
        var isVerbatim = sign is "<<" or "<<-" && _reader.Slice(place).IndexOfAny(['\'', '"', '\\']) >= 0;
        Redirection redirection = new(start, descriptor, sign, target) { IsVerbatim = isVerbatim };
        redirections.Add(redirection);
        if (sign is "<<" or "<<-")
        {
            _documents.Add(redirection);
        }

        return true;
    }

    private void SkipLineEnds()
    {
        while (true)
        {
            _reader.SkipBlanks();
            if (_reader.IsAtEnd)
            {
                return;
            }

            if (_reader.Current == '#')
            {
                _reader.SkipLine();
            }
            else if (_reader.Current == '\n')
            {
                EndLine();
            }
            else
            {
                return;
            }
        }
    }

    // The lines of here-documents follow the line that they begin on.
    private void EndLine()
    {
        _reader.Advance();
        foreach (var document in _documents)
        {
            document.DocumentStart = _reader.Position;
            document.Document = _reader.ReadDocument(
                document.Target.Literal ?? "", document.Operator == "<<-", document.Start);
        }

        _documents.Clear();
    }

    [GeneratedRegex("\\G(?:(?:if|for|while|until|case|select|function|\\{|\\[\\[)(?=\\s)|\\(|[A-Za-z_][\\w-]*[ \\t]*\\([ \\t]*\\))")]
    private static partial Regex CompoundForm();

    [GeneratedRegex("\\G[A-Za-z_]\\w*\\+?=")]
    private static partial Regex AssignmentForm();

    [GeneratedRegex("\\G(?:\\d?(?:<<<|<<-|<<|<>|<&|>>|>&|>\\||<|>)|&>>|&>)")]
    private static partial Regex RedirectionForm();
}
