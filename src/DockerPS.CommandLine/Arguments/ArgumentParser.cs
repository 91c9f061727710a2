using DockerPS.CommandLine.Errors;
using DockerPS.CommandLine.Table;
using DockerPS.CommandLine.Writing;

namespace DockerPS.CommandLine.Arguments;

/// <summary>Reads options and arguments by the rules of docker's command line.</summary>
/// <param name="words">The words after "docker".</param>
internal sealed class ArgumentParser(IReadOnlyList<ArgumentText> words)
{
    private int _at;

    /// <summary>The next word; null at the end.</summary>
    public ArgumentText? Next => _at < words.Count ? words[_at] : null;

    public ArgumentText Take() => words[_at++];

    /// <summary>Reads options up to the first argument, as those before the name of a command.</summary>
    public IReadOnlyList<ParsedOption> ReadOptions(CommandEntry entry)
    {
        List<ParsedOption> options = [];
        while (Next is { } word && IsOption(word))
        {
            ReadOption(entry, options);
        }

        return options;
    }

    /// <summary>Reads all that follows the name of a command.</summary>
    public ParsedCommand ReadCommand(CommandEntry entry)
    {
        List<ParsedOption> options = [];
        List<ArgumentText> arguments = [];
        while (Next is { } word)
        {
            if (word.Literal == "--")
            {
                _at++;
                arguments.AddRange(words.Skip(_at));
                break;
            }

            if (IsOption(word))
            {
                ReadOption(entry, options);
            }
            else if (entry.EndsAtArgument)
            {
                arguments.AddRange(words.Skip(_at));
                break;
            }
            else
            {
                arguments.Add(Take());
            }
        }

        return new(entry, options, arguments);
    }

    private static bool IsOption(ArgumentText word) => word.Head is ['-', _, ..] || (word.Head == "-" && word.Literal is null);

    private static CommandException Unknown(CommandEntry entry, string name, int offset)
    {
        var best = Similarity.Best(name, entry.Options.SelectMany(option => option.Names).Where(known => known.Length > 2));
        var command = $"docker {entry.Names[0]}".TrimEnd();
        var remedy = best is null ? "docker shows all with --help." : $"Did you mean '{best}'?";
        return new(ProblemKind.Option, $"{command} has no option '{name}'. {remedy}", offset);
    }

    private static CommandException NotKnown(ArgumentText word) =>
        new(ProblemKind.Option, $"The name of the option '{word.Shown}' is not known before the script runs.", word.Offset);

    private void ReadOption(CommandEntry entry, List<ParsedOption> options)
    {
        var word = Take();
        if (word.Head.StartsWith("--", StringComparison.Ordinal))
        {
            ReadLong(entry, word, options);
        }
        else
        {
            ReadShort(entry, word, options);
        }
    }

    private void ReadLong(CommandEntry entry, ArgumentText word, List<ParsedOption> options)
    {
        var cut = word.Cut('=');
        var name = (cut?.Before ?? word).Literal;
        if (name is null)
        {
            throw NotKnown(word);
        }

        var option = entry.Find(name) ?? throw Unknown(entry, name, word.Offset);
        options.Add(new(option, option.IsSwitch ? ReadSwitch(option, cut?.After, word) : cut?.After ?? TakeValue(option, word)));
    }

    // -itd sets three switches, -p8080:80 and -p=8080:80 have their value with them.
    private void ReadShort(CommandEntry entry, ArgumentText word, List<ParsedOption> options)
    {
        var rest = word.Skip(1);
        while (rest.Pieces.Count > 0)
        {
            var head = rest.Head;
            if (head.Length == 0)
            {
                throw NotKnown(word);
            }

            var name = $"-{head[0]}";
            var option = entry.Find(name) ?? throw Unknown(entry, name, word.Offset);
            rest = rest.Skip(1);
            var hasSign = rest.Head.StartsWith('=');
            if (!option.IsSwitch)
            {
                var value = hasSign ? rest.Skip(1) : rest;
                options.Add(new(option, rest.Pieces.Count > 0 ? value : TakeValue(option, word)));
                return;
            }

            options.Add(new(option, ReadSwitch(option, hasSign ? rest.Skip(1) : null, word)));
            if (hasSign)
            {
                return;
            }
        }
    }

    private ArgumentText TakeValue(OptionEntry option, ArgumentText word) => Next is not null
        ? Take()
        : throw new CommandException(ProblemKind.Option, $"The value of the option '{option.Name}' is missing.", word.Offset);

    private static ArgumentText ReadSwitch(OptionEntry option, ArgumentText? value, ArgumentText word) => value?.Literal switch
    {
        null when value is null => ArgumentText.Of("true", word.Offset),
        "1" or "t" or "T" or "true" or "TRUE" or "True" => ArgumentText.Of("true", word.Offset),
        "0" or "f" or "F" or "false" or "FALSE" or "False" => ArgumentText.Of("false", word.Offset),
        _ => throw new CommandException(
            ProblemKind.Option, $"The option '{option.Name}' is a switch: its value is true or false, not '{value!.Shown}'.", word.Offset),
    };
}
