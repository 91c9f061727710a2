using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS.Operations;

/// <summary>Snapshot of the progress of a service.</summary>
internal sealed class ServiceProgress
{
    /// <summary>The swarm's default monitoring time.</summary>
    private static readonly TimeSpan s_defaultMonitor = TimeSpan.FromSeconds(5);

    private readonly IReadOnlyList<TaskInspect> _tasks;
    private readonly long _wanted;
    private readonly long _have;
    private readonly int _stopping;

    /// <summary>Computes the progress of a service.</summary>
    /// <param name="service">The service.</param>
    /// <param name="tasks">Its tasks, without those of previous versions.</param>
    public ServiceProgress(ServiceInspect service, IReadOnlyList<TaskInspect> tasks)
    {
        Service = service;
        var mode = service.Spec?.Mode ?? new();
        IsJob = mode.ReplicatedJob is not null || mode.GlobalJob is not null;
        var run = service.JobStatus?.JobIteration?.Index ?? 0;
        _tasks = IsJob ? [.. tasks.Where(task => (task.JobIteration?.Index ?? 0) == run)] : tasks;
        _stopping = IsJob ? 0 : _tasks.Count(TaskStates.IsStopping);
        _have = _tasks.Count(IsJob ? TaskStates.HasCompleted : TaskStates.Runs);
        _wanted = mode switch
        {
            { ReplicatedJob: { } job } => job.TotalCompletions ?? job.MaxConcurrent ?? 1,
            { GlobalJob: not null } => Newest.Count(),
            // On a node that no longer matches the constraints, no task is alive and the last one was stopped.
            { Global: not null } => Newest.Count(task => task.IsAlive() || task.HasFailed()),
            _ => mode.Replicated?.Replicas ?? 1,
        };
        NeedsTasks = mode.Global is not null || mode.GlobalJob is not null;
    }

    /// <summary>The service.</summary>
    public ServiceInspect Service { get; }

    /// <summary>Whether the service is a job, whose tasks run to completion.</summary>
    public bool IsJob { get; }

    /// <summary>Whether all desired tasks are running and no update is in progress; for a job, whether all have completed.</summary>
    public bool IsConverged => Update is not ("updating" or "rollback_started" or "paused" or "rollback_paused") && !WasRolledBack
        && _have == _wanted && (_have > 0 || !NeedsTasks);

    /// <summary>Whether surplus tasks are still stopping.</summary>
    public bool IsStopping => _stopping > 0;

    /// <summary>Whether the swarm itself ends an update whose tasks fail.</summary>
    public bool HandlesFailures => Update == "rollback_started"
        ? Service.Spec?.RollbackConfig?.FailureAction != "continue"
        : Update == "updating" && Service.Spec?.UpdateConfig?.FailureAction != "continue";

    /// <summary>The reason for a rollback, while the swarm performs one on its own.</summary>
    public string? RollbackReason =>
        Update == "rollback_started" && Service.PreviousSpec is null ? Service.UpdateStatus?.Message : null;

    /// <summary>The time for which a task must run to count as stable.</summary>
    public TimeSpan Monitor => EngineTime.FromNanoseconds(Service.Spec?.UpdateConfig?.Monitor) ?? s_defaultMonitor;

    /// <summary>The time at which the newest running task started; null if none is running.</summary>
    public DateTime? YoungestRunsSince => _tasks.Where(TaskStates.Runs).Max(task => EngineTime.FromText(task.Status?.Timestamp));

    /// <summary>The progress in percent.</summary>
    public int Percent => _wanted > 0 ? (int)Math.Min(100, _have * 100 / _wanted) : 0;

    private string? Update => Service.UpdateStatus?.State;

    /// <summary>Whether the swarm rolled back on its own: only after a user's rollback is there a previous state.</summary>
    private bool WasRolledBack => Update == "rollback_completed" && Service.PreviousSpec is null;

    private bool NeedsTasks { get; }

    /// <summary>The newest task of each node.</summary>
    private IEnumerable<TaskInspect> Newest => _tasks
        .GroupBy(task => task.NodeId)
        .Select(node => node.MaxBy(task => EngineTime.FromText(task.CreatedAt))!);

    /// <summary>Whether the live tasks can still reach the goal; jobs create theirs one after the other.</summary>
    private bool MayComplete =>
        _tasks.Count(TaskStates.IsAlive) is var alive && (IsJob ? alive > 0 || _have >= _wanted : alive >= _wanted);

    /// <summary>Whether a task is running in a slot.</summary>
    public bool RunsIn(string place) => _tasks.Any(task => task.Runs() && task.Place() == place);

    /// <summary>Whether nothing has changed since another snapshot.</summary>
    public bool IsSameAs(ServiceProgress other) => Service.Version == other.Service.Version && States().SetEquals(other.States());

    /// <summary>Returns the reason why the service will not converge, if the swarm has given up.</summary>
    /// <param name="rollback">The reason for the rollback, if it was observed.</param>
    public string? FindFailure(string? rollback) => Update switch
    {
        "paused" => $"its update is paused: {Service.UpdateStatus?.Message}",
        "rollback_paused" => $"its rollback is paused: {Service.UpdateStatus?.Message}",
        _ when WasRolledBack => $"the swarm rolled back its last change: {rollback ?? Service.UpdateStatus?.Message}",
        _ => null,
    };

    /// <summary>Returns the obstacle if the progress has stalled; null if it may still continue.</summary>
    public string? FindObstacle()
    {
        if (_tasks.FirstOrDefault(task => task is { Status: { State: "pending", Err.Length: > 0 } }) is { } pending)
        {
            return $"its task '{Service.Name}.{pending.Place()}' waits: {pending.Status!.Err}";
        }

        if (NeedsTasks && _tasks.Count == 0)
        {
            return "there is no node that it may run on";
        }

        return Update is not ("updating" or "rollback_started") && _tasks.Any(task => !task.IsAlive()) && !MayComplete
            ? "its tasks have ended, and its restart policy starts no others"
            : null;
    }

    /// <summary>Returns the progress for display.</summary>
    public override string ToString()
    {
        var stopping = IsStopping ? $", {_stopping} stopping" : "";
        var update = Update is { Length: > 0 } state ? $", {state}" : "";
        return $"{_have} of {_wanted} {(IsJob ? "complete" : "running")}{stopping}{update}";
    }

    private HashSet<string> States() => [.. _tasks.Select(task => $"{task.Id} {task.Status?.State} {task.DesiredState}")];
}
