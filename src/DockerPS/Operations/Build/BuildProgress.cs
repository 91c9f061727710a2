using System.Diagnostics;
using System.Management.Automation;

namespace DockerPS.Operations;

/// <summary>The progress of a build: a bar for the whole, and one below it for each step that is under way.</summary>
/// <param name="activity">What is built.</param>
/// <param name="show">Takes the records to the pipeline thread.</param>
internal sealed class BuildProgress(string activity, Action<ProgressRecord> show)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(200);

    private readonly int _id = ProgressId.Next();
    private readonly Dictionary<BuildStep, Bar> _underWay = [];
    private int _begun;
    private int _ended;

    /// <summary>How many steps there are, where the builder says it; else those that are known so far count.</summary>
    public int? Total { get; set; }

    /// <summary>A step has begun.</summary>
    public void Begin(BuildStep step)
    {
        _begun++;
        _underWay[step] = new(ProgressId.Next(), Stopwatch.StartNew());
        ShowWhole();
        show(RecordOf(step, "running"));
    }

    /// <summary>A step tells how far it is; five times a second at most that is shown.</summary>
    /// <param name="step">The step.</param>
    /// <param name="status">What it does.</param>
    /// <param name="percent">How far it is; -1 where nobody knows.</param>
    public void Show(BuildStep step, string status, int percent = -1)
    {
        if (_underWay.TryGetValue(step, out var bar) && bar.SinceShown.Elapsed >= s_interval)
        {
            bar.SinceShown.Restart();
            var record = RecordOf(step, status);
            record.PercentComplete = percent;
            show(record);
        }
    }

    /// <summary>A step has ended.</summary>
    /// <param name="step">The step.</param>
    /// <param name="outcome">How, like <c>cached</c> or the time that it took.</param>
    public void End(BuildStep step, string outcome)
    {
        if (_underWay.ContainsKey(step))
        {
            var record = RecordOf(step, outcome);
            record.RecordType = ProgressRecordType.Completed;
            show(record);
            _underWay.Remove(step);
            _ended++;
            ShowWhole();
        }
    }

    /// <summary>Takes all bars away.</summary>
    public void Complete()
    {
        foreach (var step in _underWay.Keys.ToList())
        {
            End(step, "ended");
        }

        if (_begun > 0)
        {
            show(new(_id, activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
    }

    private void ShowWhole()
    {
        var total = Math.Max(Total ?? _begun, _begun);
        show(new(_id, activity, $"{_ended} of {total} steps") { PercentComplete = _ended * 100 / total });
    }

    private ProgressRecord RecordOf(BuildStep step, string status) =>
        new(_underWay[step].Id, step.Name.Length > 0 ? step.Name : "…", status.Length > 0 ? status : "running") { ParentActivityId = _id };

    private sealed record Bar(int Id, Stopwatch SinceShown);
}
