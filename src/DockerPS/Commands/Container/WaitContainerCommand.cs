using System.Management.Automation;
using System.Text.RegularExpressions;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Waits until containers exit, run, are healthy, or log a line (<c>docker wait</c>).</summary>
[Cmdlet(VerbsLifecycle.Wait, "Container", DefaultParameterSetName = ConditionSet)]
[OutputType(typeof(ContainerExit), typeof(Container))]
public sealed class WaitContainerCommand : ContainerTargetCmdlet
{
    private const string ConditionSet = "Condition";
    private const string LogSet = "LogPattern";

    private Regex? _pattern;

    /// <summary>The condition to wait for: NotRunning, NextExit, Removed, Running, or Healthy.</summary>
    [Parameter(ParameterSetName = ConditionSet)]
    public WaitCondition Condition { get; set; } = WaitCondition.NotRunning;

    /// <summary>Waits for a log line that matches this regular expression; existing lines count.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LogSet)]
    [ValidateNotNullOrEmpty]
    public string LogPattern { get; set; } = "";

    /// <summary>How long to wait for each container: <c>30s</c>, seconds, or a TimeSpan. The default is no limit.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? Timeout { get; set; }

    /// <summary>Waiting costs nothing, so all are waited for at the same time.</summary>
    protected override int DefaultThrottleLimit => int.MaxValue;

    private protected override string? ProgressActivity => "Waiting for containers";

    private string Unfulfilled => ParameterSetName == LogSet ? $"has written no line that matches '{LogPattern}'" : Condition switch
    {
        WaitCondition.NotRunning or WaitCondition.NextExit => "has not ended",
        WaitCondition.Removed => "was not removed",
        WaitCondition.Running => "does not run",
        _ => "is not healthy",
    };

    /// <inheritdoc/>
    protected override void BeginProcessing() =>
        _pattern = ParameterSetName == LogSet ? ParseOrThrow(() => ContainerWait.Pattern(LogPattern)) : null;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var target in Targets)
        {
            Work.Start(target.Engine, target.Name, token => WaitAsync(target, token));
        }
    }

    private Task<Action> WaitAsync(ContainerTarget target, CancellationToken cancellationToken) => new TimedWait(this, Timeout).RunAsync(
        token => OutcomeAsync(target, new ContainerWait(target, token)),
        limit => ContainerErrors.WaitTimedOut(target.ToString(), Unfulfilled, limit),
        reason => Task.FromResult(ContainerErrors.WaitImpossible(target.ToString(), reason)),
        cancellationToken);

    private async Task<Action> OutcomeAsync(ContainerTarget target, ContainerWait wait)
    {
        if (_pattern is not null)
        {
            await wait.ForLogAsync(_pattern).ConfigureAwait(false);
        }
        else if (Condition is WaitCondition.Running or WaitCondition.Healthy)
        {
            await wait.ForStateAsync(healthy: Condition == WaitCondition.Healthy).ConfigureAwait(false);
        }
        else
        {
            var exit = await (Condition switch
            {
                WaitCondition.Removed => wait.ForRemovalAsync(),
                WaitCondition.NextExit => wait.ForNextEndAsync(),
                _ => wait.ForEndAsync(),
            }).ConfigureAwait(false);
            return () => WriteObject(exit);
        }

        var container = await target.ReadAsync(StopToken).ConfigureAwait(false);
        return () => WriteObject(container);
    }
}
