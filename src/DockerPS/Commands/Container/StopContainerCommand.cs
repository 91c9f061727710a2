using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Asks containers to end, and kills them when they do not in time (<c>docker stop</c>, <c>docker kill</c>).</summary>
[Cmdlet(VerbsLifecycle.Stop, "Container", SupportsShouldProcess = true)]
[OutputType(typeof(Container))]
public sealed class StopContainerCommand : ContainerStateCmdlet
{
    /// <summary>The time until a container is killed: <c>30s</c>, seconds, or a TimeSpan; -1 for never. Left out, its own setting, else ten seconds.</summary>
    [Parameter]
    [Alias("Time")]
    [DurationTransformation(AllowUnlimited = true)]
    public TimeSpan? Timeout { get; set; }

    /// <summary>The signal that asks it to end, instead of its own. Needs API 1.42 (Docker 23).</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SignalCompleter))]
    public string? Signal { get; set; }

    /// <summary>Kills at once.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override string Action => Force ? "Kill container" : "Stop container";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Force && (Timeout is not null || Signal is not null))
        {
            ThrowInvalidParameter("-Force kills at once: it cannot be used with -Timeout or -Signal.");
        }
    }

    private protected override string AlreadySo => "does not run";

    private protected override Task<bool> ChangeAsync(ContainerTarget target, CancellationToken cancellationToken) =>
        EndAsync(target, cancellationToken);

    /// <summary>Ends a container. Whoever lists the containers next finds it stopped: Docker 26 answers a stop a moment before its lists show it.</summary>
    private async Task<bool> EndAsync(ContainerTarget target, CancellationToken cancellationToken)
    {
        var ended = await (Force
            ? KillAsync(target, cancellationToken)
            : target.Api.StopAsync(target.Id, WholeSeconds.From(Timeout), Signal, cancellationToken)).ConfigureAwait(false);
        await target.SettleAsync(cancellationToken).ConfigureAwait(false);
        return ended;
    }

    /// <summary>Kills, and waits until it has ended, as a stop does. One that does not run is no error.</summary>
    private static async Task<bool> KillAsync(ContainerTarget target, CancellationToken cancellationToken)
    {
        try
        {
            await target.Api.KillAsync(target.Id, null, cancellationToken).ConfigureAwait(false);
        }
        catch (DockerApiException refused) when (refused.IsConflict)
        {
            return false;
        }

        await (await target.Api.WaitAsync(target.Id, "not-running", cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        return true;
    }
}
