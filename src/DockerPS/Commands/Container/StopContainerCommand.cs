using System.Management.Automation;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Stops containers, and kills those that do not stop in time (<c>docker stop</c>, <c>docker kill</c>).</summary>
[Cmdlet(VerbsLifecycle.Stop, "Container", SupportsShouldProcess = true)]
[OutputType(typeof(Container))]
public sealed class StopContainerCommand : ContainerStateCmdlet
{
    /// <summary>
    /// How long a container may take to stop before it is killed: <c>30s</c>, seconds, or a TimeSpan; -1 for no limit. The default is the
    /// container's own setting, else ten seconds.
    /// </summary>
    [Parameter]
    [Alias("Time", "T")]
    [DurationTransformation(AllowUnlimited = true)]
    public TimeSpan? Timeout { get; set; }

    /// <summary>The signal that asks the container to stop, instead of its own. Requires API 1.42 (Docker 23).</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SignalCompleter))]
    public string? Signal { get; set; }

    /// <summary>Kills the containers immediately.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override string Action => Force ? "Kill container" : "Stop container";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Force && (Timeout is not null || Signal is not null))
        {
            ThrowInvalidParameter("-Force kills containers immediately and cannot be used with -Timeout or -Signal.");
        }
    }

    private protected override string AlreadySo => "is not running";

    private protected override async Task<bool> ChangeAsync(ContainerTarget target, CancellationToken cancellationToken)
    {
        if (!Force)
        {
            return await target.StopAsync(Timeout, Signal, cancellationToken).ConfigureAwait(false);
        }

        var stopped = await target.KillAsync(cancellationToken).ConfigureAwait(false);
        await target.SettleAsync(cancellationToken).ConfigureAwait(false);
        return stopped;
    }
}
