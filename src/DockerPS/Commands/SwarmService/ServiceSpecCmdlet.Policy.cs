using System.Management.Automation;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <content>How its tasks are replaced: when they end, when it changes, when a change is taken back.</content>
public abstract partial class ServiceSpecCmdlet
{
    /// <summary>When another task takes the place of one that has ended: any (always), on-failure, none.</summary>
    [Parameter]
    [WordTransformation("any", "on-failure", "none")]
    [ValidateSet("any", "on-failure", "none")]
    public string? RestartCondition { get; set; }

    /// <summary>The time before that.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? RestartDelay { get; set; }

    /// <summary>How often at most; 0 for no limit.</summary>
    [Parameter]
    [Alias("RestartMaxAttempts")]
    [ValidateRange(0, long.MaxValue)]
    public long? RestartMaxAttempt { get; set; }

    /// <summary>The time in which attempts are counted; 0 for all time.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? RestartWindow { get; set; }

    /// <summary>How many tasks are replaced at the same time when it changes; 0 for all at once.</summary>
    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    public long? UpdateParallelism { get; set; }

    /// <summary>The time between one replacement and the next.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? UpdateDelay { get; set; }

    /// <summary>What happens when too many new tasks fail: pause, continue, rollback.</summary>
    [Parameter]
    [WordTransformation("pause", "continue", "rollback")]
    [ValidateSet("pause", "continue", "rollback")]
    public string? UpdateFailureAction { get; set; }

    /// <summary>Whether the old task is stopped first, or the new one started first.</summary>
    [Parameter]
    [WordTransformation("stop-first", "start-first")]
    [ValidateSet("stop-first", "start-first")]
    public string? UpdateOrder { get; set; }

    /// <summary>How long a new task is watched for failure.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? UpdateMonitor { get; set; }

    /// <summary>The share of new tasks that may fail, 0 to 1.</summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double? UpdateMaxFailureRatio { get; set; }

    /// <summary>How many tasks are replaced at the same time when a change is taken back; 0 for all at once.</summary>
    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    public long? RollbackParallelism { get; set; }

    /// <summary>The time between one such replacement and the next.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? RollbackDelay { get; set; }

    /// <summary>What happens when too many of those tasks fail: pause, continue.</summary>
    [Parameter]
    [WordTransformation("pause", "continue")]
    [ValidateSet("pause", "continue")]
    public string? RollbackFailureAction { get; set; }

    /// <summary>Whether the old task is stopped first then, or the new one started first.</summary>
    [Parameter]
    [WordTransformation("stop-first", "start-first")]
    [ValidateSet("stop-first", "start-first")]
    public string? RollbackOrder { get; set; }

    /// <summary>How long such a task is watched for failure.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? RollbackMonitor { get; set; }

    /// <summary>The share of such tasks that may fail, 0 to 1.</summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double? RollbackMaxFailureRatio { get; set; }
}
