using DockerPS.CommandLine.Errors;

namespace DockerPS.CommandLine.Syntax;

internal sealed partial class ShellParser
{
    private static readonly Dictionary<string, string> s_closers = new()
    {
        ["if"] = "fi", ["for"] = "done", ["while"] = "done", ["until"] = "done", ["select"] = "done", ["case"] = "esac", ["{"] = "}",
        ["[["] = "]]",
    };

    /// <summary>Skips a compound command to its end. The words are read, so that quotes and here-documents in it do no harm.</summary>
    private void SkipCompound(string keyword, int start)
    {
        Stack<string> closers = new();
        if (keyword.EndsWith(')') || keyword == "function")
        {
            _ = _reader.Take(keyword.Length);
            _reader.SkipBlanks();
            if (keyword == "function")
            {
                _ = _reader.ReadWord();
                _reader.SkipBlanks();
                if (_reader.StartsWith("()"))
                {
                    _ = _reader.Take(2);
                }
            }

            SkipLineEnds();
        }

        var isCommand = true;
        do
        {
            _reader.SkipBlanks();
            if (_reader.IsAtEnd)
            {
                var missing = closers.Count > 0 ? closers.Peek() : "its body";
                throw new CommandException(ProblemKind.Syntax, $"'{keyword}' has no end: '{missing}' is missing.", start);
            }

            isCommand = SkipToken(closers, isCommand);
        }
        while (closers.Count > 0);
    }

    // Skips a sign or a word; returns whether a command may follow.
    private bool SkipToken(Stack<string> closers, bool isCommand)
    {
        switch (_reader.Current)
        {
            case '\n':
                EndLine();
                return true;
            case '#':
                _reader.SkipLine();
                return true;
            case '(':
                closers.Push(")");
                _reader.Advance();
                return true;
            case ')':
                // One alone ends a pattern of case.
                if (closers.TryPeek(out var closer) && closer == ")")
                {
                    closers.Pop();
                }

                _reader.Advance();
                return true;
            case ';' or '|' or '&':
                _reader.Advance();
                return true;
        }

        if (TryParseRedirection([]))
        {
            return false;
        }

        var place = _reader.Position;
        _ = _reader.ReadWord();
        var word = _reader.Slice(place);
        if (!isCommand && word != "]]")
        {
            return word is "in" && closers.TryPeek(out var open) && open == "esac" ? false : word is "do" or "then";
        }

        if (s_closers.TryGetValue(word, out var end))
        {
            closers.Push(end);
            return word is "if" or "while" or "until" or "{";
        }

        if (closers.TryPeek(out var expected) && word == expected)
        {
            closers.Pop();
            return false;
        }

        return word is "then" or "do" or "else" or "elif" or "!" or "time";
    }
}
