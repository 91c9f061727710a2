using System.Text;

namespace DockerPS.Compose.Values;

/// <summary>Splits a command into words as Compose does: with quotation marks and backslashes, but without a shell's operators.</summary>
internal static class ShellWords
{
    /// <summary>Splits a command. It ends at the first operator of a shell, like <c>|</c> or <c>;</c>.</summary>
    /// <returns>The words; null if quotation marks or parentheses do not match.</returns>
    public static IReadOnlyList<string>? Split(string line)
    {
        List<string> words = [];
        var word = new StringBuilder();
        var (escaped, single, twice, backtick, dollar, any) = (false, false, false, false, false, false);
        foreach (var letter in line)
        {
            if (escaped)
            {
                escaped = false;
                word.Append(backtick || dollar ? $"\\{letter}" : letter switch { 't' => "\t", 'n' => "\n", _ => $"{letter}" });
                any = true;
                continue;
            }

            if (letter == '\\')
            {
                escaped = !single;
                word.Append(single ? "\\" : "");
                continue;
            }

            if (letter is ' ' or '\t' or '\r' or '\n')
            {
                if (single || twice || backtick || dollar)
                {
                    word.Append(letter);
                }
                else if (any)
                {
                    words.Add(word.ToString());
                    word.Clear();
                    any = false;
                }

                continue;
            }

            switch (letter)
            {
                case '`' when !single && !twice && !dollar:
                    backtick = !backtick;
                    break;
                case ')' when !single && !twice && !backtick:
                    if (!dollar)
                    {
                        return null;
                    }

                    dollar = false;
                    break;
                case '(' when !single && !twice && !backtick:
                    if (dollar || word.Length == 0 || word[^1] != '$')
                    {
                        return null;
                    }

                    dollar = true;
                    word.Append(letter);
                    continue;
                case '"' when !single && !dollar && !backtick:
                    any |= twice;
                    twice = !twice;
                    continue;
                case '\'' when !twice && !dollar && !backtick:
                    any |= single;
                    single = !single;
                    continue;
                case ';' or '&' or '|' or '<' or '>' when !single && !twice && !backtick && !dollar:
                    if (any && !(letter == '>' && word.Length > 0 && word.ToString().All(char.IsAsciiDigit)))
                    {
                        words.Add(word.ToString());
                    }

                    return words;
            }

            any = true;
            word.Append(letter);
        }

        if (any)
        {
            words.Add(word.ToString());
        }

        return escaped || single || twice || backtick || dollar ? null : words;
    }
}
