using DockerPS.CommandLine.Arguments;
using DockerPS.CommandLine.Table;
using DockerPS.CommandLine.Writing;

namespace DockerPS.CommandLine.Conversions;

/// <summary>Writes the cmdlet for a docker command with its options and arguments.</summary>
/// <param name="state">The conversion.</param>
/// <param name="call">The call.</param>
/// <param name="parsed">The command, read.</param>
/// <param name="groupOptions">The options before its name, like those of docker compose.</param>
/// <param name="input">What it reads; null for nothing.</param>
internal sealed partial class CommandWriter(
    ConversionState state, DockerCall call, ParsedCommand parsed, IReadOnlyList<ParsedOption> groupOptions, PipelineInput? input)
{
    private readonly CommandEntry _entry = parsed.Entry;
    private readonly Invocation _invocation = new() { Cmdlet = parsed.Entry.Cmdlet! };
    private readonly OptionWriter _options = new(state, parsed.Entry);
    private readonly List<string> _first = [];
    private readonly List<string> _after = [];
    private readonly List<(string Name, ArgumentText Value)> _common = [];
    private PipelineInput? _input = input;
    private PipelineText? _source;
    private string _property = "";

    private string Name => $"docker {_entry.Names[0]}";

    /// <summary>Applies the options of docker itself.</summary>
    public void ApplyGlobal(IEnumerable<ParsedOption> options)
    {
        foreach (var option in options)
        {
            switch (option.Entry.Parameter)
            {
                case "Context":
                    AddContext(option.Value, option.Entry.Name);
                    break;
                case "Debug" when option.IsTrue:
                    _common.Add(("Debug", ArgumentText.Of("")));
                    break;
                default:
                    if (option.Entry.IsLost)
                    {
                        state.Warn($"docker {option.Entry.Name} is left out: {option.Entry.Remark}.");
                    }

                    break;
            }
        }
    }

    /// <summary>Applies variables that were set for the command.</summary>
    public void ApplyVariables(List<string> before)
    {
        foreach (var (name, value) in call.Variables)
        {
            switch (name)
            {
                case "DOCKER_HOST" or "DOCKER_CONTEXT":
                    AddContext(value, name);
                    break;
                case "DOCKER_BUILDKIT" when _entry.Cmdlet == "New-Image":
                    if (value.Literal == "0")
                    {
                        _common.Add(("Builder", ArgumentText.Of("Classic")));
                    }

                    break;
                case "DOCKER_BUILDKIT" or "COMPOSE_DOCKER_CLI_BUILD" or "DOCKER_CLI_HINTS" or "BUILDKIT_PROGRESS" or "MSYS_NO_PATHCONV":
                    break;
                default:
                    before.Add($"$env:{name} = {PowerShellText.Expression(value)}");
                    state.Warn($"{name} stays set after the command: PowerShell has no variables for a single one.");
                    break;
            }
        }
    }

    /// <summary>Returns the pipeline.</summary>
    public PipelineText Write()
    {
        if (_entry.Warning.Length > 0)
        {
            state.Warn($"{Name}: {_entry.Warning}.");
        }

        foreach (var (parameter, values) in _entry.Fixed)
        {
            Set(parameter, values);
        }

        foreach (var option in parsed.Options)
        {
            _options.Apply(option, _invocation, this);
        }

        ApplyRule();
        foreach (var (parameter, values) in _entry.Default.Where(one => !_invocation.Has(one.Key)))
        {
            Set(parameter, values);
        }

        foreach (var (parameter, value) in _common)
        {
            if (value.Pieces.Count == 0)
            {
                _invocation.Set(parameter);
            }
            else
            {
                _invocation.Add(parameter, value);
            }
        }

        var pipeline = ApplyOutputs(Assemble());
        return _first.Count == 0 ? pipeline : new([string.Join("; ", [.. _first, pipeline.ToString()])]);
    }

    /// <summary>Notes the property that docker writes with this option.</summary>
    public void Select(string property) => _property = property;

    /// <summary>Adds a command after the cmdlet.</summary>
    public void AddAfter(string segment) => _after.Add(segment);

    private void AddContext(ArgumentText value, string name)
    {
        if (_entry.IsLocal)
        {
            state.Warn($"{name} is left out: {_entry.Cmdlet} asks no engine.");
        }
        else
        {
            _common.Add(("Context", value));
        }
    }

    private void Set(string parameter, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
        {
            _invocation.Set(parameter);
        }

        foreach (var value in values)
        {
            _invocation.Add(parameter, ArgumentText.Of(value));
        }
    }

    // Programs in containers read bytes: lines of text would have other ends, and other files would be broken.
    private PipelineText Input(PipelineInput input) => WritesText || _invocation.Cmdlet is "Invoke-ComposeService" or "Set-ContainerContent"
        ? input.AsBytes()
        : input.Pipeline.AsText();

    private PipelineText Assemble()
    {
        List<string> segments = [];
        if (_source is not null)
        {
            segments.AddRange(_source.AsObjects().Segments);
        }
        else if (_input is not null)
        {
            segments.AddRange(Input(_input).Segments);
        }

        segments.Add(_invocation.ToString());
        segments.AddRange(_after);
        var gives = _invocation.Cmdlet is "Invoke-Container" && !_invocation.Has("Detach") ? "" : _entry.Gives;
        return new(segments)
        {
            Gives = gives,
            Property = _property,
            IsProgram = WritesText && _after.Count == 0 && !_invocation.Has("Tty") && !_invocation.Has("OutputPath"),
            Columns = gives.Length > 0 && _after.Count == 0 ? _entry.Columns : [],
        };
    }
}
