using System.Management.Automation;
using DockerPS.Engine.Streaming;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>
/// Connects the console to the main process of a container (<c>docker attach</c>); with -NoInput, writes the output of containers as
/// objects.
/// </summary>
[Cmdlet(VerbsCommunications.Connect, "Container", SupportsShouldProcess = true)]
[OutputType(typeof(ContainerLogEntry))]
public sealed class ConnectContainerCommand : ContainerTargetCmdlet
{
    private const string Question = "Connect to container";

    private readonly List<ContainerTarget> _targets = [];
    private DetachKeys _keys = DetachKeys.Default;
    private long _exitCode;

    /// <summary>Only writes new output of the containers, line by line as objects; needs no console.</summary>
    [Parameter]
    [Alias("NoStdin")]
    public SwitchParameter NoInput { get; set; }

    /// <summary>Keys that detach from the session. Default: those in docker's configuration, otherwise <c>ctrl-p,ctrl-q</c>.</summary>
    [Parameter]
    [Alias("DetachKeys")]
    [ValidateNotNullOrEmpty]
    public string[]? DetachKey { get; set; }

    /// <summary>Makes Ctrl+C end the session instead of passing it on to a container without a terminal.</summary>
    [Parameter]
    public SwitchParameter NoSignalProxy { get; set; }

    /// <summary>Unlimited by default: a container that is only read costs no thread.</summary>
    protected override int DefaultThrottleLimit => int.MaxValue;

    private protected override bool Changes => true;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _keys = ParseOrThrow(() => InteractiveConsole.Keys(DetachKey));
        if (!NoInput)
        {
            InteractiveConsole.RequireConsole(
                this,
                "Use -NoInput to read the output as objects, and Invoke-ContainerCommand to run commands in the container.");
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!NoInput)
        {
            _targets.AddRange(Targets);
            return;
        }

        foreach (var target in Targets)
        {
            if (ShouldChange(target.Engine, target, Question))
            {
                Work.Start(target.Engine, target.Name, token => ReadAsync(target, token));
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (SingleOrRefuse(_targets, "Connect-Container without -NoInput") is { } target && ShouldChange(target.Engine, target, Question))
        {
            Engines.Try(target.Engine, target.ToString(), () => Connect(target));
        }

        base.EndProcessing();
    }

    private async Task<Action> ReadAsync(ContainerTarget target, CancellationToken cancellationToken)
    {
        var state = await target.StateAsync(cancellationToken).ConfigureAwait(false);
        if (!state.IsRunning)
        {
            return () => WriteError(ContainerErrors.NotRunning(state.Target.ToString(), state.Status));
        }

        await using var run = new AttachedContainer(target, state.Tty, input: false, autoRemove: false, isNew: false);
        await run.JoinAsync(null, cancellationToken).ConfigureAwait(false);
        run.BeginReading();
        await foreach (var line in run.Lines.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            var text = new LogLine(line.Stream, line.Text, DateTime.UtcNow, null);
            var entry = new ContainerLogEntry(state.Target.ToString(), target.Id, text, target.Engine.Name);
            await Work.QueueOutputAsync(() => WriteObject(entry)).ConfigureAwait(false);
        }

        var exit = await run.ExitAsync(cancellationToken).ConfigureAwait(false);
        return () => SetExitCode(_exitCode = exit.StatusCode != 0 ? exit.StatusCode : _exitCode);
    }

    private void Connect(ContainerTarget target)
    {
        var state = Ask(() => target.StateAsync(StopToken));
        if (!state.IsRunning)
        {
            WriteError(ContainerErrors.NotRunning(state.Target.ToString(), state.Status));
            return;
        }

        var container = new AttachedContainer(target, state.Tty, state.OpenInput, autoRemove: false, isNew: false);
        using var run = new AttachedPipeline(Engines, state.Target, container, target.ToString());
        run.Join(_keys);
        run.Interact(_keys, passInterrupt: !NoSignalProxy);
    }
}
