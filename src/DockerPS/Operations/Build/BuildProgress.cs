using System.Diagnostics;
using System.Management.Automation;

namespace DockerPS.Operations;

/// <summary>Shows the progress of a build: a bar for the whole build, and one below it for each running step.</summary>
/// <param name="activity">The activity of the main bar.</param>
/// <param name="show">Passes the records to the pipeline thread.</param>
internal sealed class BuildProgress(string activity, Action<ProgressRecord> show)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(200);

    private readonly int _id = ProgressId.Next();
    private readonly Dictionary<RunningStep, Bar> _running = [];
    private int _started;
    private int _ended;

    /// <summary>The number of steps if the builder reports it; null for the number seen so far.</summary>
    public int? Total { get; set; }

    /// <summary>Shows that a step has started.</summary>
    public void Begin(RunningStep step)
    {
        _started++;
        _running[step] = new(ProgressId.Next(), Stopwatch.StartNew());
        ShowBuild();
        show(RecordOf(step, "running"));
    }

    /// <summary>Shows that a step that had ended goes on.</summary>
    public void Resume(RunningStep step)
    {
        _ended--;
        _running[step] = new(ProgressId.Next(), Stopwatch.StartNew());
        ShowBuild();
        show(RecordOf(step, "running"));
    }

    /// <summary>Shows the status of a step, at most five times a second.</summary>
    /// <param name="step">The step.</param>
    /// <param name="status">The current activity.</param>
    /// <param name="percent">The progress in percent; -1 if it is not known.</param>
    public void Show(RunningStep step, string status, int percent = -1)
    {
        if (_running.TryGetValue(step, out var bar) && bar.SinceShown.Elapsed >= s_interval)
        {
            bar.SinceShown.Restart();
            var record = RecordOf(step, status);
            record.PercentComplete = percent;
            show(record);
        }
    }

    /// <summary>Shows that a step has ended.</summary>
    /// <param name="step">The step.</param>
    /// <param name="outcome">The outcome, like <c>cached</c> or the duration.</param>
    public void End(RunningStep step, string outcome)
    {
        if (_running.ContainsKey(step))
        {
            var record = RecordOf(step, outcome);
            record.RecordType = ProgressRecordType.Completed;
            show(record);
            _running.Remove(step);
            _ended++;
            ShowBuild();
        }
    }

    /// <summary>Removes all bars.</summary>
    public void Complete()
    {
        foreach (var step in _running.Keys.ToList())
        {
            End(step, "ended");
        }

        if (_started > 0)
        {
            show(new(_id, activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
    }

    private void ShowBuild()
    {
        var total = Math.Max(Total ?? _started, _started);
        show(new(_id, activity, $"{_ended} of {total} steps") { PercentComplete = _ended * 100 / total });
    }

    private ProgressRecord RecordOf(RunningStep step, string status) =>
        new(_running[step].Id, step.Name.Length > 0 ? step.Name : "…", status.Length > 0 ? status : "running")
        {
            ParentActivityId = _id,
        };

    private sealed record Bar(int Id, Stopwatch SinceShown);
}
