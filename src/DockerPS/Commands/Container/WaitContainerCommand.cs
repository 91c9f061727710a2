using System.Management.Automation;
using System.Text.RegularExpressions;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Waits until containers have ended, run, are healthy, or have written something (<c>docker wait</c>).</summary>
[Cmdlet(VerbsLifecycle.Wait, "Container", DefaultParameterSetName = ConditionSet)]
[OutputType(typeof(ContainerExit), typeof(Container))]
public sealed class WaitContainerCommand : ContainerTargetCmdlet
{
    private const string ConditionSet = "Condition";
    private const string LogSet = "LogPattern";

    private Regex? _pattern;

    /// <summary>What to wait for: NotRunning, NextExit, Removed, Running, Healthy.</summary>
    [Parameter(ParameterSetName = ConditionSet)]
    public WaitCondition Condition { get; set; } = WaitCondition.NotRunning;

    /// <summary>Waits for a line of the log that matches this regular expression; lines that are there already count.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LogSet)]
    [ValidateNotNullOrEmpty]
    public string LogPattern { get; set; } = "";

    /// <summary>How long to wait for each: <c>30s</c>, seconds, or a TimeSpan. Left out, without limit.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? Timeout { get; set; }

    /// <summary>Waiting costs nothing: all at the same time, unless the user says otherwise.</summary>
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

    private async Task<Action> WaitAsync(ContainerTarget target, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (Timeout is { } timeout)
        {
            limit.CancelAfter(timeout);
        }

        try
        {
            return await OutcomeAsync(target, new ContainerWait(target, limit.Token)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return () => WriteError(ContainerErrors.WaitTimedOut(target.ToString(), Unfulfilled, Timeout!.Value));
        }
        catch (WaitImpossibleException impossible)
        {
            return () => WriteError(ContainerErrors.WaitImpossible(target.ToString(), impossible.Message));
        }
    }

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
