using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <content>Reads the input and starts the command.</content>
public sealed partial class InvokeContainerCommandCommand
{
    private ExecCreateRequest _request = new();
    private readonly List<ContainerTarget> _targets = [];
    private ByteOutput? _bytes;
    private CommandRunner? _runner;
    private SharedInput? _input;

    private SharedInput Input => _input ??= new(Work, Engines);

    /// <summary>Whether there is standard input: pipeline input is, if the containers are named on the command line.</summary>
    private bool HasInput { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        RefuseSlip(nameof(Name));
        var bound = MyInvocation.BoundParameters;
        HasInput = bound.ContainsKey(nameof(InputObject)) || (MyInvocation.ExpectingInput && bound.ContainsKey(nameof(Name)));
        if (Detach && (HasInput || PassThru || Raw || MergeError))
        {
            ThrowInvalidParameter("-Detach leaves the command to itself: it can have neither input, -PassThru, -Raw nor -MergeError.");
        }

        _bytes = ParseOrThrow(() => ByteOutput.For(
            OutputPath, AsByteStream, Force, SessionState, ("-Detach", Detach), ("-PassThru", PassThru), ("-Raw", Raw)));
        if (_bytes?.Refusal(OutputPath, InvokeProvider.Item) is { } refusal)
        {
            ThrowTerminatingError(refusal);
        }

        _request = Request(Command) with { AttachStdin = HasInput, AttachStdout = !Detach, AttachStderr = !Detach };
        _runner = new(Work, Command, new(Detach, Raw, MergeError, PassThru, _bytes));
        if (HasInput)
        {
            Start(_bytes is null ? new ContainerFinder(Engines).Resolve(Name) : OneOf([.. new ContainerFinder(Engines).Resolve(Name)]));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!HasInput && _bytes is not null)
        {
            _targets.AddRange(new ContainerFinder(Engines).Resolve(Name));
        }
        else if (!HasInput)
        {
            Start(new ContainerFinder(Engines).Resolve(Name));
        }
        else if (InputObject is not null)
        {
            Input.Write(StandardInput.From(InputObject));
            Input.ReportFailures();
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        _input?.Close();
        Start(OneOf(_targets));
        base.EndProcessing();
    }

    /// <summary>Returns the single target: the bytes of several containers would be mixed.</summary>
    private List<ContainerTarget> OneOf(List<ContainerTarget> targets) =>
        SingleOrRefuse(targets, OutputPath is null ? "-AsByteStream" : "-OutputPath") is { } only ? [only] : [];

    private void Start(IEnumerable<ContainerTarget> found)
    {
        var targets = found.Where(target => ShouldChange(target.Engine, target, $"Run command '{Command[0]}'"));
        foreach (var target in HasInput ? Together([.. targets]) : targets)
        {
            var input = HasInput ? Input.Add() : null;
            Work.Start(target.Engine, target.Name, token => _runner!.RunAsync(target, new(target, _request, input?.Reader), token), input);
        }
    }

    private List<ContainerTarget> Together(List<ContainerTarget> targets)
    {
        RequireThrottleLimit(targets.Count, "containers");
        return targets;
    }
}
