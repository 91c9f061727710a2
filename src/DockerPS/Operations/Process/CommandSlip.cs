using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using DockerPS.Parameters;

namespace DockerPS.Operations;

/// <summary>
/// Finds options of a command that PowerShell bound to parameters: in <c>rm -r x</c>, <c>-r</c> is short for -Raw. The command line is
/// parsed again, since the binder returns the bound values only, and not how they were written. Hidden switches accept ambiguous
/// abbreviations, as in <c>sh -c ls</c>: otherwise the binder would fail before the cmdlet can suggest the correct form.
/// </summary>
internal sealed class CommandSlip
{
    /// <summary>The maximum number of candidates in a message.</summary>
    private const int MaxListed = 4;

    /// <summary>The note property by which PowerShell marks a parameter name from <c>@args</c>.</summary>
    private const string ParameterMark = "<CommandParameterName>";

    /// <summary>Short aliases that remain parameters: PowerShell itself rejects values that do not fit them.</summary>
    private static readonly string[] s_checkedAliases = ["ea", "wa"];

    private readonly CommandInfo _command;
    private readonly List<Element> _elements = [];

    private CommandSlip(CommandInfo command) => _command = command;

    /// <summary>Returns the message if an option of the command was lost; null if not.</summary>
    /// <param name="invocation">The invocation of the cmdlet.</param>
    /// <param name="target">The parameter of the first positional word: the container or image.</param>
    /// <param name="variable">Reads a variable of the caller.</param>
    public static string? Find(InvocationInfo invocation, string target, Func<string, object?> variable)
    {
        var slip = new CommandSlip(invocation.MyCommand);

        // A call by API has no command line. The property is newer than the reference assembly of the module.
        var line = PSObject.AsPSObject(invocation).Properties["Statement"]?.Value as string;
        if (string.IsNullOrEmpty(line)
            || Parser.ParseInput(line, out _, out _).Find(ast => ast is CommandAst, searchNestedScriptBlocks: false)
                is not CommandAst command)
        {
            return slip.HasAmbiguous(invocation.BoundParameters.Keys)
                ? "The name of a parameter is short for several. Write it out."
                : null;
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
        switch (splatted.Unwrapped())
        {
            case IDictionary named:
                // Splatted named values are bound before those of the command line, wherever they are written.
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

    /// <summary>Follows the command line like the binder, and returns the message about the first lost option.</summary>
    private string? Describe(string target)
    {
        if (_elements.Exists(element => element.Parameter?.Name == "Command"))
        {
            return _elements.Find(element => element.IsAmbiguous) is { } option ? Ambiguous(option) : null;
        }

        List<string> words = [];
        Element? lost = null;
        var isTargetLost = false;
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
            else if (words.Count == 0 || (element.MustBeParameter && !(parameter.Name == target && words.Count > 1)))
            {
                index += element.TakesNext ? 1 : 0;
            }
            else
            {
                lost ??= element;
                isTargetLost |= parameter.Name == target && element.IsWrittenOut && !element.MustBeParameter;
                words.Add(element.Text);
            }
        }

        // The option took the target's place, so that what was meant as the target seems to be the command's first word.
        return lost is null ? null : Lost(lost, isTargetLost ? words[1..] : words);
    }

    private string Lost(Element option, List<string> words)
    {
        var (meaning, remedy) = option.IsAmbiguous
            ? ($"a parameter, {Candidates(option)}", "the parameter out")
            : ($"-{option.Parameter!.Name}", $"-{option.Parameter.Name}");
        return $"'{option.Text}' follows the command's first word, but PowerShell takes it for {meaning}. "
            + $"If it belongs to the command, write -Command {string.Join(", ", words)}; if not, write {remedy}.";
    }

    private string Ambiguous(Element option) =>
        $"'{option.Text}' is short for {Candidates(option)}. Write the parameter out. "
        + "If it belongs to the command, pass it in -Command, or after the command's first word.";

    /// <summary>Lists the parameters that an option may abbreviate, with those of the cmdlet first.</summary>
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
        return names.Count > MaxListed
            ? $"{string.Join(", ", names.Take(MaxListed - 1))} or another of {names.Count} parameters"
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
            // Either it is not a parameter but a word of the command, or it is ambiguous, which the binder has already rejected.
            return null;
        }
    }

    /// <summary>A word or option of the command line.</summary>
    /// <param name="Text">The text as written.</param>
    /// <param name="Name">The name of an option without the dash.</param>
    /// <param name="Parameter">The parameter bound to an option.</param>
    /// <param name="TakesNext">Whether the next element is the value of the option.</param>
    private sealed record Element(string Text, string? Name, ParameterMetadata? Parameter, bool TakesNext)
    {
        /// <summary>Whether the option is short for several parameters.</summary>
        public bool IsAmbiguous => Parameter is not null && IsHidden(Parameter);

        /// <summary>Whether the option is the full name of a parameter or a long alias.</summary>
        public bool IsWrittenOut => Name!.Equals(Parameter!.Name, StringComparison.OrdinalIgnoreCase)
            || (Name.Length > 2 && Parameter.Aliases.Contains(Name, StringComparer.OrdinalIgnoreCase));

        /// <summary>
        /// Whether the option must be a parameter even after the command's first word. Options of programs are single lowercase words, such
        /// as <c>find -user</c>; names with a capital letter or several words, such as <c>-User</c> or <c>-erroraction</c>, are
        /// PowerShell's.
        /// </summary>
        public bool MustBeParameter => s_checkedAliases.Contains(Name, StringComparer.OrdinalIgnoreCase)
            || (IsWrittenOut && (Name!.Any(char.IsAsciiLetterUpper) || Parameter!.Name.Count(char.IsAsciiLetterUpper) > 1));
    }
}
