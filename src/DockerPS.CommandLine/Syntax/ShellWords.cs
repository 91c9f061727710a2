namespace DockerPS.CommandLine.Syntax;

/// <summary>Splits a text into words as a shell does, without expansions.</summary>
internal static class ShellWords
{
    public static IReadOnlyList<string> Split(string text, int offset)
    {
        WordReader reader = new(text, offset, Dialect.Shell, (_, _) => new([]));
        List<string> words = [];
        while (true)
        {
            reader.SkipBlanks();
            if (reader.IsAtEnd)
            {
                return words;
            }

            var before = reader.Position;
            var word = reader.ReadWord();
            if (reader.Position == before)
            {
                words.Add(reader.Take(1));
                continue;
            }

            words.Add(word.Literal ?? reader.Slice(before));
        }
    }
}
