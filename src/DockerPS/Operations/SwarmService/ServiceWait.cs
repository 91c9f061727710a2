using System.Diagnostics;
using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Output;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>
/// Waits for one service to converge. It polls once a second: swarms send events for changes of services, but not for the states of
/// tasks on other nodes.
/// </summary>
/// <param name="target">The service.</param>
/// <param name="show">Passes progress to the pipeline thread.</param>
/// <param name="cancellationToken">Cancels the wait.</param>
internal sealed class ServiceWait(ServiceTarget target, Action<ProgressRecord> show, CancellationToken cancellationToken)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    /// <summary>Time without changes after which an obstacle counts as permanent.</summary>
    private static readonly TimeSpan s_stallLimit = TimeSpan.FromSeconds(10);

    /// <summary>Age up to which failures before the wait count.</summary>
    private static readonly TimeSpan s_recentFailures = TimeSpan.FromMinutes(1);

    private readonly int _id = ProgressId.Next();
    private readonly Stopwatch _unchanged = Stopwatch.StartNew();
    private readonly TaskFailures _failures = new();
    private ServiceProgress? _last;
    private string? _rollback;

    /// <summary>The current progress for display.</summary>
    public string State { get; private set; } = "nothing is known of it";

    /// <summary>Waits until the service has converged.</summary>
    /// <exception cref="WaitImpossibleException">It cannot converge in its current state.</exception>
    public async Task UntilConvergedAsync()
    {
        var info = await target.Engine.Client.System.InfoAsync(cancellationToken).ConfigureAwait(false);
        var begin = EngineTime.FromText(info.SystemTime) ?? DateTime.Now;
        var clock = Stopwatch.StartNew();
        try
        {
            while (true)
            {
                var progress = await ReadProgressAsync(begin - s_recentFailures).ConfigureAwait(false);
                var left = progress.IsConverged ? RemainingMonitorTime(progress, begin + clock.Elapsed) : s_interval;
                if (left <= TimeSpan.Zero)
                {
                    return;
                }

                if ((progress.FindFailure(_rollback) ?? (progress.IsConverged ? null : FindReason(progress))) is { } reason)
                {
                    throw new WaitImpossibleException(reason);
                }

                await Task.Delay(left < s_interval ? left : s_interval, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            show(new(_id, $"Waiting for {target}", "Done") { RecordType = ProgressRecordType.Completed });
        }
    }

    private async Task<ServiceProgress> ReadProgressAsync(DateTime failuresSince)
    {
        var filters = new FilterSet().Add("service", target.Id).Add("_up-to-date", "true");
        var service = await target.Api.InspectAsync(target.Id, cancellationToken: cancellationToken).ConfigureAwait(false);
        var tasks = await target.Engine.Client.Tasks.ListAsync(filters, cancellationToken).ConfigureAwait(false);
        var progress = new ServiceProgress(service, await WithoutLostAsync(tasks).ConfigureAwait(false));
        if (_last?.IsSameAs(progress) != true)
        {
            _unchanged.Restart();
        }

        _last = progress;
        _failures.Add(progress, tasks, failuresSince);
        _rollback = progress.RollbackReason ?? _rollback;
        State = progress.ToString();
        show(new(_id, $"Waiting for {target}", State) { PercentComplete = progress.Percent });
        return progress;
    }

    /// <summary>Returns the tasks without those stopping on lost nodes, which never report that they have stopped.</summary>
    private async Task<IReadOnlyList<TaskInspect>> WithoutLostAsync(IReadOnlyList<TaskInspect> tasks)
    {
        if (!tasks.Any(TaskStates.IsStopping))
        {
            return tasks;
        }

        var nodes = await target.Engine.Client.Nodes.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        var ready = nodes.Where(node => node.Status?.State == "ready").Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
        return [.. tasks.Where(task => !task.IsStopping() || ready.Contains(task.NodeId ?? ""))];
    }

    /// <summary>
    /// Returns the time that tasks must still run to count as stable, as monitored in an update; surplus tasks have to stop first.
    /// </summary>
    private TimeSpan RemainingMonitorTime(ServiceProgress progress, DateTime now)
    {
        if (progress.IsStopping)
        {
            return s_interval;
        }

        if (progress.IsJob)
        {
            return TimeSpan.Zero;
        }

        var age = now - (progress.YoungestRunsSince ?? DateTime.MinValue);
        return progress.Monitor - (age > _unchanged.Elapsed ? age : _unchanged.Elapsed);
    }

    private string? FindReason(ServiceProgress progress) =>
        !progress.HandlesFailures && _failures.FindRepeated(progress) is { } reason ? reason
        : _unchanged.Elapsed >= s_stallLimit ? progress.FindObstacle()
        : null;
}
