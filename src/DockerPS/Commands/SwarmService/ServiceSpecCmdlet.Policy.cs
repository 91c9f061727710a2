using System.Management.Automation;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <content>Restart, update and rollback policies.</content>
public abstract partial class ServiceSpecCmdlet
{
    /// <summary>Restart condition for ended tasks: any (always), on-failure, none.</summary>
    [Parameter]
    [WordTransformation("any", "on-failure", "none")]
    [ValidateSet("any", "on-failure", "none")]
    public string? RestartCondition { get; set; }

    /// <summary>Delay before a restart.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? RestartDelay { get; set; }

    /// <summary>Maximum number of restarts; 0 for no limit.</summary>
    [Parameter]
    [Alias("RestartMaxAttempts")]
    [ValidateRange(0, long.MaxValue)]
    public long? RestartMaxAttempt { get; set; }

    /// <summary>Time window in which restarts are counted; 0 for unlimited.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? RestartWindow { get; set; }

    /// <summary>Number of tasks to update at the same time; 0 for all at once.</summary>
    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    public long? UpdateParallelism { get; set; }

    /// <summary>Delay between updates of tasks.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? UpdateDelay { get; set; }

    /// <summary>Action if too many updated tasks fail: pause, continue, rollback.</summary>
    [Parameter]
    [WordTransformation("pause", "continue", "rollback")]
    [ValidateSet("pause", "continue", "rollback")]
    public string? UpdateFailureAction { get; set; }

    /// <summary>Order of an update: stop the old task first, or start the new one first.</summary>
    [Parameter]
    [WordTransformation("stop-first", "start-first")]
    [ValidateSet("stop-first", "start-first")]
    public string? UpdateOrder { get; set; }

    /// <summary>Time for which an updated task is monitored for failure.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? UpdateMonitor { get; set; }

    /// <summary>Tolerated ratio of failed updated tasks, 0 to 1.</summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double? UpdateMaxFailureRatio { get; set; }

    /// <summary>Number of tasks to roll back at the same time; 0 for all at once.</summary>
    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    public long? RollbackParallelism { get; set; }

    /// <summary>Delay between rollbacks of tasks.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? RollbackDelay { get; set; }

    /// <summary>Action if too many rolled-back tasks fail: pause, continue.</summary>
    [Parameter]
    [WordTransformation("pause", "continue")]
    [ValidateSet("pause", "continue")]
    public string? RollbackFailureAction { get; set; }

    /// <summary>Order of a rollback: stop the old task first, or start the new one first.</summary>
    [Parameter]
    [WordTransformation("stop-first", "start-first")]
    [ValidateSet("stop-first", "start-first")]
    public string? RollbackOrder { get; set; }

    /// <summary>Time for which a rolled-back task is monitored for failure.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? RollbackMonitor { get; set; }

    /// <summary>Tolerated ratio of failed rolled-back tasks, 0 to 1.</summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double? RollbackMaxFailureRatio { get; set; }
}
