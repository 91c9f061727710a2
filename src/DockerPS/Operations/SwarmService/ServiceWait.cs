using System.Diagnostics;
using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Output;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>
/// Waits for one service of a swarm. It looks once a second: swarms tell of changes of services, but not of what becomes of their
/// tasks on other nodes.
/// </summary>
/// <param name="target">The service.</param>
/// <param name="show">Takes progress to the pipeline thread.</param>
/// <param name="cancellationToken">Ends the wait.</param>
internal sealed class ServiceWait(ServiceTarget target, Action<ProgressRecord> show, CancellationToken cancellationToken)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    /// <summary>Nothing changes for so long: then what stands in the way will not go by itself.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>Failures before the wait count too, where they are that recent.</summary>
    private static readonly TimeSpan s_recently = TimeSpan.FromMinutes(1);

    private readonly int _id = ProgressId.Next();
    private readonly Stopwatch _same = Stopwatch.StartNew();
    private readonly TaskFailures _failures = new();
    private ServiceProgress? _last;
    private string? _rollback;

    /// <summary>How far it has come, for people.</summary>
    public string State { get; private set; } = "nothing is known of it";

    /// <summary>Waits until it has converged.</summary>
    /// <exception cref="WaitImpossibleException">It cannot, as it is.</exception>
    public async Task UntilConvergedAsync()
    {
        var info = await target.Engine.Client.System.InfoAsync(cancellationToken).ConfigureAwait(false);
        var begin = EngineTime.FromText(info.SystemTime) ?? DateTime.Now;
        var clock = Stopwatch.StartNew();
        try
        {
            while (true)
            {
                var look = await LookAsync(begin - s_recently).ConfigureAwait(false);
                var left = look.IsConverged ? StillToStay(look, begin + clock.Elapsed) : s_interval;
                if (left <= TimeSpan.Zero)
                {
                    return;
                }

                if ((look.WhyNever(_rollback) ?? (look.IsConverged ? null : WhyNot(look))) is { } reason)
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

    private async Task<ServiceProgress> LookAsync(DateTime failuresSince)
    {
        var filters = new FilterSet().Add("service", target.Id).Add("_up-to-date", "true");
        var service = await target.Api.InspectAsync(target.Id, cancellationToken: cancellationToken).ConfigureAwait(false);
        var tasks = await target.Engine.Client.Tasks.ListAsync(filters, cancellationToken).ConfigureAwait(false);
        var look = new ServiceProgress(service, await ThereAsync(tasks).ConfigureAwait(false));
        if (_last?.IsSameAs(look) != true)
        {
            _same.Restart();
        }

        _last = look;
        _failures.Add(look, tasks, failuresSince);
        _rollback = look.RollbackReason ?? _rollback;
        State = look.ToString();
        show(new(_id, $"Waiting for {target}", State) { PercentComplete = look.Percent });
        return look;
    }

    /// <summary>Tasks without those that are to stop on nodes that are lost: nobody tells any more that they did.</summary>
    private async Task<IReadOnlyList<TaskInspect>> ThereAsync(IReadOnlyList<TaskInspect> tasks)
    {
        if (!tasks.Any(TaskStates.IsStopping))
        {
            return tasks;
        }

        var nodes = await target.Engine.Client.Nodes.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        var ready = nodes.Where(node => node.Status?.State == "ready").Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
        return [.. tasks.Where(task => !task.IsStopping() || ready.Contains(task.NodeId ?? ""))];
    }

    /// <summary>How long its tasks have still to run, as they would be watched in an update, until they count as stable; those that are too many have to stop first.</summary>
    private TimeSpan StillToStay(ServiceProgress look, DateTime now)
    {
        if (look.IsStopping)
        {
            return s_interval;
        }

        if (look.IsJob)
        {
            return TimeSpan.Zero;
        }

        var age = now - (look.YoungestRunsSince ?? DateTime.MinValue);
        return look.Monitor - (age > _same.Elapsed ? age : _same.Elapsed);
    }

    private string? WhyNot(ServiceProgress look) =>
        !look.DealsWithFailures && _failures.InARow(look) is { } reason ? reason
        : _same.Elapsed >= s_patience ? look.WhyStuck()
        : null;
}
