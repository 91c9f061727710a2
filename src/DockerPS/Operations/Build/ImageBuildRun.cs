using System.Management.Automation;
using System.Net;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Builds;
using DockerPS.Engine.Files;
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

    /// <summary>The result after a successful build.</summary>
    public BuildKitResult Result { get; private set; } = new(null, new Dictionary<string, string>(), [], []);

    /// <summary>Runs the build.</summary>
    /// <returns>The error if the build failed; otherwise null.</returns>
    public async Task<ErrorRecord?> RunAsync(EngineSession engine, BuildSource source, string title, CancellationToken cancellationToken)
    {
        var request = await new ImageBuildRequest(_settings).MakeAsync(engine, source, cancellationToken).ConfigureAwait(false);
        if (request.Builder == BuilderKind.Classic && _settings.BuildKitParameter is { } parameter)
        {
            return ImageErrors.BuildKitNeeded(source.Title, parameter);
        }

        if (_settings.MetadataPath is { } metadata && UnwritableMetadata(metadata) is { } unwritable)
        {
            return unwritable;
        }

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
                var report = new BuildReport(title, _settings.LogPath, _pipeline, _queueOutput, _queueProgress);
                await using (report.ConfigureAwait(false))
                {
                    failed = request.Builder == BuilderKind.BuildKit
                        ? await BuildWithBuildKitAsync(engine, request, source, new(report), cancellationToken).ConfigureAwait(false)
                        : await BuildAsync(engine, request, source, new ClassicBuildReader(report), cancellationToken)
                            .ConfigureAwait(false);
                }
            },
            error => FileErrors.FileNotWritten(_settings.LogPath ?? "", error)).ConfigureAwait(false);
        return notLogged ?? failed ?? await WriteMetadataAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns the error of a path that cannot be that of a file, before anything is built.</summary>
    private static ErrorRecord? UnwritableMetadata(string path)
    {
        ErrorRecord? refusal = null;
        return FileGuard.Try(
            () => refusal = Directory.Exists(path) || !UnfinishedFile.CanReplace(path) ? FileErrors.FileNotReplaceable(path)
                : Path.GetDirectoryName(path) is { } folder && !Directory.Exists(folder) ? FileErrors.FolderNotFound(folder)
                : null,
            error => FileErrors.FileNotWritten(path, error)) ?? refusal;
    }

    private Task<ErrorRecord?> WriteMetadataAsync(CancellationToken cancellationToken) => _settings.MetadataPath is { } path
        ? NewFile.WriteAsync(path, overwrite: true, BuildMetadata.ToJson(Result.Metadata), isPrivate: false, cancellationToken)
        : Task.FromResult<ErrorRecord?>(null);

    private async Task<ErrorRecord?> BuildWithBuildKitAsync(
        EngineSession engine,
        ImageBuild request,
        BuildSource source,
        BuildKitReader reader,
        CancellationToken cancellationToken)
    {
        // Ssh agents and keys that cannot be used are an error before anything is sent.
        var services = await SessionServices.OpenAsync(
            Secrets,
            [.. (_settings.Ssh ?? []).Select(agent => new SshForward(agent.Id, agent.Paths))],
            cancellationToken).ConfigureAwait(false);
        await using (services.ConfigureAwait(false))
        {
            // Only the engine's own route knows -Squash, and refuses it in its own words.
            var control = _settings.Squash
                ? null
                : await BuildKitRoutes.OpenControlAsync(engine.Client, cancellationToken).ConfigureAwait(false);
            if (control is null)
            {
                return await BuildWithoutControlAsync(engine, request, source, services, reader, cancellationToken)
                    .ConfigureAwait(false);
            }

            await using (control.ConfigureAwait(false))
            {
                var build = new BuildKitBuild(engine, _settings, source, services);
                return await GuardAsync(
                    source,
                    reader,
                    async () => Result = await build.RunAsync(control, reader.ReadAsync, cancellationToken).ConfigureAwait(false),
                    build.Warnings).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Builds through the engine's own route, if a proxy before it, or podman, has no control API of BuildKit.</summary>
    private async Task<ErrorRecord?> BuildWithoutControlAsync(
        EngineSession engine,
        ImageBuild request,
        BuildSource source,
        SessionServices services,
        BuildKitReader reader,
        CancellationToken cancellationToken)
    {
        if (_settings.ControlParameter is { } parameter)
        {
            return _settings.Squash
                ? CommonErrors.InvalidParameter($"-Squash and {parameter} exclude each other: they take different routes.", source.Title)
                : ImageErrors.BuildControlNeeded(source.Title, parameter);
        }

        var session = await BuildKitRoutes.OpenSessionAsync(engine.Client, services, cancellationToken).ConfigureAwait(false);
        if (session is null)
        {
            return (_settings.Secret ?? (object?)_settings.Ssh) is null
                ? await BuildAsync(engine, request, source, reader, cancellationToken).ConfigureAwait(false)
                : ImageErrors.BuildSessionNeeded(source.Title, _settings.Secret is null ? "-Ssh" : "-Secret");
        }

        await using (session.ConfigureAwait(false))
        {
            return await BuildAsync(engine, request with { Session = session.Id }, source, reader, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    /// <summary>Builds through the engine's own route, which gets the context as a tar.</summary>
    private async Task<ErrorRecord?> BuildAsync(
        EngineSession engine,
        ImageBuild request,
        BuildSource source,
        BuildReader reader,
        CancellationToken cancellationToken)
    {
        var sending = _sending = new TransferProgress($"Sending {source.Title}", null, _queueProgress);
        return await GuardAsync(
            source,
            reader,
            async () =>
            {
                try
                {
                    await foreach (var message in engine.Client.Images.BuildAsync(request, source.Context, cancellationToken)
                        .ConfigureAwait(false))
                    {
                        sending.Complete();
                        await reader.ReadAsync(message).ConfigureAwait(false);
                        Result = message.ImageId is { } id ? Result with { ImageId = id } : Result;
                    }
                }
                finally
                {
                    sending.Complete();
                }
            },
            () => _skipped.Select(path => SkippedSocket(path))).ConfigureAwait(false);
    }

    /// <summary>Runs a build, and returns its error with the failed step.</summary>
    private static async Task<ErrorRecord?> GuardAsync(
        BuildSource source,
        BuildReader reader,
        Func<Task> build,
        Func<IEnumerable<string>> warnings)
    {
        try
        {
            await build().ConfigureAwait(false);
            await reader.EndAsync(failure: null).ConfigureAwait(false);
            return null;
        }
        catch (FormatException contradiction)
        {
            return CommonErrors.InvalidParameter(contradiction.Message, source.Title);
        }
        catch (DockerException failure)
            when (failure is DockerOperationException or DockerApiException { StatusCode: HttpStatusCode.BadRequest })
        {
            await reader.EndAsync(failure).ConfigureAwait(false);
            await reader.Report.WriteAsync($"ERROR: {failure.Message}").ConfigureAwait(false);
            var step = reader.FailedStep(failure);
            return ImageErrors.BuildFailed(source.Title, failure, step?.Name, step?.ExitCode, step?.LastLines);
        }
        finally
        {
            reader.Report.Progress.Complete();
            foreach (var warning in warnings())
            {
                await reader.Report.WarnAsync(warning).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Returns the warning of a socket in a context.</summary>
    internal static string SkippedSocket(string path) => $"'{path}' was left out: it is a socket, which cannot be sent.";
}
