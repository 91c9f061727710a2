using DockerPS.CommandLine.Syntax;
using DockerPS.CommandLine.Writing;

namespace DockerPS.CommandLine.Conversions;

/// <summary>A call of docker: the words after its name, what was set for it, and where its output goes.</summary>
internal sealed record DockerCall(IReadOnlyList<ArgumentText> Words, int Start)
{
    /// <summary>Variables before the command.</summary>
    public IReadOnlyList<(string Name, ArgumentText Value)> Variables { get; init; } = [];

    public IReadOnlyList<(Redirection Redirection, ArgumentText Target)> Outputs { get; init; } = [];

    /// <summary>Whether its output goes on: to a variable, or to another command.</summary>
    public bool IsValue { get; init; }

    // Programs that start another one, and their options that have a value.
    private static readonly Dictionary<string, string[]> s_starters = new()
    {
        ["sudo"] = ["-u", "-g", "-h", "-p", "-C", "-r", "-t", "-T", "--user", "--group"], ["doas"] = ["-u"], ["env"] = ["-u", "-C"],
        ["time"] = [], ["exec"] = [], ["command"] = [], ["nohup"] = [], ["winpty"] = [], ["builtin"] = [],
    };

    /// <summary>Reads a command; null if it is another program.</summary>
    public static DockerCall? Read(SimpleCommand command, WordConverter words)
    {
        List<(string, ArgumentText)> variables = [.. command.Assignments.Select(one => (one.Name, words.Convert(one.Value)))];
        var at = 0;
        while (at < command.Words.Count && command.Words[at].Literal is { } starter && s_starters.TryGetValue(starter, out var valued))
        {
            at++;
            for (; at < command.Words.Count && command.Words[at].Literal is { } option; at++)
            {
                var sign = option.IndexOf('=');
                if (option.StartsWith('-'))
                {
                    at += valued.Contains(option) ? 1 : 0;
                    if (option is "-u" or "--user" && starter is "sudo" or "doas")
                    {
                        words.Warn($"{starter} {option} is left out: PowerShell runs as the user that it is.");
                    }
                }
                else if (sign > 0 && starter is "env" or "sudo")
                {
                    variables.Add((option[..sign], ArgumentText.Of(option[(sign + 1)..])));
                }
                else
                {
                    break;
                }
            }
        }

        if (at >= command.Words.Count || Program(command.Words[at]) is not { } program)
        {
            return null;
        }

        List<ArgumentText> arguments = [.. command.Words.Skip(at + 1).Select(words.Convert)];
        if (program == "docker-compose")
        {
            arguments.Insert(0, ArgumentText.Of("compose", command.Words[at].Start));
        }

        return new(arguments, command.Words[at].Start)
        {
            Variables = variables,
            Outputs = [.. command.Redirections.Where(one => !one.Operator.StartsWith('<')).Select(one => (one, words.Convert(one.Target)))],
        };
    }

    private static string? Program(Word word)
    {
        var name = word.Literal?.Split('/', '\\')[^1];
        name = name is not null && name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
        return name is "docker" or "docker-compose" ? name : null;
    }
}
