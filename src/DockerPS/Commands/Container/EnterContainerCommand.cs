using System.Management.Automation;
using DockerPS.Engine.Streaming;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Opens a shell, or runs another command, in a container with the console as its terminal (<c>docker exec -it</c>).</summary>
[Cmdlet(VerbsCommon.Enter, "Container", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class EnterContainerCommand : ContainerExecCmdlet
{
    private readonly List<ContainerTarget> _targets = [];
    private DetachKeys _keys = DetachKeys.Default;

    /// <summary>Container: a name, an id (at least six digits), or an object from Get-Container.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Container")]
    [ContainerTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public ContainerReference[] Name { get; set; } = [];

    /// <summary>Command, one string per word. Default: the shell that the image names, otherwise bash, otherwise sh.</summary>
    [Parameter(Position = 1, ValueFromRemainingArguments = true)]
    [Alias("Cmd", "ArgumentList")]
    [ValidateNotNullOrEmpty]
    [CommandWords]
    public string[]? Command { get; set; }

    /// <summary>Keys that detach from the session. Default: those in docker's configuration, otherwise <c>ctrl-p,ctrl-q</c>.</summary>
    [Parameter]
    [Alias("DetachKeys")]
    [ValidateNotNullOrEmpty]
    public string[]? DetachKey { get; set; }

    /// <summary><c>-o</c> is short for several parameters.</summary>
    [Parameter(DontShow = true)]
    [Alias("o")]
    [AnySwitchValue]
    public SwitchParameter Ou { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        RefuseSlip(nameof(Name));
        _keys = ParseOrThrow(() => InteractiveConsole.Keys(DetachKey));
        InteractiveConsole.RequireConsole(this, "Use Invoke-ContainerCommand to run a command in a container without a console.");
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _targets.AddRange(new ContainerFinder(Engines).Resolve(Name));

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (SingleOrRefuse(_targets, "Enter-Container") is { } target && ShouldChange(target.Engine, target, "Enter container"))
        {
            Engines.Try(target.Engine, target.ToString(), () => Enter(target));
        }

        base.EndProcessing();
    }

    private void Enter(ContainerTarget target)
    {
        var state = Ask(() => target.StateAsync(StopToken));
        if (!state.IsRunning)
        {
            WriteError(ContainerErrors.NotRunning(state.Target.ToString(), state.Status));
            return;
        }

        IReadOnlyList<string> command = Command ?? Ask(() => ContainerShell.FindAsync(target, state, StopToken));
        var exec = new InteractiveExec(target, Request(command) with
        {
            AttachStdin = true,
            AttachStdout = true,
            AttachStderr = true,
            Tty = true,
            DetachKeys = _keys.ToString(),
        });
        Finish(Await(exec.RunAsync(_keys, StopToken)), state.Target.ToString(), Command is null ? "sh" : string.Join(' ', command));
    }

    private void Finish(ExecEnd? end, string container, string command)
    {
        if (end is null)
        {
            WriteVerbose($"Detached from container '{container}'; the command '{command}' keeps running.");
            return;
        }

        SetExitCode(end.ExitCode);
        if (end.Refusal is { } refusal)
        {
            WriteError(ContainerErrors.CommandNotEntered(refusal, container, command, end.ExitCode));
        }
    }
}
