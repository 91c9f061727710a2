using System.Management.Automation;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Waits until services have become what they are to be, as <c>docker service create</c> does: all tasks run and stay, or a job has ended.</summary>
[Cmdlet(VerbsLifecycle.Wait, "SwarmService")]
[OutputType(typeof(SwarmService))]
public sealed class WaitSwarmServiceCommand : ServiceTargetCmdlet
{
    /// <summary>How long to wait for each: <c>30s</c>, seconds, or a TimeSpan. Left out, without limit.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? Timeout { get; set; }

    /// <summary>Waiting costs nothing: all at the same time, unless the user says otherwise.</summary>
    protected override int DefaultThrottleLimit => int.MaxValue;

    private protected override bool Changes => false;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var target in new ServiceFinder(Engines).Resolve(Name))
        {
            Work.Start(target.Engine, target.ToString(), token => WaitAsync(target, token));
        }
    }

    private async Task<Action> WaitAsync(ServiceTarget target, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (Timeout is { } timeout)
        {
            limit.CancelAfter(timeout);
        }

        var wait = new ServiceWait(target, Work.QueueProgress, limit.Token);
        try
        {
            await wait.UntilConvergedAsync().ConfigureAwait(false);
            var service = await Reader.ReadAsync(target, cancellationToken).ConfigureAwait(false);
            return () => WriteFromEngine(service);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return () => WriteError(ServiceErrors.ServiceTimeout(target.ToString(), wait.State, Timeout!.Value));
        }
        catch (WaitImpossibleException impossible)
        {
            var task = await FailedTask.NewestAsync(target, cancellationToken).ConfigureAwait(false);
            return () => WriteError(ServiceErrors.ServiceNotConverged(target.ToString(), impossible.Message, task));
        }
    }
}
