using System.Text.RegularExpressions;
using DockerPS.CommandLine.Syntax;
using DockerPS.CommandLine.Writing;

namespace DockerPS.CommandLine.Conversions;

/// <summary>Converts pipelines: docker's commands, and the programs before and after them that PowerShell has an equal for.</summary>
internal sealed partial class PipelineConverter
{
    private readonly ConversionState _state;
    private readonly WordConverter _words;
    private readonly DockerConverter _docker;
    private readonly ProgramConverter _programs;

    public PipelineConverter(ConversionState state)
    {
        _state = state;
        _words = new(state, ConvertSubstitution);
        _docker = new(state);
        _programs = new(state, _words);
    }

    /// <summary>Whether a docker command was found.</summary>
    public bool HasDocker { get; private set; }

    /// <summary>Converts a pipeline of a statement; null if it has nothing that can be converted.</summary>
    public ConvertedPipeline? Convert(Pipeline pipeline)
    {
        if (pipeline.IsNegated)
        {
            return Nothing(pipeline);
        }

        if (pipeline.Commands is [SimpleCommand command] && DockerCall.Read(command, _words) is null
            && _programs.Statement(command) is { } statement)
        {
            return statement;
        }

        List<string> before = [];
        PipelineInput? input = null;
        PipelineText? result = null;
        for (var index = 0; index < pipeline.Commands.Count; index++)
        {
            var next = Step(pipeline.Commands[index], result, input, before, index + 1 < pipeline.Commands.Count);
            if (next is null)
            {
                return result is null ? Nothing(pipeline) : Partly(pipeline, index, result, before);
            }

            (result, input) = next.Value;
        }

        return result is null ? Nothing(pipeline) : new(result.ToString()) { Before = before };
    }

    // Converts the pipeline of $(…). Other programs are called as they are.
    private PipelineText? ConvertSubstitution(Pipeline pipeline)
    {
        PipelineInput? input = null;
        PipelineText? result = null;
        foreach (var command in pipeline.Commands)
        {
            var next = Step(command, result, input, [], isValue: true);
            if (next is null)
            {
                var source = _state.Slice(pipeline.Start, pipeline.End);
                if (result is null && pipeline.Commands is [SimpleCommand { Assignments: [], Redirections: [] } program])
                {
                    return _programs.Call(program);
                }

                _state.IsIncomplete = true;
                _state.Warn($"'{source}' is not converted.");
                return new([source]);
            }

            (result, input) = next.Value;
        }

        return result ?? input?.Pipeline;
    }

    private (PipelineText? Result, PipelineInput? Input)? Step(
        Command command, PipelineText? result, PipelineInput? input, List<string> before, bool isValue)
    {
        if (command is not SimpleCommand simple)
        {
            return null;
        }

        if (result is not null && _programs.Xargs(simple, result) is { } call)
        {
            HasDocker = true;
            return (_docker.Convert(call, null, before), null);
        }

        if (DockerCall.Read(simple, _words) is { } docker)
        {
            HasDocker = true;
            input = result is null ? input : new(result.AsText());
            input = Redirected(simple) ?? input;
            return (_docker.Convert(docker with { IsValue = isValue }, input, before), null);
        }

        if (result is null && input is null)
        {
            return _programs.Source(simple) is { } source ? (null, source) : null;
        }

        return _programs.Filter(simple, result ?? input!.Pipeline) is { } filtered ? (filtered, null) : null;
    }

    // Standard input from a file, a here-document or a here-string.
    private PipelineInput? Redirected(SimpleCommand command)
    {
        var redirection = command.Redirections.LastOrDefault(one => one.Operator is "<" or "<<" or "<<-" or "<<<" && one.Descriptor <= 0);
        return redirection switch
        {
            null => null,
            { Operator: "<" } => PipelineInput.OfFile(_words.Convert(redirection.Target)),
            { Operator: "<<<" } => PipelineInput.OfExpression(PowerShellText.Expression(_words.Convert(redirection.Target))),
            _ => PipelineInput.OfExpression(_programs.Document(redirection)),
        };
    }

    private ConvertedPipeline? Nothing(Pipeline pipeline)
    {
        var source = _state.Slice(pipeline.Start, pipeline.End);
        if (DockerForm().IsMatch(source))
        {
            HasDocker = true;
            var reason = pipeline.Commands.Any(command => command is CompoundCommand)
                ? "loops, conditions, groups and functions stay as they are"
                : "PowerShell has no equal that is as short";
            _state.Warn($"'{source.Split('\n')[0]}' is not converted: {reason}.");
        }

        return null;
    }

    private ConvertedPipeline Partly(Pipeline pipeline, int index, PipelineText result, List<string> before)
    {
        var bar = pipeline.Commands[index - 1].End;
        while (_state.Slice(bar, bar + 1) != "|")
        {
            bar++;
        }

        var rest = _state.Slice(bar, pipeline.End);
        _state.Warn($"'{rest.Split('\n')[0]}' is not converted; use a cmdlet for objects instead.");
        return new(result.ToString()) { Before = before, Rest = rest, RestStart = bar };
    }

    // The word of a command, also within quotes, parentheses and blocks.
    [GeneratedRegex("(?<![\\w./:=-])docker(-compose)?(?=\\s|\\z)", RegexOptions.ExplicitCapture)]
    private static partial Regex DockerForm();
}
