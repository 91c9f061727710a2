using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Endpoints;

/// <content>The routes that create images from a Dockerfile, and from a container.</content>
public sealed partial class ImageEndpoints
{
    /// <summary>The timeout for cancelling a build.</summary>
    private static readonly TimeSpan s_cancelLimit = TimeSpan.FromSeconds(3);

    /// <summary>POST /build: builds an image, and streams the progress. Disposing the stream ends the build.</summary>
    /// <param name="build">The settings of the build.</param>
    /// <param name="context">The build context; null if the engine fetches it.</param>
    /// <param name="cancellationToken">Cancels the build.</param>
    /// <returns>The builder's messages; one has the new image's id.</returns>
    /// <exception cref="DockerOperationException">The build failed.</exception>
    /// <exception cref="ArchiveException">A file of the context cannot be read.</exception>
    public async IAsyncEnumerable<BuildMessage> BuildAsync(
        ImageBuild build,
        BuildContext? context,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var buildId = Guid.NewGuid().ToString("N");
        using var sending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var body = new ContextBody(build, context, sending);
        var (ended, hasImage) = (false, false);
        try
        {
            var messages = _http
                .StreamAsync(
                    HttpMethod.Post, $"/build", QueryOf(build, buildId), body.Content, EngineJson.Default.BuildMessage, sending.Token)
                .GetAsyncEnumerator(CancellationToken.None);
            await using (messages.ConfigureAwait(false))
            {
                while (await body.GuardAsync(messages.MoveNextAsync()).ConfigureAwait(false))
                {
                    var message = messages.Current;
                    if (message.Error?.Message is not null || message.ErrorText is not null)
                    {
                        ended = true;
                        throw new DockerOperationException(message.Error?.Message ?? message.ErrorText!) { Code = message.Error?.Code };
                    }

                    hasImage |= message.ImageId is not null;
                    yield return message;
                }
            }

            ended = true;
        }
        finally
        {
            if (!ended && build.Builder == BuilderKind.BuildKit)
            {
                await CancelBuildAsync(buildId).ConfigureAwait(false);
            }
        }

        if (!hasImage)
        {
            throw new DockerStreamException("The engine ended the build without the new image's id.");
        }
    }

    /// <summary>POST /commit: creates an image from a container.</summary>
    /// <param name="commit">The settings of the commit.</param>
    /// <param name="cancellationToken">Cancels the request; what the engine has begun, it ends.</param>
    /// <returns>The new image's id.</returns>
    public async Task<string> CommitAsync(ImageCommit commit, CancellationToken cancellationToken = default)
    {
        var query = new Query()
            .Add("container", commit.Container).Add("repo", commit.Name?.FamiliarRepository).Add("tag", commit.Name?.Version)
            .Add("author", commit.Author).Add("comment", commit.Message).Add("pause", commit.Pause ? null : "0");
        foreach (var change in commit.Changes)
        {
            query.Add("changes", change);
        }

        // Docker would ignore the container's own settings if there were a body; podman requires one.
        using var body = _http.IsPodman ? new StringContent("{}", System.Text.Encoding.UTF8, "application/json") : null;
        return (await _http.ExchangeAsync(
            HttpMethod.Post, $"/commit", query, body, EngineJson.Default.ImageCommitted, cancellationToken).ConfigureAwait(false)).Id;
    }

    /// <summary>POST /build/cancel: cancels a build, which on some engines goes on for a while after the connection is closed.</summary>
    private async Task CancelBuildAsync(string buildId)
    {
        using var limit = new CancellationTokenSource(s_cancelLimit);
        try
        {
            await _http.ChangeAsync(
                HttpMethod.Post, $"/build/cancel", new Query().Add("id", buildId), null, limit.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is DockerException or OperationCanceledException)
        {
            // The caller has gone; there is nobody to report this to.
        }
    }

    private static Query QueryOf(ImageBuild build, string buildId)
    {
        var query = new Query()
            .Add("version", ((int)build.Builder).ToString(CultureInfo.InvariantCulture))
            .Add("buildid", buildId).Add("rm", true).Add("forcerm", true)
            .Add("session", build.Session)
            .Add("remote", build.Remote).Add("dockerfile", build.Dockerfile).Add("target", build.Target).Add("platform", build.Platform)
            .Add("nocache", build.NoCache).Add("pull", build.Pull).Add("networkmode", build.NetworkMode)
            .Add("shmsize", build.ShmSize).Add("squash", build.Squash)
            .Add("buildargs", Json(build.Arguments, EngineJson.Default.IReadOnlyDictionaryStringString))
            .Add("labels", Json(build.Labels, EngineJson.Default.IReadOnlyDictionaryStringString))
            .Add("cachefrom", Json(build.CacheFrom, EngineJson.Default.IReadOnlyListString))
            .Add("ulimits", Json(build.Ulimits, EngineJson.Default.IReadOnlyListUlimit));
        foreach (var host in build.ExtraHosts)
        {
            query.Add("extrahosts", host);
        }

        foreach (var tag in build.Tags)
        {
            query.Add("t", tag);
        }

        return query;
    }

    private static string? Json<T>(T? value, JsonTypeInfo<T> type)
        where T : class => value is null ? null : JsonSerializer.Serialize(value, type);

    /// <summary>
    /// The build context as a request's body. A file that cannot be read ends the request, and is the error that the caller gets, not
    /// the broken connection.
    /// </summary>
    private sealed class ContextBody : IDisposable
    {
        private readonly CancellationTokenSource _request;
        private Exception? _failure;

        public ContextBody(ImageBuild build, BuildContext? context, CancellationTokenSource request)
        {
            _request = request;
            Content = context is null
                ? new ByteArrayContent([])
                : new StreamedContent(
                    (output, token) => WriteAsync(context, build.Builder, output, token), "application/x-tar") { OnRequest = true };
            if (build.Credentials is { Count: > 0 } credentials)
            {
                Content.Headers.Add("X-Registry-Config", RegistryAuth.ToHeader(credentials));
            }
        }

        public HttpContent Content { get; }

        public void Dispose() => Content.Dispose();

        public async ValueTask<bool> GuardAsync(ValueTask<bool> next)
        {
            try
            {
                return await next.ConfigureAwait(false);
            }
            catch (Exception error) when (_failure is not null && error != _failure)
            {
                throw _failure;
            }
        }

        private async Task WriteAsync(BuildContext context, BuilderKind builder, Stream output, CancellationToken cancellationToken)
        {
            try
            {
                await context.WriteAsync(output, builder, cancellationToken).ConfigureAwait(false);
            }
            catch (ArchiveException failure)
            {
                _failure = failure;
                await _request.CancelAsync().ConfigureAwait(false);
                throw;
            }
        }
    }
}
