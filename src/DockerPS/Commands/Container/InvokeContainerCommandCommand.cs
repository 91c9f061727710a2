using System.Management.Automation;
using DockerPS.Engine.Files;
using DockerPS.Engine.Models;
using DockerPS.Engine.Streaming;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Runs a command in containers that run, and writes what it writes (<c>docker exec</c>).</summary>
[Cmdlet(VerbsLifecycle.Invoke, "ContainerCommand", DefaultParameterSetName = TargetSet, SupportsShouldProcess = true)]
[OutputType(typeof(string), typeof(CommandResult), typeof(byte[]))]
public sealed class InvokeContainerCommandCommand : ContainerExecCmdlet
{
    private const string TargetSet = "Target";
    private const string InputSet = "Input";

    private readonly List<InputQueue> _inputs = [];
    private ExecCreateRequest _request = new();
    private readonly List<ContainerTarget> _targets = [];
    private ByteOutput? _bytes;
    private int? _exitCode;
    private bool _warned;

    /// <summary>
    /// The containers: names, wildcards, ids (from six digits on), or objects from Get-Container, also by the pipeline.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = TargetSet)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = InputSet)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Container")]
    [ContainerTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public ContainerReference[] Name { get; set; } = [];

    /// <summary>The command, word by word: <c>uname,-r</c>, or <c>-- uname -r</c>. One text is one word. Name it where containers are piped.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromRemainingArguments = true)]
    [AllowEmptyString]
    [CommandWords]
    public string[] Command { get; set; } = [];

    /// <summary>
    /// What the command reads from its standard input, usually by the pipeline: texts get a line end, bytes go as they are. Each
    /// of several containers reads all of it.
    /// </summary>
    [Parameter(ValueFromPipeline = true, ParameterSetName = InputSet)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public PSObject? InputObject { get; set; }

    /// <summary>Starts the command and leaves it to itself.</summary>
    [Parameter]
    public SwitchParameter Detach { get; set; }

    /// <summary>Writes the output of each container as one string, as it came.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <summary>Puts standard error into the output.</summary>
    [Parameter]
    public SwitchParameter MergeError { get; set; }

    /// <summary>Writes one object for each container, with output, standard error, exit code and duration. The exit code is no error then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>
    /// The file that the output goes to, byte for byte. It gets its name when the command has ended; without -Force it must not exist.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("OutFile")]
    public string? OutputPath { get; set; }

    /// <summary>Replaces the file of -OutputPath if it exists.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes the output as byte arrays, as it comes: for binary data in a pipeline.</summary>
    [Parameter]
    public SwitchParameter AsByteStream { get; set; }

    /// <summary><c>-i</c> is short for several parameters.</summary>
    [Parameter(DontShow = true)]
    [AnySwitchValue]
    public SwitchParameter I { get; set; }

    /// <summary><c>-p</c> is short for several parameters.</summary>
    [Parameter(DontShow = true)]
    [AnySwitchValue]
    public SwitchParameter P { get; set; }

    /// <summary>All that read the same input have to run at the same time.</summary>
    protected override int DefaultThrottleLimit => HasInput ? int.MaxValue : base.DefaultThrottleLimit;

    private protected override bool WaitsForCleanup => OutputPath is not null;

    private protected override bool OneAtATime => !HasInput && base.OneAtATime;

    /// <summary>Whether there is standard input: what comes by the pipeline is, once the containers are named on the command line.</summary>
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
            var bytes = StandardInput.From(InputObject);
            _inputs.ForEach(input => Work.WriteUntil(input.AddAsync(bytes, StopToken)));
            if (Work.IsIdle && Engines.AnyFailed)
            {
                // The input may go on for ever.
                Engines.ReportFailures();
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        _inputs.ForEach(input => input.Close());
        Start(OneOf(_targets));
        base.EndProcessing();
    }

    /// <summary>Bytes of several containers would be mixed, in a file as in the pipeline.</summary>
    private List<ContainerTarget> OneOf(List<ContainerTarget> targets) =>
        SingleOrRefuse(targets, OutputPath is null ? "-AsByteStream" : "-OutputPath") is { } only ? [only] : [];

    private void Start(IEnumerable<ContainerTarget> found)
    {
        var targets = found.Where(target => ShouldProcess(target.ToString(), $"Run command '{Command[0]}'"));
        foreach (var target in HasInput ? Together([.. targets]) : targets)
        {
            var input = HasInput ? new InputQueue() : null;
            if (input is not null)
            {
                _inputs.Add(input);
            }

            Work.Start(target.Engine, target.Name, token => RunAsync(target, new(target, _request, input?.Reader), token), input);
        }
    }

    private List<ContainerTarget> Together(List<ContainerTarget> targets)
    {
        if (MyInvocation.BoundParameters.ContainsKey(nameof(ThrottleLimit)) && ThrottleLimit < targets.Count)
        {
            ThrowInvalidParameter($"{targets.Count} containers read the same input at the same time: -ThrottleLimit cannot be lower.");
        }

        return targets;
    }

    private async Task<Action> RunAsync(ContainerTarget target, ExecProcess exec, CancellationToken cancellationToken)
    {
        if (Detach)
        {
            var started = await exec.DetachAsync(cancellationToken).ConfigureAwait(false);
            return () => Finish(target, started, "");
        }

        var errors = new OutputTail();
        if (_bytes is { Path: { } path })
        {
            ExecEnd? end = null;
            var refused = await FileGuard.TryAsync(
                async () => end = await WriteFileAsync(target, exec, path, errors, cancellationToken).ConfigureAwait(false),
                error => FileErrors.FileNotWritten(path, error)).ConfigureAwait(false);
            return refused is null ? () => Finish(target, end!, errors.ToString()) : () => WriteError(refused);
        }

        if (_bytes is not null)
        {
            var end = await exec.RunAsync(
                MergeError,
                bytes =>
                {
                    OutputLine[] piece = [new(OutputStream.Output, "") { Bytes = bytes.ToArray() }];
                    return Work.QueueOutputAndWaitAsync(() => Write(target, piece, errors));
                },
                lines => Work.QueueOutputAsync(() => Write(target, lines, errors)),
                cancellationToken).ConfigureAwait(false);
            return () => Finish(target, end, errors.ToString());
        }

        if (!PassThru && !Raw)
        {
            var end = await exec.RunAsync(lines => Work.QueueOutputAsync(() => Write(target, lines, errors)), cancellationToken).ConfigureAwait(false);
            return () => Finish(target, end, errors.ToString(), exec.Decoder.IsBroken);
        }

        var (result, output, error) = await exec.RunToEndAsync(MergeError, cancellationToken).ConfigureAwait(false);
        return () =>
        {
            if (PassThru)
            {
                NoteExitCode(result.ExitCode);
                WarnOfText(target, exec.Decoder.IsBroken);
                WriteObject(new CommandResult(target.ToString(), target.Id, result.ExitCode, output, error, result.Duration, target.Engine.Name));
                return;
            }

            if (result.Refusal is null)
            {
                WriteText(target, output, error);
            }

            Finish(target, result, OutputTail.Of(error), exec.Decoder.IsBroken);
        };
    }

    private async Task<ExecEnd> WriteFileAsync(
        ContainerTarget target, ExecProcess exec, string path, OutputTail errors, CancellationToken cancellationToken)
    {
        var file = new UnfinishedFile(path);
        await using (file.ConfigureAwait(false))
        {
            var end = await exec.RunAsync(
                MergeError,
                bytes => file.Stream.WriteAsync(bytes, cancellationToken),
                lines => Work.QueueOutputAsync(() => Write(target, lines, errors)),
                cancellationToken).ConfigureAwait(false);
            if (end.Refusal is null)
            {
                await file.CompleteAsync(Force).ConfigureAwait(false);
            }

            return end;
        }
    }

    private void Write(ContainerTarget target, IReadOnlyList<OutputLine> lines, OutputTail errors)
    {
        foreach (var line in lines)
        {
            if (line.Stream == OutputStream.Error)
            {
                errors.Add(line.Text);
            }

            CommandOutputWriter.Write(this, MergeError ? line with { Stream = OutputStream.Output } : line, target.ToString());
        }
    }

    private void WriteText(ContainerTarget target, string output, string error)
    {
        if (output.Length > 0)
        {
            CommandOutputWriter.Write(this, new(OutputStream.Output, output), target.ToString());
        }

        if (error.Length > 0)
        {
            CommandOutputWriter.WriteError(this, error.TrimEnd('\n'), target.ToString());
        }
    }

    private void WarnOfText(ContainerTarget target, bool isBroken)
    {
        if (isBroken && !_warned)
        {
            _warned = true;
            WriteWarning(DecodedLines.Warning(Command[0], target.ToString()));
        }
    }

    private void Finish(ContainerTarget target, ExecEnd end, string errors, bool isBroken = false)
    {
        WarnOfText(target, isBroken);
        NoteExitCode(end.ExitCode);
        if (end.Refusal is { } refusal)
        {
            WriteError(ContainerErrors.CommandNotStarted(refusal, target.ToString(), CommandText, end.ExitCode));
        }
        else if (end.ExitCode != 0)
        {
            WriteError(ContainerErrors.CommandFailed(target.ToString(), CommandText, end.ExitCode, errors));
        }
    }

    /// <summary>Of several, the last that was not zero.</summary>
    private void NoteExitCode(int code)
    {
        _exitCode = code != 0 ? code : _exitCode ?? 0;
        SetExitCode(_exitCode.Value);
    }

    private string CommandText => string.Join(' ', Command);
}
