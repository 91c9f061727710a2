using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS.Operations;

/// <summary>How far a service of a swarm has come at a moment.</summary>
internal sealed class ServiceProgress
{
    /// <summary>What swarms take where nothing is said.</summary>
    private static readonly TimeSpan s_usualMonitor = TimeSpan.FromSeconds(5);

    private readonly IReadOnlyList<TaskInspect> _tasks;
    private readonly long _wanted;
    private readonly long _have;
    private readonly int _stopping;

    /// <summary>Looks at a service.</summary>
    /// <param name="service">The service.</param>
    /// <param name="tasks">Its tasks, without those of an earlier state of it.</param>
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
            // A node that may have no task any more has none that is alive, and its last one was stopped.
            { Global: not null } => Newest.Count(task => task.IsAlive() || task.HasFailed()),
            _ => mode.Replicated?.Replicas ?? 1,
        };
        NeedsTasks = mode.Global is not null || mode.GlobalJob is not null;
    }

    /// <summary>The service.</summary>
    public ServiceInspect Service { get; }

    /// <summary>Whether its tasks are to end.</summary>
    public bool IsJob { get; }

    /// <summary>Whether all tasks run that are to, and no change is under way; of a job, whether all have ended well.</summary>
    public bool IsConverged => Update is not ("updating" or "rollback_started" or "paused" or "rollback_paused") && !WasTakenBack
        && _have == _wanted && (_have > 0 || !NeedsTasks);

    /// <summary>Whether tasks that are too many have still to stop.</summary>
    public bool IsStopping => _stopping > 0;

    /// <summary>Whether the swarm itself ends a change whose tasks fail.</summary>
    public bool DealsWithFailures => Update == "rollback_started"
        ? Service.Spec?.RollbackConfig?.FailureAction != "continue"
        : Update == "updating" && Service.Spec?.UpdateConfig?.FailureAction != "continue";

    /// <summary>Why the swarm takes the last change back, while it does so by itself.</summary>
    public string? RollbackReason => Update == "rollback_started" && Service.PreviousSpec is null ? Service.UpdateStatus?.Message : null;

    /// <summary>How long a task has to run until it counts as stable.</summary>
    public TimeSpan Monitor => EngineTime.FromNanoseconds(Service.Spec?.UpdateConfig?.Monitor) ?? s_usualMonitor;

    /// <summary>Since when the youngest of its tasks runs; null where none does.</summary>
    public DateTime? YoungestRunsSince => _tasks.Where(TaskStates.Runs).Max(task => EngineTime.FromText(task.Status?.Timestamp));

    /// <summary>How much of it is done.</summary>
    public int Percent => _wanted > 0 ? (int)Math.Min(100, _have * 100 / _wanted) : 0;

    private string? Update => Service.UpdateStatus?.State;

    /// <summary>Only what a user takes back can be done again, so that there is a state to go back to.</summary>
    private bool WasTakenBack => Update == "rollback_completed" && Service.PreviousSpec is null;

    private bool NeedsTasks { get; }

    /// <summary>The newest task of each node.</summary>
    private IEnumerable<TaskInspect> Newest => _tasks.GroupBy(task => task.NodeId).Select(node => node.MaxBy(task => EngineTime.FromText(task.CreatedAt))!);

    /// <summary>Whether there are tasks that may still do what is wanted; jobs make them one after the other.</summary>
    private bool MayComplete => _tasks.Count(TaskStates.IsAlive) is var alive && (IsJob ? alive > 0 || _have >= _wanted : alive >= _wanted);

    /// <summary>Whether a task runs in a place.</summary>
    public bool RunsIn(string place) => _tasks.Any(task => task.Runs() && task.Place() == place);

    /// <summary>Whether nothing has changed between two looks.</summary>
    public bool IsSameAs(ServiceProgress other) => Service.Version == other.Service.Version && States().SetEquals(other.States());

    /// <summary>Why it will not converge, where the swarm has given up.</summary>
    /// <param name="rollback">Why the change was taken back, where that was seen.</param>
    public string? WhyNever(string? rollback) => Update switch
    {
        "paused" => $"its update is paused: {Service.UpdateStatus?.Message}",
        "rollback_paused" => $"taking its last change back is paused: {Service.UpdateStatus?.Message}",
        _ when WasTakenBack => $"the swarm has taken its last change back: {rollback ?? Service.UpdateStatus?.Message}",
        _ => null,
    };

    /// <summary>What stands in the way, where nothing changes any more; null where it may still go on by itself.</summary>
    public string? WhyStuck() =>
        _tasks.FirstOrDefault(task => task is { Status: { State: "pending", Err.Length: > 0 } }) is { } pending ? $"its task '{Service.Name}.{pending.Place()}' waits: {pending.Status!.Err}"
        : NeedsTasks && _tasks.Count == 0 ? "there is no node that it may run on"
        : Update is not ("updating" or "rollback_started") && _tasks.Any(task => !task.IsAlive()) && !MayComplete ? "its tasks have ended, and its restart policy starts no others"
        : null;

    /// <summary>How far it has come.</summary>
    public override string ToString() =>
        $"{_have} of {_wanted} {(IsJob ? "complete" : "running")}{(IsStopping ? $", {_stopping} stopping" : "")}{(Update is { Length: > 0 } state ? $", {state}" : "")}";

    private HashSet<string> States() => [.. _tasks.Select(task => $"{task.Id} {task.Status?.State} {task.DesiredState}")];
}
