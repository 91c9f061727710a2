using System.Text;
using DockerPS.Compose.Errors;
using DockerPS.Compose.Interpolation;

namespace DockerPS.Compose.Environment;

/// <summary>Reads environment files in the dialect of Compose: quotation marks, export, comments, and variables in values.</summary>
internal sealed class DotEnv
{
    private readonly string _path;
    private readonly string _text;
    private readonly IDictionary<string, string> _values;
    private readonly Func<string, string?> _lookup;
    private int _at;

    private DotEnv(string path, string text, IDictionary<string, string> values, Func<string, string?> lookup)
    {
        _path = path;
        _text = text.StartsWith('\ufeff') ? text[1..] : text;
        _values = values;
        _lookup = lookup;
    }

    /// <summary>Adds the variables of a file to others. In its values, the lookup goes before the variables above.</summary>
    /// <exception cref="ComposeFileException">The file is written incorrectly.</exception>
    public static void Read(string path, string text, IDictionary<string, string> values, Func<string, string?> lookup) =>
        new DotEnv(path, text, values, lookup).Read();

    private void Read()
    {
        while (SkipToStatement())
        {
            if (_text.AsSpan(_at).StartsWith("export") && _at + 6 < _text.Length && char.IsWhiteSpace(_text[_at + 6]))
            {
                _at += 6;
                SkipSpaces();
            }

            var start = _at;
            var end = Name();
            var name = _text[start..end].TrimEnd();
            if (name.Contains(' ', StringComparison.Ordinal))
            {
                throw Fault(start, $"The name '{name}' contains a space.", "Write one variable in each line, like NAME=value.");
            }

            if (end < _text.Length && _text[end] is '=' or ':')
            {
                _at = end + 1;
                SkipSpaces();
                _values[name] = Value();
            }
            else if (end < _text.Length)
            {
                // A name alone takes the value that the variable has elsewhere.
                _at = end + 1;
                SkipSpaces();
                if (_lookup(name) is { } inherited)
                {
                    _values[name] = inherited;
                }
            }
            else
            {
                throw Fault(start, $"The last line, '{_text[start..].TrimEnd()}', has no value.", "Write it as NAME=value.");
            }
        }
    }

    private bool SkipToStatement()
    {
        while (_at < _text.Length)
        {
            if (char.IsWhiteSpace(_text[_at]))
            {
                _at++;
            }
            else if (_text[_at] == '#')
            {
                var end = _text.IndexOf('\n', _at);
                _at = end < 0 ? _text.Length : end;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private void SkipSpaces()
    {
        while (_at < _text.Length && IsSpace(_text[_at]))
        {
            _at++;
        }
    }

    /// <summary>Returns the position of the sign that ends a name.</summary>
    private int Name()
    {
        for (var index = _at; index < _text.Length; index++)
        {
            switch (_text[index])
            {
                case '=' or ':' or '\n':
                    return index;
                case '_' or '.' or '-' or '[' or ']':
                case var letter when IsSpace(letter) || char.IsLetterOrDigit(letter) || char.IsNumber(letter):
                    break;
                default:
                    throw Fault(
                        index, $"The name of a variable contains '{_text[index]}'.",
                        "Write NAME=value; names consist of letters, digits, and the signs _ . - [ ].");
            }
        }

        return _text.Length;
    }

    private string Value()
    {
        var start = _at;
        if (_at < _text.Length && _text[_at] is '"' or '\'')
        {
            return Quoted(start);
        }

        var end = _text.IndexOf('\n', _at);
        var line = _text[_at..(end < 0 ? _text.Length : end)];
        _at = end < 0 ? _text.Length : end + 1;
        var comment = line.IndexOf(" #", StringComparison.Ordinal);
        return Replace((comment < 0 ? line : line[..comment]).TrimEnd(), start);
    }

    private string Quoted(int start)
    {
        var quote = _text[start];
        var value = new StringBuilder();
        for (var index = start + 1; index < _text.Length; index++)
        {
            var letter = _text[index];
            if (letter == quote)
            {
                _at = index + 1;
                return quote == '"' ? Replace(EscapeSequences.Expand(value.ToString()), start) : value.ToString();
            }

            // A backslash protects only the quotation mark; other sequences are expanded later.
            if (letter == '\\' && index + 1 < _text.Length)
            {
                index++;
                value.Append(_text[index] == quote ? "" : "\\").Append(_text[index]);
            }
            else
            {
                value.Append(letter);
            }
        }

        throw Fault(start, $"The quotation mark {quote} is not closed.", "Close it at the end of the value.");
    }

    private string Replace(string value, int at)
    {
        try
        {
            return new Template(name => _lookup(name) ?? (_values.TryGetValue(name, out var known) ? known : null)).Replace(value);
        }
        catch (InvalidTemplateException error)
        {
            throw Fault(at, error.Message, InvalidTemplateException.Advice);
        }
        catch (MissingVariableException error)
        {
            throw new ComposeFileException(
                ComposeFailure.MissingVariable, Position(at), error.Message, $"Set {error.Name} in the environment or above.", error);
        }
    }

    private static bool IsSpace(char letter) => letter is '\t' or '\v' or '\f' or '\r' or ' ' or '\u0085' or '\u00a0';

    private SourcePosition Position(int at)
    {
        var before = _text.AsSpan(0, at);
        return new(_path, before.Count('\n') + 1, at - before.LastIndexOf('\n'));
    }

    private ComposeFileException Fault(int at, string fact, string advice) =>
        new(ComposeFailure.EnvironmentFile, Position(at), fact, advice);
}
