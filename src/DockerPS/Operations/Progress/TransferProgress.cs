using System.Diagnostics;
using System.Management.Automation;
using DockerPS.Output;

namespace DockerPS.Operations;

/// <summary>Counts transferred bytes, and shows them with the rate, at most five times a second.</summary>
/// <param name="activity">The activity, like <c>Exporting web</c>.</param>
/// <param name="total">The total number of bytes; null if unknown.</param>
/// <param name="show">Passes records to the pipeline thread.</param>
internal sealed class TransferProgress(string activity, long? total, Action<ProgressRecord> show)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(200);

    private readonly int _id = ProgressId.Next();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _next = s_interval;
    private bool _shown;

    /// <summary>The number of transferred bytes.</summary>
    public long Bytes { get; private set; }

    /// <summary>Adds transferred bytes.</summary>
    /// <param name="bytes">The number of additional bytes.</param>
    /// <param name="item">The current item, such as a file name.</param>
    public void Add(long bytes, string? item = null)
    {
        Bytes += bytes;
        if (_clock.Elapsed < _next)
        {
            return;
        }

        _next = _clock.Elapsed + s_interval;
        _shown = true;
        show(new(_id, activity, Status)
        {
            CurrentOperation = item,
            PercentComplete = total is > 0 ? (int)Math.Min(100, Bytes * 100 / total.Value) : -1,
        });
    }

    /// <summary>Removes the bar.</summary>
    public void Complete()
    {
        if (_shown)
        {
            show(new(_id, activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
    }

    private string Status
    {
        get
        {
            var rate = (long)(Bytes / _clock.Elapsed.TotalSeconds);
            return $"{Display.Size(Bytes)}{(total is > 0 ? $" of {Display.Size(total)}" : "")}, {Display.Size(rate)}/s";
        }
    }
}
