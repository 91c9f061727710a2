using System.Management.Automation;
using System.Net;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Builds;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>Runs one build on one engine, from sending the context to reading the id of the new image.</summary>
internal sealed class ImageBuildRun
{
    private readonly BuildSettings _settings;
    private readonly ICommandPipeline _pipeline;
    private readonly Func<Action, ValueTask> _queueOutput;
    private readonly Action<ProgressRecord> _queueProgress;
    private readonly List<string> _skipped = [];
    private TransferProgress? _sending;

    /// <summary>Prepares a build.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="pipeline">The running command.</param>
    /// <param name="queueOutput">Queues output for the pipeline thread.</param>
    /// <param name="queueProgress">Queues progress for the pipeline thread.</param>
    public ImageBuildRun(
        BuildSettings settings,
        ICommandPipeline pipeline,
        Func<Action, ValueTask> queueOutput,
        Action<ProgressRecord> queueProgress)
    {
        (_settings, _pipeline, _queueOutput, _queueProgress) = (settings, pipeline, queueOutput, queueProgress);
        Options = new() { Passed = bytes => _sending?.Add(bytes), Skipped = _skipped.Add };
    }

    /// <summary>The options for reading the context.</summary>
    public CopyOptions Options { get; }

    /// <summary>The secrets, once they are read.</summary>
    public BuildSecrets Secrets { get; set; } = new();

    /// <summary>The id of the new image after a successful build.</summary>
    public string ImageId { get; private set; } = "";

    /// <summary>Runs the build.</summary>
    /// <returns>The error if the build failed; otherwise null.</returns>
    public async Task<ErrorRecord?> RunAsync(EngineSession engine, BuildSource source, string title, CancellationToken cancellationToken)
    {
        var request = await new ImageBuildRequest(_settings).MakeAsync(engine, source, cancellationToken).ConfigureAwait(false);
        if (request.Builder == BuilderKind.Classic && (_settings.Secret ?? (object?)_settings.Ssh) is not null)
        {
            return ImageErrors.BuildKitNeeded(source.Title, _settings.Secret is null ? "-Ssh" : "-Secret");
        }

        var accepted = AcceptedArchive.BuildContext(request.Builder);
        if (source.Context is { } context && await context.LookAsync(cancellationToken).ConfigureAwait(false) is { } start
            && accepted.Problem(start) is { } problem)
        {
            return ArchiveErrors.NotSuitable($"'{source.Title}'", problem, source.Title, accepted.Advice);
        }

        // Ssh agents and keys that cannot be used are an error before anything is sent.
        var services = await SessionServices.OpenAsync(
            Secrets,
            [.. (_settings.Ssh ?? []).Select(agent => new SshForward(agent.Id, agent.Paths))],
            cancellationToken).ConfigureAwait(false);
        await using (services.ConfigureAwait(false))
        {
            return await RunAsync(engine, request, source, title, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ErrorRecord?> RunAsync(
        EngineSession engine, ImageBuild request, BuildSource source, string title, CancellationToken cancellationToken)
    {
        ErrorRecord? failed = null;
        var notLogged = await FileGuard.TryAsync(
            async () =>
            {
                var log = BuildLogWriter.Open(_settings.LogPath, line => _queueOutput(() => _pipeline.WriteVerbose(line)));
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
        _sending = new TransferProgress($"Sending {source.Title}", null, _queueProgress);
        var progress = new BuildProgress($"Building {title}", _queueProgress);
        BuildReader reader = request.Builder == BuilderKind.BuildKit
            ? new BuildKitReader(log, progress, Warn)
            : new ClassicBuildReader(log, progress);
        try
        {
            await foreach (var message in engine.Client.Images.BuildAsync(request, source.Context, cancellationToken).ConfigureAwait(false))
            {
                _sending.Complete();
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
            _sending.Complete();
            progress.Complete();
            foreach (var path in _skipped)
            {
                await Warn($"'{path}' was left out: it is a socket, which cannot be sent.").ConfigureAwait(false);
            }
        }
    }

    private ValueTask Warn(string text) => _queueOutput(() => _pipeline.WriteWarning(text));
}
