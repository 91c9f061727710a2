using System.Management.Automation;
using System.Net;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>One build on one engine, from what is sent to the new image's id.</summary>
internal sealed class ImageBuildRun
{
    private readonly BuildSettings _settings;
    private readonly ICommandPipeline _pipeline;
    private readonly Func<Action, ValueTask> _say;
    private readonly Action<ProgressRecord> _show;
    private readonly List<string> _skipped = [];
    private TransferProgress? _sent;

    /// <summary>Prepares a build.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="pipeline">The running command.</param>
    /// <param name="say">Has the pipeline thread write something.</param>
    /// <param name="show">Takes progress to the pipeline thread.</param>
    public ImageBuildRun(BuildSettings settings, ICommandPipeline pipeline, Func<Action, ValueTask> say, Action<ProgressRecord> show)
    {
        (_settings, _pipeline, _say, _show) = (settings, pipeline, say, show);
        Options = new() { Passed = bytes => _sent?.Add(bytes), Skipped = _skipped.Add };
    }

    /// <summary>How the context is read.</summary>
    public CopyOptions Options { get; }

    /// <summary>The new image's id, when all went well.</summary>
    public string ImageId { get; private set; } = "";

    /// <summary>Builds.</summary>
    /// <returns>Why there is no image; null where there is one.</returns>
    public async Task<ErrorRecord?> RunAsync(EngineSession engine, BuildSource source, string title, CancellationToken cancellationToken)
    {
        var request = await new ImageBuildRequest(_settings).MakeAsync(engine, source, cancellationToken).ConfigureAwait(false);
        var accepted = AcceptedArchive.BuildContext(request.Builder);
        if (source.Context is { } context && await context.LookAsync(cancellationToken).ConfigureAwait(false) is { } start
            && accepted.Problem(start) is { } problem)
        {
            return ArchiveErrors.NotSuitable($"'{source.Title}'", problem, source.Title, accepted.Advice);
        }

        ErrorRecord? failed = null;
        var notLogged = await FileGuard.TryAsync(
            async () =>
            {
                var log = BuildLogWriter.Open(_settings.LogPath, line => _say(() => _pipeline.WriteVerbose(line)));
                await using (log.ConfigureAwait(false))
                {
                    failed = await BuildAsync(engine, request, source, title, log, cancellationToken).ConfigureAwait(false);
                }
            },
            error => FileErrors.FileNotWritten(_settings.LogPath ?? "", error)).ConfigureAwait(false);
        return notLogged ?? failed;
    }

    private async Task<ErrorRecord?> BuildAsync(
        EngineSession engine, ImageBuild request, BuildSource source, string title, BuildLogWriter log, CancellationToken cancellationToken)
    {
        _sent = new TransferProgress($"Sending {source.Title}", null, _show);
        var progress = new BuildProgress($"Building {title}", _show);
        BuildReader reader = request.Builder == BuilderKind.BuildKit
            ? new BuildKitReader(log, progress, Warn)
            : new ClassicBuildReader(log, progress);
        try
        {
            await foreach (var message in engine.Client.Images.BuildAsync(request, source.Context, cancellationToken).ConfigureAwait(false))
            {
                _sent.Complete();
                await reader.ReadAsync(message).ConfigureAwait(false);
                ImageId = message.ImageId ?? ImageId;
            }

            await reader.EndAsync(failed: false).ConfigureAwait(false);
            return null;
        }
        catch (DockerException failure)
            when (failure is DockerOperationException or DockerApiException { StatusCode: HttpStatusCode.BadRequest })
        {
            await reader.EndAsync(failed: true).ConfigureAwait(false);
            await log.WriteAsync($"ERROR: {failure.Message}").ConfigureAwait(false);
            var step = reader.FailedStep(failure);
            return ImageErrors.BuildFailed(source.Title, failure, step?.Name, step?.ExitCode, step?.LastLines);
        }
        finally
        {
            _sent.Complete();
            progress.Complete();
            foreach (var path in _skipped)
            {
                await Warn($"'{path}' was left out: it is a socket, which cannot be sent.").ConfigureAwait(false);
            }
        }
    }

    private ValueTask Warn(string text) => _say(() => _pipeline.WriteWarning(text));
}
