using System.Diagnostics;
using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS.Operations;

/// <summary>
/// Shows the progress of a pull or push: an overall bar, and below it one for each active layer, updated at most five times a second.
/// </summary>
/// <param name="activity">The activity, like <c>Receiving busybox:latest</c>.</param>
/// <param name="show">Passes records to the pipeline thread.</param>
internal sealed class LayerProgress(string activity, Action<ProgressRecord> show)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<string, Layer> _layers = new(StringComparer.Ordinal);
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly int _id = ProgressId.Next();
    private TimeSpan _next;
    private TimeSpan _transferring;
    private bool _shown;

    /// <summary>Processes a message, and updates the bars when due.</summary>
    public void Add(ProgressMessage message)
    {
        // Messages about the whole transfer have no detail, and the tag instead of a layer.
        if (message is { Id: { } id, Progress: { } progress, Status: { } status })
        {
            if (!_layers.TryGetValue(id, out var layer))
            {
                _layers[id] = layer = new(ProgressId.Next());
            }

            if (layer.Update(status, progress))
            {
                _transferring = _clock.Elapsed;
            }

            Show(id, layer);
        }

        if (_clock.Elapsed >= _next)
        {
            _next = _clock.Elapsed + s_interval;
            _shown = true;
            var overall = _layers.Count == 0 && message.Status is { Length: > 0 } words ? words : Status;
            show(new(_id, activity, overall) { PercentComplete = Percent });
        }
    }

    /// <summary>Removes the bars.</summary>
    public void Complete()
    {
        foreach (var (id, layer) in _layers)
        {
            Hide(id, layer);
        }

        if (_shown)
        {
            show(new(_id, activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
    }

    private string Status
    {
        get
        {
            var bytes = _layers.Values.Sum(layer => layer.Transferred);
            return $"{_layers.Values.Count(layer => layer.IsDone)} of {_layers.Count} layers"
                + (bytes == 0 ? "" : $", {Display.Size(bytes)}, {Display.Size((long)(bytes / _transferring.TotalSeconds))}/s");
        }
    }

    /// <summary>The overall progress by layers, as the size of a layer is unknown until its transfer begins.</summary>
    private int Percent => _layers.Count == 0 ? -1 : (int)(_layers.Values.Sum(layer => layer.Share) * 100 / _layers.Count);

    private void Show(string id, Layer layer)
    {
        if (layer.IsDone)
        {
            Hide(id, layer);
        }
        else if (_clock.Elapsed >= layer.Next)
        {
            layer.Next = _clock.Elapsed + s_interval;
            layer.IsShown = true;
            show(new(layer.Number, id, layer.Text) { ParentActivityId = _id, PercentComplete = layer.Percent });
        }
    }

    private void Hide(string id, Layer layer)
    {
        if (layer.IsShown)
        {
            layer.IsShown = false;
            show(new(layer.Number, id, "Done") { ParentActivityId = _id, RecordType = ProgressRecordType.Completed });
        }
    }

    private sealed class Layer(int number)
    {
        private ProgressDetail _progress = new();
        private string _status = "";

        public int Number { get; } = number;

        public TimeSpan Next { get; set; }

        public bool IsShown { get; set; }

        public bool IsDone { get; private set; }

        public long Transferred { get; private set; }

        public int Percent => _progress.Total > 0 ? (int)Math.Min(100, _progress.Current * 100 / _progress.Total) : -1;

        /// <summary>The progress of the layer, 0 to 1: pulled layers must also be extracted.</summary>
        public double Share => IsDone ? 1 : _status switch
        {
            "Pushing" => Math.Max(0, Percent) / 100d,
            "Downloading" => Math.Max(0, Percent) / 200d,
            "Verifying Checksum" or "Download complete" => 0.5,
            "Extracting" => 0.5 + (Math.Max(0, Percent) / 200d),
            _ => 0,
        };

        public string Text =>
            _progress.Total > 0 ? $"{_status}, {Display.Size(_progress.Current)} of {Display.Size(_progress.Total)}" : _status;

        /// <summary>Processes a message; returns whether it reports transferred bytes.</summary>
        public bool Update(string status, ProgressDetail progress)
        {
            (_status, _progress) = (status, progress);
            IsDone = status is "Pull complete" or "Pushed" || status.EndsWith("lready exists", StringComparison.Ordinal)
                || status.StartsWith("Mounted from", StringComparison.Ordinal);
            if (status is not ("Downloading" or "Pushing") || progress.Current <= Transferred)
            {
                return false;
            }

            Transferred = progress.Current;
            return true;
        }
    }
}
