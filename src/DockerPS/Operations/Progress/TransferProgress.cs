using System.Diagnostics;
using System.Management.Automation;
using DockerPS.Output;

namespace DockerPS.Operations;

/// <summary>Counts the bytes of a transfer where they pass, and shows them with their rate, five times a second at most.</summary>
/// <param name="activity">What is done, like <c>Exporting web</c>.</param>
/// <param name="total">Bytes in all; null where that is not known.</param>
/// <param name="show">Takes the records to the pipeline thread.</param>
internal sealed class TransferProgress(string activity, long? total, Action<ProgressRecord> show)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(200);

    private readonly int _id = ProgressId.Next();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _next = s_interval;
    private bool _shown;

    /// <summary>How many bytes have passed.</summary>
    public long Bytes { get; private set; }

    /// <summary>Counts bytes.</summary>
    /// <param name="bytes">How many more have passed.</param>
    /// <param name="item">What is under way, like the name of a file.</param>
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

    /// <summary>Takes the bar away.</summary>
    public void Complete()
    {
        if (_shown)
        {
            show(new(_id, activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
    }

    private string Status =>
        $"{Display.Size(Bytes)}{(total is > 0 ? $" of {Display.Size(total)}" : "")}, {Display.Size((long)(Bytes / _clock.Elapsed.TotalSeconds))}/s";
}
