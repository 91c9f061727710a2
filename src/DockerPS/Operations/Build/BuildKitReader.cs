using System.Globalization;
using DockerPS.Engine.BuildKit;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Engine.Streaming;
using DockerPS.Output;

namespace DockerPS.Operations;

/// <summary>Reads BuildKit's trace, which reports steps that run in parallel and the output of their commands.</summary>
/// <param name="report">Receives all that the build tells.</param>
internal sealed class BuildKitReader(BuildReport report) : BuildReader(report)
{
    /// <summary>BuildKit reports the exit code only in the text of the error.</summary>
    private const string ExitCodePrefix = "exit code: ";

    private readonly Dictionary<string, RunningStep> _steps = new(StringComparer.Ordinal);
    private readonly Dictionary<(RunningStep Step, OutputStream Stream), BuildLines> _lines = [];
    private int _begun;

    /// <inheritdoc/>
    public override async ValueTask ReadAsync(BuildMessage message)
    {
        if (message.Text is { } text)
        {
            await Report.WriteAsync(text.TrimEnd('\n')).ConfigureAwait(false);
        }

        if (message.ReadTrace() is { } trace)
        {
            await ReadAsync(trace).ConfigureAwait(false);
        }
    }

    /// <summary>Reads a part of the trace.</summary>
    public async ValueTask ReadAsync(BuildTrace trace)
    {
        foreach (var vertex in trace.Vertices)
        {
            await BeginAsync(vertex).ConfigureAwait(false);
        }

        foreach (var status in trace.Statuses)
        {
            await ReadAsync(status).ConfigureAwait(false);
        }

        foreach (var written in trace.Logs)
        {
            await ReadAsync(written).ConfigureAwait(false);
        }

        // A message has the end of a step together with what it did last.
        foreach (var vertex in trace.Vertices)
        {
            await BeginAsync(vertex).ConfigureAwait(false);
            await EndAsync(vertex).ConfigureAwait(false);
        }

        foreach (var warning in trace.Warnings)
        {
            await Report.WarnAsync(warning.Summary).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask EndAsync(DockerException? failure)
    {
        foreach (var ((step, stream), lines) in _lines)
        {
            await WriteAsync(step, stream, lines.End()).ConfigureAwait(false);
        }

        await Report.WriteAsync(_steps.Values.Where(step => step.Number > 0).OrderBy(step => step.Number)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override RunningStep? FailedStep(DockerException failure) =>
        _steps.Values.FirstOrDefault(step => step.Error.Length > 0 && failure.Message.Contains(step.Error, StringComparison.Ordinal));

    private async ValueTask BeginAsync(BuildVertex vertex)
    {
        if (!_steps.TryGetValue(vertex.Digest, out var step))
        {
            _steps[vertex.Digest] = step = new(vertex.Name);
        }

        if (vertex.Started is not null && step.Number == 0)
        {
            (step.Number, step.Started) = (++_begun, vertex.Started);
            await Report.WriteAsync($"#{step.Number} {step.Name}").ConfigureAwait(false);
            Report.Progress.Begin(step);
        }
        else if (step.HasEnded && vertex.Completed is null && vertex.Started >= step.Ended)
        {
            // BuildKit ends a step that looks for its cache key, and starts it again to do its work, like the transfer of the context.
            step.HasEnded = false;
            Report.Progress.Resume(step);
        }
    }

    private async ValueTask EndAsync(BuildVertex vertex)
    {
        var step = _steps[vertex.Digest];
        step.Cached |= vertex.Cached;
        if (vertex.Completed is not { } completed || step.HasEnded || completed <= step.Ended)
        {
            return;
        }

        step.Ended = completed;
        (step.HasEnded, step.Error, step.ExitCode) = (true, vertex.Error, ExitCodeOf(vertex.Error));
        var took = completed - (vertex.Started ?? completed);
        var outcome = vertex.Error.Length > 0 ? $"ERROR: {vertex.Error}" : vertex.Cached ? "CACHED" : $"DONE {Seconds(took)}";
        foreach (var ((_, stream), lines) in _lines.Where(entry => entry.Key.Step == step))
        {
            await WriteAsync(step, stream, lines.End()).ConfigureAwait(false);
        }

        await Report.WriteAsync($"#{step.Number} {outcome}").ConfigureAwait(false);
        Report.Progress.End(step, vertex.Error.Length > 0 ? "failed" : vertex.Cached ? "cached" : Seconds(took));
    }

    private async ValueTask ReadAsync(BuildStatus status)
    {
        if (!_steps.TryGetValue(status.Vertex, out var step))
        {
            return;
        }

        var name = status.Name.Length > 0 ? status.Name : status.Id;
        if (status.Completed is null)
        {
            Report.Progress.Show(step, $"{name} {SizeOf(status)}".Trim(), PercentOf(status));
        }
        else
        {
            var took = status.Completed.Value - (status.Started ?? status.Completed.Value);
            // The id says more than the name, which is a single word like "transferring" or "extract".
            var words = new[] { status.Id.Length > 0 ? status.Id : name, SizeOf(status), Seconds(took), "done" };
            await Report.WriteAsync($"#{step.Number} {string.Join(' ', words.Where(word => word.Length > 0))}").ConfigureAwait(false);
        }
    }

    private async ValueTask ReadAsync(BuildLog output)
    {
        if (_steps.TryGetValue(output.Vertex, out var step))
        {
            if (!_lines.TryGetValue((step, output.Stream), out var lines))
            {
                _lines[(step, output.Stream)] = lines = new();
            }

            await WriteAsync(step, output.Stream, lines.Add(output.Message.Span)).ConfigureAwait(false);
        }
    }

    private async ValueTask WriteAsync(RunningStep step, OutputStream stream, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            step.Add(stream, line);
            await Report.WriteAsync($"#{step.Number} {line}").ConfigureAwait(false);
        }
    }

    private static string SizeOf(BuildStatus status) =>
        status.Total > 0 ? $"{Display.Size(status.Current)} of {Display.Size(status.Total)}"
        : status.Current > 0 ? Display.Size(status.Current)
        : "";

    private static int PercentOf(BuildStatus status) =>
        status.Total > 0 ? (int)Math.Clamp(100d * status.Current / status.Total, 0, 100) : -1;

    private static long? ExitCodeOf(string error) =>
        error.LastIndexOf(ExitCodePrefix, StringComparison.Ordinal) is >= 0 and var start
            && long.TryParse(error.AsSpan(start + ExitCodePrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? code
            : null;

    private static string Seconds(TimeSpan took) => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, took.TotalSeconds):0.0} s");
}
