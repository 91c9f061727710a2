using System.Management.Automation;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Tells what running containers use of processors, memory, network and disks (<c>docker stats</c>).</summary>
[Cmdlet(VerbsDiagnostic.Measure, "Container")]
[OutputType(typeof(ContainerStatistic))]
public sealed class MeasureContainerCommand : FanOutCmdlet
{
    /// <summary>A reading is a moment of waiting and little work.</summary>
    private const int ManyReadings = 128;

    /// <summary>
    /// The containers: names, wildcards, ids (from six digits on), or objects from Get-Container. Left out, all that run.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Container")]
    [ContainerTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public ContainerReference[]? Name { get; set; }

    /// <summary>Goes on until the containers end, or until it is stopped.</summary>
    [Parameter]
    public SwitchParameter Follow { get; set; }

    /// <summary>The time between two objects of a container with -Follow: <c>10s</c>, seconds, or a TimeSpan; a second if left out.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override string Noun => "Container";

    /// <inheritdoc/>
    protected override int DefaultThrottleLimit => Follow ? int.MaxValue : ManyReadings;

    /// <summary>Nothing is asked here; and what is followed has no end that the next could wait for.</summary>
    private protected override bool OneAtATime => false;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (!Follow && MyInvocation.BoundParameters.ContainsKey(nameof(Interval)))
        {
            ThrowInvalidParameter("-Interval is the time between the objects of -Follow; it cannot be used without.");
        }

        if (Follow && MyInvocation.BoundParameters.ContainsKey(nameof(ThrottleLimit)))
        {
            ThrowInvalidParameter("-Follow follows all containers at the same time; it cannot be used with -ThrottleLimit.");
        }

        if (Interval < TimeSpan.FromSeconds(1))
        {
            ThrowInvalidParameter("-Interval cannot be shorter than a second: the engine reads once a second.");
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Name is not null)
        {
            foreach (var target in new ContainerFinder(Engines).Resolve(Name))
            {
                Work.Start(target.Engine, target.Name, token => Follow ? FollowAsync(target, token) : ReadAsync(target, token));
            }
        }
        else if (Follow)
        {
            foreach (var engine in Engines.ToList())
            {
                Work.Start(engine, engine.Name, async token =>
                {
                    await new ContainerStatisticFeed(engine, Interval, WriteAsync).FollowAllAsync(token).ConfigureAwait(false);
                    return () => { };
                });
            }
        }
        else
        {
            foreach (var (engine, containers) in Engines.QueryEach(engine => engine.Client.Containers.ListAsync(all: false, cancellationToken: StopToken)))
            {
                foreach (var container in containers)
                {
                    var target = new ContainerTarget(engine, container.Id, Container.NameOf(container));
                    Work.Start(engine, target.Name, token => ReadAsync(target, token));
                }
            }
        }
    }

    private async Task<Action> ReadAsync(ContainerTarget target, CancellationToken cancellationToken)
    {
        var usage = await target.Api.MeasureAsync(target.Id, cancellationToken).ConfigureAwait(false);
        return usage.IsRunning ? () => WriteObject(new ContainerStatistic(usage, target.ToString(), target.Id, target.Engine.Name)) : NotRunning(target);
    }

    private async Task<Action> FollowAsync(ContainerTarget target, CancellationToken cancellationToken)
    {
        var feed = new ContainerStatisticFeed(target.Engine, Interval, WriteAsync);
        return await feed.FollowAsync(target, cancellationToken).ConfigureAwait(false) ? () => { } : NotRunning(target);
    }

    private ValueTask WriteAsync(ContainerStatistic statistic) => Work.QueueOutputAsync(() => WriteObject(statistic));

    /// <summary>An error, unless the container ended after it was listed as one that runs.</summary>
    private Action NotRunning(ContainerTarget target) => () =>
    {
        if (Name is not null)
        {
            WriteError(ContainerErrors.NotRunning(target.ToString()));
        }
    };
}
