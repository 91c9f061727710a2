using DockerPS.CommandLine.Arguments;
using DockerPS.CommandLine.Errors;
using DockerPS.CommandLine.Table;
using DockerPS.CommandLine.Writing;

namespace DockerPS.CommandLine.Conversions;

/// <summary>Converts one call of docker by the table of its commands.</summary>
internal sealed class DockerConverter(ConversionState state)
{
    private readonly CommandTable _table = CommandTable.Instance;

    /// <summary>Converts a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="input">What it reads; null for nothing.</param>
    /// <param name="before">Takes statements that must come before.</param>
    public PipelineText Convert(DockerCall call, PipelineInput? input, List<string> before)
    {
        ArgumentParser parser = new(call.Words);
        var global = _table.Find("")!;
        if (parser.Next?.Literal == "--help")
        {
            return new(["Get-Command -Module DockerPS"]);
        }

        var options = parser.ReadOptions(global);
        if (parser.Next is null || parser.Next.Literal is "help" or "--help")
        {
            return options.Any(option => option.Entry.Name == "--version") ? new(["Get-DockerVersion"]) : Help(parser);
        }

        var (entry, groupOptions) = ReadName(parser);
        if (entry is null && groupOptions.Any(option => option.Entry.Name == "--version"))
        {
            return new(["Get-DockerVersion"]);
        }

        if (entry is null || AsksForHelp(call.Words, entry))
        {
            return new([entry?.Cmdlet is null ? "Get-Command -Module DockerPS" : $"Get-Help {entry.Cmdlet}"]);
        }

        if (entry.Cmdlet is null)
        {
            throw new NoCmdletException($"docker {entry.Names[0]} has no cmdlet: {entry.Remark.Replace("`", "")}.");
        }

        var parsed = parser.ReadCommand(entry);
        CommandWriter writer = new(state, call, parsed, groupOptions, input);
        writer.ApplyGlobal(options);
        writer.ApplyVariables(before);
        return writer.Write();
    }

    // --help may stand anywhere before the words of a command in a container.
    private static bool AsksForHelp(IReadOnlyList<ArgumentText> words, CommandEntry entry) => words
        .TakeWhile(word => word.Literal != "--" && !(entry.EndsAtArgument && word.Literal == "-c"))
        .Any(word => word.Literal == "--help");

    private static string Article(string name) => name.Length == 0 ? "docker" : $"docker {name}";

    private PipelineText Help(ArgumentParser parser)
    {
        if (parser.Next is not null)
        {
            _ = parser.Take();
        }

        var cmdlet = parser.Next is null ? null : ReadName(parser).Entry?.Cmdlet;
        return new([cmdlet is null ? "Get-Command -Module DockerPS" : $"Get-Help {cmdlet}"]);
    }

    private (CommandEntry? Entry, IReadOnlyList<ParsedOption> Options) ReadName(ArgumentParser parser)
    {
        var name = "";
        IReadOnlyList<ParsedOption> options = [];
        while (true)
        {
            if (name.Length > 0 && _table.Find(name) is { } group && _table.IsGroup(name) && parser.Next is not null)
            {
                options = [.. options, .. parser.Next.Literal == "--help" ? [] : parser.ReadOptions(group)];
            }

            if (parser.Next is not { } word || word.Literal == "--help")
            {
                return (null, options);
            }

            if (word.Literal is not { } part)
            {
                throw new CommandException(ProblemKind.Command, "The command of docker is not known before the script runs.", word.Offset);
            }

            _ = parser.Take();
            var longer = name.Length == 0 ? part : $"{name} {part}";
            if (_table.IsGroup(longer) && !(_table.Find(longer) is { Cmdlet: not null } && !IsGroupWord(longer, parser.Next)))
            {
                name = longer;
                continue;
            }

            return (_table.Find(longer) ?? throw Unknown(name, part, word.Offset), options);
        }
    }

    private bool IsGroupWord(string group, ArgumentText? next) => next?.Literal is { } word && _table.Find($"{group} {word}") is not null;

    private CommandException Unknown(string group, string word, int offset)
    {
        var prefix = group.Length == 0 ? "" : $"{group} ";
        var known = _table.Names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => name[prefix.Length..].Split(' ')[0]);
        var best = Similarity.Best(word, known.Distinct());
        return new(
            ProblemKind.Command,
            $"'{word}' is not a command of {Article(group)}." + (best is null ? "" : $" Did you mean '{prefix}{best}'?"),
            offset);
    }
}
