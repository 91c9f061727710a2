using System.IO.Enumeration;
using System.Text;
using System.Text.RegularExpressions;

namespace DockerPS.Engine.Archives;

/// <summary>
/// A pattern of a <c>.dockerignore</c> file: <c>*</c> and <c>?</c> do not match "/", <c>**</c> does, <c>[a-z]</c> is a character
/// class, and <c>\</c> escapes the next character.
/// </summary>
internal sealed class IgnorePattern
{
    private const string Wildcards = "*?[\\";
    private const string NothingToExcept = "A pattern must follow the '!'.";
    private const int LongestShown = 40;
    private const string EscapedInRegex = ".+()|{}$";

    /// <summary>A single character: two units if it is beyond the basic plane.</summary>
    private const string AnyCharacter = @"(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|[^/\uD800-\uDFFF])";

    private readonly string _text;
    private readonly string[] _parts;

    /// <summary>Null for a pattern without wildcards, which is compared as it is.</summary>
    private readonly Regex? _regex;

    private IgnorePattern(string text, bool isException)
    {
        CheckSyntax(text);
        (_text, _parts, IsException) = (text, text.Split('/'), isException);
        try
        {
            // Patterns come from others, also from engines: none may take longer than its text.
            _regex = text.AsSpan().ContainsAny(Wildcards)
                ? new(ToRegex(text), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)
                : null;
        }
        catch (ArgumentException error)
        {
            throw Malformed(text, error);
        }
        catch (NotSupportedException error)
        {
            throw new FormatException($"The pattern that begins with '{text[..LongestShown]}' has too many wildcards.", error);
        }
    }

    /// <summary>Indicates whether this is an exception, whose matches are not ignored.</summary>
    public bool IsException { get; }

    /// <summary>Parses a line that is neither empty nor a comment.</summary>
    /// <exception cref="FormatException">The line is not a valid pattern.</exception>
    public static IgnorePattern Parse(string line)
    {
        var exception = line.StartsWith('!');
        var text = exception ? line[1..].Trim() : line;
        return text.Length > 0 ? new(Clean(text), exception) : throw new FormatException(NothingToExcept);
    }

    /// <summary>
    /// Parses a pattern that the engine sent. It was cleaned there, so what stands behind a "!" is taken as it is, and one that starts
    /// with "/" matches nothing.
    /// </summary>
    /// <exception cref="FormatException">It is not a valid pattern.</exception>
    public static IgnorePattern ParseSent(string line)
    {
        var text = line.StartsWith('/') ? $"/{Clean(line).TrimStart('/')}" : Clean(line);
        return text.StartsWith('!') && text.Length == 1 ? throw new FormatException(NothingToExcept)
            : text.StartsWith('!') ? new(text[1..], isException: true)
            : new(text, isException: false);
    }

    /// <summary>Returns an exception for a single file.</summary>
    public static IgnorePattern ExceptionFor(string path) => new(Regex.Replace(path, @"[*?\[\\]", @"\$0"), isException: true);

    /// <summary>Indicates whether it matches a path, regardless of the parents.</summary>
    public bool Matches(ReadOnlySpan<char> path) => _regex?.IsMatch(path) ?? path.SequenceEqual(_text);

    /// <summary>Indicates whether it may match something below a folder.</summary>
    public bool MayMatchBelow(string folder)
    {
        var folders = folder.Split('/');
        for (var index = 0; index < _parts.Length; index++)
        {
            // Two stars match any number of parts; and what else stands for characters is not worth a look.
            if (_parts[index].Contains("**", StringComparison.Ordinal) || _parts[index].AsSpan().ContainsAny("[?\\"))
            {
                return true;
            }

            if (index == folders.Length)
            {
                return true;
            }

            if (!FileSystemName.MatchesSimpleExpression(_parts[index], folders[index], ignoreCase: false))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Returns a path without "." and "..", and without a "/" at its ends.</summary>
    private static string Clean(string text)
    {
        var rooted = text.StartsWith('/');
        var parts = new List<string>();
        foreach (var part in (OperatingSystem.IsWindows() ? text.Replace('\\', '/') : text).Split('/'))
        {
            if (part == ".." && parts is [.., not ".."])
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or ".") && !(part == ".." && rooted))
            {
                parts.Add(part);
            }
        }

        return parts.Count > 0 ? string.Join('/', parts) : rooted ? "/" : ".";
    }

    private static string ToRegex(string pattern)
    {
        // As with docker, a leading "**" matches any prefix, even within a name, unless another wildcard follows.
        if (pattern.StartsWith("**", StringComparison.Ordinal) && !pattern.AsSpan(2).ContainsAny(Wildcards + "]"))
        {
            var end = pattern[2..];
            return end.StartsWith('/') ? $"(^|/){Regex.Escape(end[1..])}\\z" : $"{Regex.Escape(end)}\\z";
        }

        var regex = new StringBuilder("^");
        for (var index = 0; index < pattern.Length; index++)
        {
            switch (pattern[index])
            {
                case '*' when index + 1 < pattern.Length && pattern[index + 1] == '*':
                    index += index + 2 < pattern.Length && pattern[index + 2] == '/' ? 2 : 1;
                    regex.Append(index == pattern.Length - 1 ? ".*" : "(.*/)?");
                    break;
                case '*':
                    regex.Append("[^/]*");
                    break;
                case '?':
                    regex.Append(AnyCharacter);
                    break;
                case '\\':
                    regex.Append(Regex.Escape(pattern[++index].ToString()));
                    break;
                case '[':
                    index = AppendClass(regex, pattern, index);
                    break;
                case var letter when EscapedInRegex.Contains(letter, StringComparison.Ordinal) || letter is '^' or '#' or ' ':
                    regex.Append('\\').Append(letter);
                    break;
                case var letter:
                    regex.Append(letter);
                    break;
            }
        }

        return regex.Append("\\z").ToString();
    }

    /// <summary>Copies a character class with valid syntax, and escapes what has a special meaning in a regular expression.</summary>
    private static int AppendClass(StringBuilder regex, string pattern, int index)
    {
        regex.Append('[');
        index++;
        if (pattern[index] == '^')
        {
            regex.Append('^');
            index++;
        }

        for (var first = true; first || pattern[index] != ']'; first = false, index++)
        {
            if (pattern[index] == '-')
            {
                regex.Append('-');
                continue;
            }

            index += pattern[index] == '\\' ? 1 : 0;
            regex.Append(pattern[index] is '[' or ']' or '\\' or '^' or '-' ? $"\\{pattern[index]}" : pattern[index].ToString());
        }

        regex.Append(']');
        return index;
    }

    private static void CheckSyntax(string pattern)
    {
        for (var index = 0; index < pattern.Length; index++)
        {
            if (pattern[index] == '[')
            {
                index = EndOfClass(pattern, index + 1);
            }
            else if (pattern[index] == '\\')
            {
                index = Letter(pattern, index);
            }
        }
    }

    private static int EndOfClass(string pattern, int index)
    {
        index += index < pattern.Length && pattern[index] == '^' ? 1 : 0;
        for (var count = 0; count == 0 || index >= pattern.Length || pattern[index] != ']'; count++)
        {
            index = Bound(pattern, index);
            if (index < pattern.Length && pattern[index] == '-')
            {
                index = Bound(pattern, index + 1);
            }
        }

        return index;
    }

    /// <summary>Reads one end of a range, and returns the index after it.</summary>
    private static int Bound(string pattern, int index) =>
        index < pattern.Length && pattern[index] is not ('-' or ']') ? Letter(pattern, index) + 1 : throw Malformed(pattern);

    /// <summary>Returns the index of a character that may be escaped.</summary>
    private static int Letter(string pattern, int index) =>
        pattern[index] != '\\' ? index : index + 1 < pattern.Length ? index + 1 : throw Malformed(pattern);

    private static FormatException Malformed(string pattern, Exception? error = null) =>
        new($"'{pattern}' is not a valid pattern: a '[' is not closed, or nothing follows a '\\'.", error);
}
