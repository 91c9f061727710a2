using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace DockerPS.Operations;

/// <summary>
/// Finds options of a command that PowerShell took for parameters: in <c>rm -r x</c>, <c>-r</c> is short for -Raw. The command line is
/// parsed again, since the binder tells only what it bound, and not how it was written. Hidden switches take what is short for
/// several parameters, as in <c>sh -c ls</c>: the binder would refuse it before the cmdlet can show the form that works.
/// </summary>
internal sealed class CommandSlip
{
    /// <summary>How many candidates a message lists at most.</summary>
    private const int MostListed = 4;

    /// <summary>The note property by which PowerShell marks the text of a parameter that comes from <c>@args</c>.</summary>
    private const string ParameterMark = "<CommandParameterName>";

    /// <summary>Short aliases that stay parameters: PowerShell itself refuses values that do not fit them.</summary>
    private static readonly string[] s_checkedAliases = ["ea", "wa"];

    private readonly CommandInfo _command;
    private readonly List<Element> _elements = [];

    private CommandSlip(CommandInfo command) => _command = command;

    /// <summary>Returns what to tell the user if the command has lost an option; null if it has not.</summary>
    /// <param name="invocation">How the cmdlet was called.</param>
    /// <param name="target">The parameter of the first loose word: what the command runs in.</param>
    /// <param name="variable">Reads a variable of the caller.</param>
    public static string? Find(InvocationInfo invocation, string target, Func<string, object?> variable)
    {
        var slip = new CommandSlip(invocation.MyCommand);

        // A call from a program has no command line. The property is newer than the library that the module is compiled with.
        var line = PSObject.AsPSObject(invocation).Properties["Statement"]?.Value as string;
        if (string.IsNullOrEmpty(line)
            || Parser.ParseInput(line, out _, out _).Find(ast => ast is CommandAst, searchNestedScriptBlocks: false) is not CommandAst command)
        {
            return slip.HasAmbiguous(invocation.BoundParameters.Keys) ? "A parameter's name is short for several. Write it out." : null;
        }

        slip.Read(command, variable);
        return slip.Describe(target);
    }

    private void Read(CommandAst command, Func<string, object?> variable)
    {
        foreach (var element in command.CommandElements.Skip(1))
        {
            switch (element)
            {
                case CommandParameterAst option:
                    AddOption(option.Extent.Text, option.ParameterName, option.Argument is not null);
                    break;
                case VariableExpressionAst { Splatted: true } splatted:
                    AddSplatted(variable(splatted.VariablePath.UserPath));
                    break;
                default:
                    AddWord(element.Extent.Text);
                    break;
            }
        }
    }

    private void AddSplatted(object? splatted)
    {
        switch (splatted is PSObject wrapped ? wrapped.BaseObject : splatted)
        {
            case IDictionary named:
                // Named values are bound before those of the command line, wherever they stand.
                var values = named.Keys.OfType<string>().Select(name => new Element($"-{name}", name, Resolve(name), TakesNext: false));
                _elements.InsertRange(0, values);
                break;
            case IList list:
                foreach (var value in list)
                {
                    if (value is PSObject { Properties: var properties } option && properties[ParameterMark]?.Value is string name)
                    {
                        AddOption($"{option}", name, hasValue: false);
                    }
                    else
                    {
                        AddWord($"{value}");
                    }
                }

                break;
        }
    }

    private void AddWord(string text) => _elements.Add(new Element(text, null, null, TakesNext: false));

    private void AddOption(string text, string name, bool hasValue)
    {
        var parameter = Resolve(name);
        var takesNext = !hasValue && parameter is not null && parameter.ParameterType != typeof(SwitchParameter);
        _elements.Add(new Element(text, name, parameter, takesNext));
    }

    /// <summary>Walks through the command line as the binder does, and returns the message about the first slip.</summary>
    private string? Describe(string target)
    {
        if (_elements.Exists(element => element.Parameter?.Name == "Command"))
        {
            return _elements.Find(element => element.IsAmbiguous) is { } option ? Ambiguous(option) : null;
        }

        List<string> words = [];
        Element? lost = null;
        var isTargetKnown = _elements.Exists(element => element.Parameter?.Name == target && element.IsWrittenOut);
        for (var index = 0; index < _elements.Count; index++)
        {
            var element = _elements[index];
            if (element.Text == "--")
            {
                words.AddRange(_elements.Skip(index + 1).Select(rest => rest.Text));
                break;
            }

            if (element.Parameter is not { } parameter)
            {
                words.AddRange(isTargetKnown ? [element.Text] : []);
                isTargetKnown = true;
            }
            else if (words.Count == 0 && element.IsAmbiguous)
            {
                return Ambiguous(element);
            }
            else if (words.Count == 0 || (element.IsMeant && !(parameter.Name == target && words.Count > 1)))
            {
                index += element.TakesNext ? 1 : 0;
            }
            else
            {
                lost ??= element;
                words.Add(element.Text);
            }
        }

        return lost is null ? null : Lost(lost, words);
    }

    private string Lost(Element option, List<string> words)
    {
        var (meaning, remedy) = option.IsAmbiguous
            ? ($"a parameter, {Candidates(option)}", "the parameter out")
            : ($"-{option.Parameter!.Name}", $"-{option.Parameter.Name}");
        return $"'{option.Text}' stands behind the command's first word, but PowerShell takes it for {meaning}. "
            + $"If it belongs to the command, write -Command {string.Join(", ", words)}; if not, write {remedy}.";
    }

    private string Ambiguous(Element option) =>
        $"'{option.Text}' is short for {Candidates(option)}. Write the parameter out. "
        + "If it belongs to the command, it goes into -Command, or behind the command's first word.";

    /// <summary>Lists the parameters that an option may be short for, those of the cmdlet first.</summary>
    private string Candidates(Element option)
    {
        var names = _command.Parameters.Values
            .Where(parameter => !IsHidden(parameter))
            .OrderBy(parameter => IsCommon(parameter.Name))
            .ThenBy(parameter => parameter.Name.Length)
            .Select(parameter => parameter.Aliases.Prepend(parameter.Name)
                .FirstOrDefault(name => name.StartsWith(option.Name!, StringComparison.OrdinalIgnoreCase)))
            .OfType<string>()
            .Select(name => $"-{name}")
            .ToList();
        return names.Count > MostListed
            ? $"{string.Join(", ", names.Take(MostListed - 1))} or another of {names.Count} parameters"
            : $"{string.Join(", ", names.SkipLast(1))} or {names[^1]}";
    }

    private bool HasAmbiguous(IEnumerable<string> bound) =>
        bound.Any(name => _command.Parameters.TryGetValue(name, out var parameter) && IsHidden(parameter));

    private static bool IsHidden(ParameterMetadata parameter) =>
        parameter.Attributes.Any(attribute => attribute is ParameterAttribute { DontShow: true });

    private static bool IsCommon(string name) => Cmdlet.CommonParameters.Contains(name) || Cmdlet.OptionalCommonParameters.Contains(name);

    private ParameterMetadata? Resolve(string name)
    {
        try
        {
            return _command.ResolveParameter(name);
        }
        catch (ParameterBindingException)
        {
            // None, so that it is a word of the command; or several, and then the binder has refused it.
            return null;
        }
    }

    /// <summary>A word or an option of the command line.</summary>
    /// <param name="Text">How it was written.</param>
    /// <param name="Name">The name of an option, without its dash.</param>
    /// <param name="Parameter">The parameter that takes an option.</param>
    /// <param name="TakesNext">Whether the next element is the option's value.</param>
    private sealed record Element(string Text, string? Name, ParameterMetadata? Parameter, bool TakesNext)
    {
        /// <summary>Whether it is short for several parameters.</summary>
        public bool IsAmbiguous => Parameter is not null && IsHidden(Parameter);

        /// <summary>Whether it is a parameter's whole name or a long alias.</summary>
        public bool IsWrittenOut => Name!.Equals(Parameter!.Name, StringComparison.OrdinalIgnoreCase)
            || (Name.Length > 2 && Parameter.Aliases.Contains(Name, StringComparer.OrdinalIgnoreCase));

        /// <summary>
        /// Whether it must be the parameter even behind a command's first word. Programs have options of one word in small letters, such as
        /// <c>find -user</c>; what has a capital letter or several words, such as <c>-User</c> or <c>-erroraction</c>, is PowerShell's.
        /// </summary>
        public bool IsMeant => s_checkedAliases.Contains(Name, StringComparer.OrdinalIgnoreCase)
            || (IsWrittenOut && (Name!.Any(char.IsAsciiLetterUpper) || Parameter!.Name.Count(char.IsAsciiLetterUpper) > 1));
    }
}
