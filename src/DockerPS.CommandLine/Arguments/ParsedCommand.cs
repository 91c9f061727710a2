using DockerPS.CommandLine.Table;
using DockerPS.CommandLine.Writing;

namespace DockerPS.CommandLine.Arguments;

/// <summary>A command with its options and arguments.</summary>
internal sealed record ParsedCommand(CommandEntry Entry, IReadOnlyList<ParsedOption> Options, IReadOnlyList<ArgumentText> Arguments)
{
    /// <summary>Whether a switch is set: the last one counts.</summary>
    public bool IsSet(string name) => Options.LastOrDefault(option => option.Entry.Names.Contains(name))?.IsTrue ?? false;

    /// <summary>Returns the last value of an option; null if it is not there.</summary>
    public ArgumentText? Value(string name) => Options.LastOrDefault(option => option.Entry.Names.Contains(name))?.Value;

    /// <summary>Returns all values of an option.</summary>
    public IEnumerable<ArgumentText> Values(string name) =>
        Options.Where(option => option.Entry.Names.Contains(name)).Select(option => option.Value);
}

/// <summary>An option as it was given.</summary>
/// <param name="Entry">The option.</param>
/// <param name="Value">Its value; true or false for a switch.</param>
internal sealed record ParsedOption(OptionEntry Entry, ArgumentText Value)
{
    public bool IsTrue => Value.Literal != "false";
}
