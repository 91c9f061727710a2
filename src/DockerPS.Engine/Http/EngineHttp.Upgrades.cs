using System.Net;
using System.Text;
using DockerPS.Engine.Streaming;
using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Http;

/// <content>Connections that are not for a request and its response only.</content>
internal sealed partial class EngineHttp
{
    /// <summary>POSTs a request that upgrades its connection to a two-way stream.</summary>
    public Task<UpgradedStream> UpgradeAsync(Route route, Query? query, HttpContent? body, CancellationToken cancellationToken)
    {
        return !_connector.IsSynchronous ? OpenAsync(_connector.ConnectAsync)
            : WaitingThread.IsCurrent ? OpenWaitingAsync()
            : WaitingThread.RunAsync(OpenWaitingAsync);

        Task<UpgradedStream> OpenWaitingAsync() => OpenAsync(ConnectAtOnceAsync);

        Task<UpgradedStream> OpenAsync(Func<CancellationToken, ValueTask<Stream>> connect) =>
            UpgradeAsync(connect, route, query, body, cancellationToken);
    }

    private async Task<UpgradedStream> UpgradeAsync(
        Func<CancellationToken, ValueTask<Stream>> connect,
        Route route,
        Query? query,
        HttpContent? body,
        CancellationToken cancellationToken)
    {
        // A pooled connection would bypass the callback that captures it, so each upgrade has a handler of its own.
        WatchedStream? connection = null;
        var invoker = new HttpMessageInvoker(CreateHandler(async token =>
            connection = new(await connect(token).ConfigureAwait(false), _connector.IsFullyClosed)));
        try
        {
            var response = await SendAsync(
                HttpMethod.Post, route, query, body, cancellationToken, upgrade: "tcp", invoker: invoker).ConfigureAwait(false);
            if (WaitingThread.IsCurrent)
            {
                response.SetConnection(connection!);
            }

            var stream = await response.OpenBodyAsync(cancellationToken).ConfigureAwait(false);
            Func<ValueTask>? closeWrite = response.StatusCode == HttpStatusCode.SwitchingProtocols
                ? () => _connector.CloseWriteAsync(connection!.Inner)
                : null;
            return new UpgradedStream(
                stream, closeWrite, response.Content.Headers.ContentType?.MediaType, invoker, () =>
                    !_closesBothDirections && connection!.WasFullyClosed);
        }
        catch
        {
            invoker.Dispose();
            throw;
        }
    }

    /// <summary>POSTs a request that upgrades its connection to HTTP/2, and returns the connection from its first byte on.</summary>
    /// <param name="route">The route.</param>
    /// <param name="headers">Headers of the request, each of which is sent as a line of its own.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<Stream> UpgradeToHttp2Async(
        Route route, IEnumerable<KeyValuePair<string, string>> headers, CancellationToken cancellationToken)
    {
        var lines = Encoding.UTF8.GetBytes(string.Concat(headers.Select(header => $"{header.Key}: {WithoutBreaks(header.Value)}\r\n")));
        var invoker = new HttpMessageInvoker(CreateHandler(async token =>
            new HeadLinesStream(await _connector.ConnectAsync(token).ConfigureAwait(false), lines)));
        try
        {
            // HTTP/2 reads and writes at the same time, so its connection is asynchronous from the start.
            var response = await Task.Run(
                () => SendAsync(HttpMethod.Post, route, null, null, cancellationToken, upgrade: "h2c", invoker: invoker), cancellationToken)
                .ConfigureAwait(false);
            return response.StatusCode == HttpStatusCode.SwitchingProtocols
                ? new OwnedStream(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), invoker)
                : throw new DockerStreamException($"The engine did not open a two-way connection for {route}.")
                {
                    IsUpgradeMissing = true,
                    Advice = "A proxy between this computer and the engine may not pass on upgrades of connections.",
                };
        }
        catch
        {
            invoker.Dispose();
            throw;
        }
    }

    /// <summary>Opens a connection without a request.</summary>
    public async Task<Stream> ConnectAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.ConnectTimeout);
        try
        {
            return await _connector.ConnectAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw TimedOut();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw _connector.Explain(error);
        }
    }

    /// <summary>Opens a connection for synchronous use. The task is completed.</summary>
    private ValueTask<Stream> ConnectAtOnceAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(_connector.Connect(cancellationToken));

    private static string WithoutBreaks(string value) => value.AsSpan().ContainsAny('\r', '\n', '\0')
        ? throw new ArgumentException("The value of a header contains a line break.", nameof(value))
        : value;
}
