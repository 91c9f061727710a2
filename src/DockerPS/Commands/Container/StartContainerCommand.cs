using System.Management.Automation;
using DockerPS.Engine.Streaming;
using DockerPS.Operations;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>
/// Starts containers (<c>docker start</c>), one after the other unless -ThrottleLimit is given. -Attach starts a single container and
/// writes its output; -Interactive also makes the console its terminal.
/// </summary>
[Cmdlet(VerbsLifecycle.Start, "Container", SupportsShouldProcess = true)]
[OutputType(typeof(Container), typeof(string))]
public sealed class StartContainerCommand : ContainerStateCmdlet
{
    private readonly List<ContainerTarget> _targets = [];
    private DetachKeys _keys = DetachKeys.Default;
    private AttachedPipeline? _run;

    /// <summary>Writes the output of the container until it exits. For one container.</summary>
    [Parameter]
    public SwitchParameter Attach { get; set; }

    /// <summary>Makes the console the container's terminal, or its input and output if it has none. Implies -Attach.</summary>
    [Parameter]
    [Alias("I")]
    public SwitchParameter Interactive { get; set; }

    /// <summary>Keys that detach from the session. Default: those in docker's configuration, otherwise <c>ctrl-p,ctrl-q</c>.</summary>
    [Parameter]
    [Alias("DetachKeys")]
    [ValidateNotNullOrEmpty]
    public string[]? DetachKey { get; set; }

    private protected override string Action => "Start container";

    /// <inheritdoc/>
    protected override int DefaultThrottleLimit => 1;

    /// <inheritdoc/>
    protected override bool InInputOrder => true;

    private protected override string AlreadySo => "is already running";

    private bool IsAttached => Attach || Interactive;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _keys = ParseOrThrow(() => InteractiveConsole.Keys(DetachKey));
        if (IsAttached && PassThru)
        {
            ThrowInvalidParameter("-Attach writes the output of the container; it cannot be used with -PassThru.");
        }

        if (Interactive)
        {
            InteractiveConsole.RequireConsole(
                this,
                "Use -Attach alone to read the output, and Invoke-ContainerCommand to run commands in the container.");
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (IsAttached)
        {
            _targets.AddRange(Targets);
            return;
        }

        base.ProcessRecord();
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (IsAttached && SingleOrRefuse(_targets, "-Attach") is { } target && ShouldChange(target.Engine, target, Action))
        {
            Engines.Try(target.Engine, target.ToString(), () => Run(target));
        }

        base.EndProcessing();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _run?.Dispose();
        base.Dispose(disposing);
    }

    private protected override Task<bool> ChangeAsync(ContainerTarget target, CancellationToken cancellationToken) =>
        target.Api.StartAsync(target.Id, cancellationToken: cancellationToken);

    private void Run(ContainerTarget target)
    {
        var found = Ask(() => target.Api.InspectAsync(target.Id, cancellationToken: StopToken));
        var (tty, input) = (found.Config?.Tty == true, Interactive && found.Config?.OpenStdin == true);
        _run = new(
            Engines,
            target,
            new(target, tty, input, found.HostConfig?.AutoRemove == true, isNew: false),
            string.Join(' ', [found.Path ?? "", .. found.Args ?? []]));
        _run.Start(_keys);
        if (Interactive)
        {
            _run.Interact(_keys, passInterrupt: true);
            return;
        }

        _run.BeginReading();
        _run.Complete(closeInput: false);
    }
}
