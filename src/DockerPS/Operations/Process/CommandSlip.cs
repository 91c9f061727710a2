using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace DockerPS.Operations;

/// <summary>
/// Finds options of a command that PowerShell took for parameters: in <c>rm -r x</c>, <c>-r</c> is short for -Raw. The command line is
/// read once more, since the binder tells only what it bound, and not how it was written.
/// </summary>
internal sealed class CommandSlip
{
    /// <summary>How PowerShell marks the text of a parameter that comes by <c>@args</c>.</summary>
    private const string ParameterMark = "<CommandParameterName>";

    /// <summary>Short aliases that stay parameters: PowerShell refuses their values if they are not theirs.</summary>
    private static readonly string[] s_checked = ["ea", "wa"];

    private readonly CommandInfo _command;
    private readonly List<(string Text, string? Parameter, bool TakesNext)> _elements = [];

    private CommandSlip(CommandInfo command) => _command = command;

    /// <summary>What to tell the user if the command has lost an option; null if it has not.</summary>
    /// <param name="invocation">How the cmdlet was called.</param>
    /// <param name="target">The parameter of the first loose word: what the command runs in.</param>
    /// <param name="variable">Reads a variable of the caller.</param>
    public static string? Find(InvocationInfo invocation, string target, Func<string, object?> variable)
    {
        // What a program calls has no command line. The property is newer than the library that the module is compiled with.
        var line = PSObject.AsPSObject(invocation).Properties["Statement"]?.Value as string;
        if (string.IsNullOrEmpty(line)
            || Parser.ParseInput(line, out _, out _).Find(ast => ast is CommandAst, searchNestedScriptBlocks: false) is not CommandAst command)
        {
            return null;
        }

        var slip = new CommandSlip(invocation.MyCommand);
        slip.Read(command, variable);
        return slip.Message(target);
    }

    private void Read(CommandAst command, Func<string, object?> variable)
    {
        foreach (var element in command.CommandElements.Skip(1))
        {
            switch (element)
            {
                case CommandParameterAst option:
                    Add(option.Extent.Text, option.ParameterName, option.Argument is not null);
                    break;
                case VariableExpressionAst { Splatted: true } splatted:
                    AddSplatted(variable(splatted.VariablePath.UserPath));
                    break;
                default:
                    _elements.Add((element.Extent.Text, null, false));
                    break;
            }
        }
    }

    private void AddSplatted(object? values)
    {
        foreach (var value in (values is PSObject wrapped ? wrapped.BaseObject : values) as IList ?? Array.Empty<object>())
        {
            if (value is PSObject { Properties: var properties } option && properties[ParameterMark]?.Value is string name)
            {
                Add($"{option}", name, hasValue: false);
            }
            else
            {
                _elements.Add(($"{value}", null, false));
            }
        }
    }

    private void Add(string text, string name, bool hasValue) =>
        _elements.Add((text, name, !hasValue && Resolve(name) is { ParameterType: var type } && type != typeof(SwitchParameter)));

    private string? Message(string target)
    {
        List<string> words = [];
        (string Text, string Parameter)? lost = null;
        var isTargetKnown = _elements.Exists(element => element.Parameter is { } name && Resolve(name)?.Name == target && IsWritten(name, Resolve(name)!));
        var loose = isTargetKnown ? 1 : 0;
        for (var index = 0; index < _elements.Count; index++)
        {
            var (text, name, takesNext) = _elements[index];
            var parameter = name is null ? null : Resolve(name);
            if (text == "--")
            {
                words.AddRange(_elements.Skip(index + 1).Select(element => element.Text));
                break;
            }

            if (parameter is null)
            {
                words.AddRange(loose++ > 0 ? [text] : []);
            }
            else if (parameter.Name == "Command")
            {
                return null;
            }
            else if (words.Count == 0 || (IsWritten(name!, parameter) && !(parameter.Name == target && words.Count > 1)))
            {
                index += takesNext ? 1 : 0;
            }
            else
            {
                lost ??= (text, parameter.Name);
                words.Add(text);
            }
        }

        return lost is var (option, taken)
            ? $"'{option}' stands behind the command's first word, but PowerShell takes it for -{taken}. If it belongs to the command, write -Command {string.Join(", ", words)}; if not, write -{taken}."
            : null;
    }

    /// <summary>Whether a parameter is written out, so that it cannot be meant for the command.</summary>
    private static bool IsWritten(string name, ParameterMetadata parameter) =>
        name.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase)
        || s_checked.Contains(name, StringComparer.OrdinalIgnoreCase)
        || (name.Length > 2 && parameter.Aliases.Contains(name, StringComparer.OrdinalIgnoreCase));

    private ParameterMetadata? Resolve(string name)
    {
        try
        {
            return _command.ResolveParameter(name);
        }
        catch (ParameterBindingException)
        {
            // There is none, or there are several: PowerShell has refused the latter.
            return null;
        }
    }
}
