using System.Management.Automation;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>
/// Waits until services converge, as <c>docker service create</c> does: all tasks run and stay, or a job is complete.
/// </summary>
[Cmdlet(VerbsLifecycle.Wait, "SwarmService")]
[OutputType(typeof(SwarmService))]
public sealed class WaitSwarmServiceCommand : ServiceTargetCmdlet
{
    /// <summary>How long to wait for each service: <c>30s</c>, seconds, or a TimeSpan. The default is no limit.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? Timeout { get; set; }

    /// <summary>Waiting costs nothing, so all are waited for at the same time.</summary>
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

    private Task<Action> WaitAsync(ServiceTarget target, CancellationToken cancellationToken)
    {
        ServiceWait? wait = null;
        return new TimedWait(this, Timeout).RunAsync(
            async token =>
            {
                wait = new(target, Work.QueueProgress, token);
                await wait.UntilConvergedAsync().ConfigureAwait(false);
                var service = await Reader.ReadAsync(target, cancellationToken).ConfigureAwait(false);
                return () => WriteFromEngine(service);
            },
            limit => ServiceErrors.ServiceTimeout(target.ToString(), wait!.State, limit),
            async reason =>
            {
                var task = await FailedTask.NewestAsync(target, cancellationToken).ConfigureAwait(false);
                return ServiceErrors.ServiceNotConverged(target.ToString(), reason, task);
            },
            cancellationToken);
    }
}
