using System.Management.Automation;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>
/// Reports on a build while it runs: the log line by line to the verbose stream and optionally to a file, bars to the progress stream,
/// warnings, and at its end the steps to the information stream.
/// </summary>
internal sealed class BuildReport : IAsyncDisposable
{
    /// <summary>The tag of the steps in the information stream.</summary>
    public const string StepTag = "BuildStep";

    private readonly StreamWriter? _file;
    private readonly ICommandPipeline _pipeline;
    private readonly Func<Action, ValueTask> _queueOutput;
    private readonly string _title;

    /// <summary>Opens a report.</summary>
    /// <param name="title">What is built.</param>
    /// <param name="logPath">The full path of the file for the log; null for none.</param>
    /// <param name="pipeline">The running command.</param>
    /// <param name="queueOutput">Queues output for the pipeline thread.</param>
    /// <param name="queueProgress">Queues progress for the pipeline thread.</param>
    /// <exception cref="IOException">The file cannot be created, as with <see cref="UnauthorizedAccessException"/>.</exception>
    public BuildReport(
        string title,
        string? logPath,
        ICommandPipeline pipeline,
        Func<Action, ValueTask> queueOutput,
        Action<ProgressRecord> queueProgress)
    {
        (_title, _pipeline, _queueOutput) = (title, pipeline, queueOutput);
        Progress = new($"Building {title}", queueProgress);
        _file = logPath is null ? null : OpenFile(logPath);
    }

    /// <summary>The progress.</summary>
    public BuildProgress Progress { get; }

    /// <summary>Writes a line of the log.</summary>
    public async ValueTask WriteAsync(string line)
    {
        if (_file is not null)
        {
            await _file.WriteLineAsync(line).ConfigureAwait(false);
        }

        await _queueOutput(() => _pipeline.WriteVerbose(line)).ConfigureAwait(false);
    }

    /// <summary>
    /// Writes the steps as objects. The verbose stream takes text only, and BuildKit ends some steps twice, so they come at the end of the
    /// build.
    /// </summary>
    public ValueTask WriteAsync(IEnumerable<RunningStep> steps)
    {
        var records = steps.Select(step => new DockerPS.BuildStep(step.Name, step.Cached, step.Error, step.Started, step.Ended)).ToList();
        return _queueOutput(() => records.ForEach(step =>
        {
            var record = new InformationRecord(step, _title);
            record.Tags.Add(StepTag);
            _pipeline.WriteInformation(record);
        }));
    }

    /// <summary>Writes a warning.</summary>
    public ValueTask WarnAsync(string text) => _queueOutput(() => _pipeline.WriteWarning(text));

    /// <summary>Closes the file.</summary>
    public ValueTask DisposeAsync() => _file?.DisposeAsync() ?? default;

    private static StreamWriter OpenFile(string path) =>
        new(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read)) { AutoFlush = true };
}
