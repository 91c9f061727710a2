using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using DockerPS.Engine.Models;

namespace DockerPS.Commands;

/// <summary>Shows how a pull goes: bytes of all layers, five times a second at most.</summary>
internal sealed class PullProgress(Cmdlet cmdlet, string image)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<string, ProgressDetail> _layers = new(StringComparer.Ordinal);
    private readonly int _activity = image.GetHashCode(StringComparison.Ordinal) & int.MaxValue;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _shown = TimeSpan.MinValue;

    /// <summary>Takes a message in, and shows it if it is time.</summary>
    public void Show(ProgressMessage message)
    {
        if (message is { Id: { } layer, Progress: { Total: > 0 } progress })
        {
            _layers[layer] = progress;
        }

        if (_shown != TimeSpan.MinValue && _clock.Elapsed - _shown < s_interval)
        {
            return;
        }

        _shown = _clock.Elapsed;
        var (current, total) = (_layers.Values.Sum(layer => layer.Current), _layers.Values.Sum(layer => layer.Total));
        cmdlet.WriteProgress(new(_activity, $"Pulling {image}", Status(message, current, total))
        {
            PercentComplete = total > 0 ? (int)Math.Min(100, current * 100 / total) : -1,
        });
    }

    /// <summary>Takes the bar away.</summary>
    public void Complete() =>
        cmdlet.WriteProgress(new(_activity, $"Pulling {image}", "Done") { RecordType = ProgressRecordType.Completed });

    private static string Status(ProgressMessage message, long current, long total) => total > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{current / 1e6:0.0} of {total / 1e6:0.0} MB")
        : message.Status is { Length: > 0 } status ? status : "…";
}
