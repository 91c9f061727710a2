using System.Management.Automation;
using DockerPS.Engine.Streaming;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Targets;
using DockerPS.Terminal;

namespace DockerPS.Commands;

/// <summary>Creates and starts a container, and writes its output (<c>docker run</c>).</summary>
[Cmdlet(VerbsLifecycle.Invoke, "Container", SupportsShouldProcess = true, DefaultParameterSetName = ImageSet)]
[OutputType(typeof(string), typeof(Container), typeof(byte[]))]
public sealed class InvokeContainerCommand : ContainerCreationCmdlet
{
    private AttachedPipeline? _run;
    private ByteOutput? _bytes;

    /// <summary>
    /// Standard input of the command, usually from the pipeline: strings get a line end, bytes are passed on as they are. Implies
    /// -Interactive.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public PSObject? InputObject { get; set; }

    /// <summary>Starts the container and writes it as an object, without waiting for its output.</summary>
    [Parameter]
    [Alias("D")]
    public SwitchParameter Detach { get; set; }

    /// <summary>The keys that detach from a session. The default is docker's configuration, else <c>ctrl-p,ctrl-q</c>.</summary>
    [Parameter]
    [Alias("DetachKeys")]
    [ValidateNotNullOrEmpty]
    public string[]? DetachKey { get; set; }

    /// <summary>
    /// The file for the output, byte for byte. It gets its name when the command ends; without -Force it must not exist.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("OutFile")]
    public string? OutputPath { get; set; }

    /// <summary>Replaces the file of -OutputPath if it exists.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes the output as byte arrays while it arrives, for binary data in a pipeline.</summary>
    [Parameter]
    public SwitchParameter AsByteStream { get; set; }

    private protected override bool Attached => !Detach;

    private protected override (int Height, int Width)? TerminalSize => IsSession ? ConsoleDevice.Size : null;

    private bool HasInput => MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(InputObject));

    /// <summary>Whether the console becomes the container's terminal.</summary>
    private bool IsSession => Interactive && Tty && !Detach;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        RefuseContradictions();
        _bytes = ParseOrThrow(() => ByteOutput.For(OutputPath, AsByteStream, Force, SessionState, ("-Detach", Detach), ("-Tty", Tty)));
        if (_bytes?.Refusal(OutputPath, InvokeProvider.Item) is { } refusal)
        {
            ThrowTerminatingError(refusal);
        }

        var keys = ParseOrThrow(() => InteractiveConsole.Keys(DetachKey));
        Interactive = Interactive || HasInput;
        if (TargetEngines.FirstOrDefault() is not { } engine
            || !ShouldChange(engine, Described, "Run container")
            || Create(engine) is not { } target)
        {
            return;
        }

        if (Detach)
        {
            StartDetached(target, keys);
            return;
        }

        var command = Command is { Length: > 0 } ? string.Join(' ', Command) : Image;
        _run = new(Engines, target, new(target, Tty, Interactive, AutoRemove, isNew: true), command);
        _run.Start(keys);
        if (IsSession)
        {
            _run.Interact(keys, passInterrupt: false);
        }
        else
        {
            WithFile(() => _run.BeginReading(_bytes));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is not null)
        {
            WithFile(() => _run?.Send(StandardInput.From(InputObject)));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        WithFile(() => _run?.Complete(closeInput: Interactive));
        base.EndProcessing();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _run?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Runs work that may write to the file of -OutputPath. A file system error ends the run.</summary>
    private void WithFile(Action work)
    {
        if (_bytes?.Path is not { } path)
        {
            work();
        }
        else if (FileGuard.Try(work, error => FileErrors.FileNotWritten(path, error)) is { } refused)
        {
            WriteError(refused);
        }
    }

    private void RefuseContradictions()
    {
        if (HasInput && Tty && !Detach)
        {
            ThrowInvalidParameter("-Tty makes a terminal the input, which excludes input from the pipeline. Leave out -Tty or the input.");
        }

        if (IsSession)
        {
            InteractiveConsole.RequireConsole(
                this,
                "Leave out -Tty to use the pipeline as input and get the output as strings, or use -Detach and Invoke-ContainerCommand.");
        }

        if (Detach && HasInput)
        {
            ThrowInvalidParameter("-Detach does not wait for input from the pipeline. Leave out one of them.");
        }

        if (Engines.AreSeveral)
        {
            ThrowInvalidParameter("Invoke-Container runs a single container. Specify one engine with -Context.");
        }
    }

    private void StartDetached(ContainerTarget target, DetachKeys keys) => Engines.Try(target.Engine, target.ToString(), () =>
    {
        Ask(() => target.Api.StartAsync(target.Id, DetachKey is null ? null : keys.ToString(), StopToken));
        WriteObject(Ask(() => target.ReadAsync(StopToken)));
    });
}
