using System.Management.Automation;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Measures the CPU, memory, network and disk usage of running containers (<c>docker stats</c>).</summary>
[Cmdlet(VerbsDiagnostic.Measure, "Container")]
[OutputType(typeof(ContainerStatistic))]
public sealed class MeasureContainerCommand : FanOutCmdlet
{
    /// <summary>Throttle limit for single readings, which mostly wait.</summary>
    private const int ReadingLimit = 128;

    /// <summary>Containers: names, wildcards, ids (at least six digits), or objects from Get-Container. Default: all running.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Container")]
    [ContainerTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public ContainerReference[]? Name { get; set; }

    /// <summary>Keeps measuring until the containers exit or the command is stopped.</summary>
    [Parameter]
    public SwitchParameter Follow { get; set; }

    /// <summary>Time between two objects of a container with -Follow: <c>10s</c>, seconds, or a TimeSpan. Default: one second.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override string Noun => "Container";

    /// <inheritdoc/>
    protected override int DefaultThrottleLimit => Follow ? int.MaxValue : ReadingLimit;

    /// <summary>The cmdlet asks for no confirmation, and a followed container would block the next one for ever.</summary>
    private protected override bool OneAtATime => false;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (!Follow && MyInvocation.BoundParameters.ContainsKey(nameof(Interval)))
        {
            ThrowInvalidParameter("-Interval is the time between objects with -Follow; it cannot be used without -Follow.");
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
            foreach (var (engine, containers) in Engines.QueryEach(engine =>
                engine.Client.Containers.ListAsync(all: false, cancellationToken: StopToken)))
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
        return usage.IsRunning
            ? () => WriteObject(new ContainerStatistic(usage, target.ToString(), target.Id, target.Engine.Name))
            : NotRunning(target);
    }

    private async Task<Action> FollowAsync(ContainerTarget target, CancellationToken cancellationToken)
    {
        var feed = new ContainerStatisticFeed(target.Engine, Interval, WriteAsync);
        return await feed.FollowAsync(target, cancellationToken).ConfigureAwait(false) ? () => { } : NotRunning(target);
    }

    private ValueTask WriteAsync(ContainerStatistic statistic) => Work.QueueOutputAsync(() => WriteObject(statistic));

    /// <summary>Reports an error, unless the container was listed as running and exited since.</summary>
    private Action NotRunning(ContainerTarget target) => () =>
    {
        if (Name is not null)
        {
            WriteError(ContainerErrors.NotRunning(target.ToString()));
        }
    };
}
