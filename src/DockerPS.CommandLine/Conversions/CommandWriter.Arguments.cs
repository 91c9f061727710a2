using DockerPS.CommandLine.Errors;
using DockerPS.CommandLine.Table;
using DockerPS.CommandLine.Writing;

namespace DockerPS.CommandLine.Conversions;

internal sealed partial class CommandWriter
{
    // Gives each argument to the parameter that the table names.
    private void ApplyArguments(IReadOnlyList<ArgumentText> arguments)
    {
        var at = 0;
        foreach (var (rule, index) in _entry.Arguments.Select((rule, index) => (rule, index)))
        {
            var after = _entry.Arguments.Skip(index + 1).Count(next => next.IsRequired);
            var count = rule.IsList ? Math.Max(arguments.Count - at - after, 0) : Math.Min(1, arguments.Count - at);
            IReadOnlyList<ArgumentText> values = [.. arguments.Skip(at).Take(count)];
            at += count;
            if (values.Count == 0)
            {
                if (rule.IsRequired && !TakesInput(rule))
                {
                    throw new CommandException(ProblemKind.Argument, $"{Name} needs an argument: {Noun(rule)}.", call.Start);
                }

                continue;
            }

            ApplyArgument(rule, values, index);
        }

        if (at < arguments.Count)
        {
            throw new CommandException(
                ProblemKind.Argument, $"{Name} takes no argument '{arguments[at].Shown}'.", arguments[at].Offset);
        }
    }

    private string Noun(ArgumentRule rule) => rule.Parameter switch
    {
        "Name" or "Service" or "FromContainer" when _entry.Takes.Length > 0 =>
            $"the name of {(_entry.Takes == "Image" ? "an" : "a")} {_entry.Takes.ToLowerInvariant()}",
        _ => rule.Parameter.ToLowerInvariant(),
    };

    private bool TakesInput(ArgumentRule rule) => _input is not null && rule.Parameter == _entry.InputFile;

    private void ApplyArgument(ArgumentRule rule, IReadOnlyList<ArgumentText> values, int index)
    {
        if (index == 0 && values is [{ Source: { } source }] && source.Gives.Length > 0 && source.Gives == _entry.Takes && _input is null)
        {
            _source = source;
            return;
        }

        if (rule.Parameter == _entry.InputFile && values is [{ Literal: "-" }])
        {
            return;
        }

        // Without the first argument, which comes from the pipeline, the places of the others are not theirs.
        if (rule.IsNamed || _source is not null || _invocation.Places.Count < index)
        {
            foreach (var value in values)
            {
                _invocation.Add(rule.Parameter, value);
            }
        }
        else
        {
            _invocation.Places.Add(values);
        }
    }

    // Commands that read a file from standard input get its path, or the content through the pipeline.
    private void ApplyInputFile()
    {
        if (_entry.InputFile.Length == 0 || _input is null)
        {
            return;
        }

        if (_input.File is { } file)
        {
            _invocation.Add(_entry.InputFile, file);
            _input = null;
        }
    }
}
