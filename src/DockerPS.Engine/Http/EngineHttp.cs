using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Serialization.Metadata;
using DockerPS.Engine.Errors;
using DockerPS.Engine.Json;
using DockerPS.Engine.Models;
using DockerPS.Engine.Streaming;
using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Http;

/// <summary>
/// Sends all requests to an engine: negotiates once, builds, sends, and reads refusals. There are a few shapes of responses: an
/// object, whether something changed, a sequence, a stream, or an upgraded connection.
/// </summary>
internal sealed partial class EngineHttp : IDisposable
{
    /// <summary>The maximum size of a response's body: 256 MiB. A larger one is an error.</summary>
    private const int MaximumBody = 256 << 20;

    /// <summary>The bounds of the first buffer for a response: 16 KiB and 1 MiB.</summary>
    private const int SmallBody = 16 << 10;

    private const int LargeBody = 1 << 20;

    /// <summary>The maximum that is read of a refusal, which is a message for people: 1 MiB.</summary>
    private const int MaximumError = 1 << 20;

    private static readonly ApiVersion s_contentTypeIsReliable = new(1, 42);

    private readonly DockerEndpoint _endpoint;
    private readonly EngineConnector _connector;
    private readonly DockerClientOptions _options;
    private readonly HttpMessageInvoker _invoker;

    /// <summary>
    /// Sends synchronously. It has connections of its own, since a socket that was once used asynchronously stays so; null if the
    /// connections of the endpoint are always asynchronous.
    /// </summary>
    private readonly HttpMessageInvoker? _waitingInvoker;

    /// <summary>
    /// Opens streams synchronously, each on a new connection: after some seconds, HTTP watches idle ones by an asynchronous read.
    /// </summary>
    private readonly HttpMessageInvoker? _streamInvoker;
    private readonly SemaphoreSlim _negotiation = new(1, 1);
    private ApiVersion? _version;

    /// <summary>
    /// Indicates whether the engine closes both directions at the end of a two-way stream, as Podman does; docker closes its own.
    /// </summary>
    private bool _closesBothDirections;

    public EngineHttp(DockerEndpoint endpoint, EngineConnector connector, DockerClientOptions options)
    {
        (_endpoint, _connector, _options) = (endpoint, connector, options);
        _ = JsonWarmup.Started;
        _invoker = new(CreateHandler(async token => new HalfOpenStream(await _connector.ConnectAsync(token).ConfigureAwait(false))));
        if (_connector.IsSynchronous)
        {
            _waitingInvoker = new(CreateHandler(ConnectAtOnceAsync));
            _streamInvoker = new(CreateHandler(ConnectAtOnceAsync));
        }
    }

    /// <summary>Indicates whether the engine is podman, as its responses tell; false before the first one.</summary>
    public bool IsPodman { get; private set; }

    /// <summary>Returns the negotiated API version. The engine is asked once.</summary>
    public async Task<ApiVersion> NegotiateAsync(CancellationToken cancellationToken)
    {
        if (_version is { } known)
        {
            return known;
        }

        await _negotiation.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _version ??= VersionNegotiation.Choose(
                _options.ApiVersion, _options.ApiVersion is null
                    ? await PingAsync(cancellationToken).ConfigureAwait(false)
                    : null, _endpoint);
        }
        finally
        {
            _negotiation.Release();
        }
    }

    /// <summary>Checks that the engine supports a feature; an older one would silently ignore it.</summary>
    /// <exception cref="DockerFeatureException">The engine's API is older than <paramref name="needed"/>.</exception>
    public async Task RequireAsync(ApiVersion needed, string feature, CancellationToken cancellationToken)
    {
        var actual = await NegotiateAsync(cancellationToken).ConfigureAwait(false);
        if (actual < needed)
        {
            throw new DockerFeatureException(feature, needed, actual);
        }
    }

    /// <summary>GETs an object.</summary>
    public Task<T> GetAsync<T>(
        Route route, Query? query, JsonTypeInfo<T> type, CancellationToken cancellationToken, RegistryAuth? auth = null) =>
        ExchangeAsync(HttpMethod.Get, route, query, null, type, cancellationToken, auth);

    /// <summary>GETs an object; null if the body is empty, with which podman answers for containers that are not running.</summary>
    public async Task<T?> GetUnlessEmptyAsync<T>(Route route, Query? query, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        using var response = await SendAsync(HttpMethod.Get, route, query, null, cancellationToken).ConfigureAwait(false);
        var bytes = await ReadBodyAsync(response, MaximumBody, cancellationToken).ConfigureAwait(false);
        return bytes.IsEmpty ? null : JsonReader.Parse(bytes.Span, type);
    }

    /// <summary>GETs a list; some routes send null for an empty one.</summary>
    public async Task<IReadOnlyList<T>> GetListAsync<T>(
        Route route, JsonTypeInfo<IReadOnlyList<T>> type, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Get, route, null, null, cancellationToken).ConfigureAwait(false);
        var bytes = await ReadBodyAsync(response, MaximumBody, cancellationToken).ConfigureAwait(false);
        return bytes.Span.Trim((byte)'\n').SequenceEqual("null"u8) ? [] : JsonReader.Parse(bytes.Span, type);
    }

    /// <summary>Sends a request, and reads an object.</summary>
    public async Task<T> ExchangeAsync<T>(
        HttpMethod method, Route route, Query? query, HttpContent? body, JsonTypeInfo<T> type, CancellationToken cancellationToken,
        RegistryAuth? auth = null)
    {
        using var response = await SendAsync(method, route, query, body, cancellationToken, auth).ConfigureAwait(false);
        var bytes = await ReadBodyAsync(response, MaximumBody, cancellationToken).ConfigureAwait(false);
        return JsonReader.Parse(bytes.Span, type);
    }

    /// <summary>
    /// Sends a request, and reads an object; null for the status 204 only, since an empty body with another status is an error.
    /// </summary>
    public async Task<T?> SendOptionalAsync<T>(
        HttpMethod method, Route route, HttpContent body, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        using var response = await SendAsync(method, route, null, body, cancellationToken).ConfigureAwait(false);
        var bytes = await ReadBodyAsync(response, MaximumBody, cancellationToken).ConfigureAwait(false);
        return response.StatusCode == HttpStatusCode.NoContent ? null : JsonReader.Parse(bytes.Span, type);
    }

    /// <summary>
    /// Sends a request whose body comes long after its headers: the outer task completes with the headers, the inner one with the
    /// body.
    /// </summary>
    public async Task<Task<T>> SendDeferredAsync<T>(
        HttpMethod method, Route route, Query? query, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        // The caller goes on while the body is awaited, which no thread that waits for it could.
        var response = await Task.Run(
            () => SendAsync(method, route, query, null, cancellationToken), cancellationToken).ConfigureAwait(false);
        return Task.Run(AnswerAsync, CancellationToken.None);

        async Task<T> AnswerAsync()
        {
            using (response)
            {
                return JsonReader.Parse((await ReadBodyAsync(response, MaximumBody, cancellationToken).ConfigureAwait(false)).Span, type);
            }
        }
    }

    /// <summary>Sends a request that changes something; false if there was nothing to change (304).</summary>
    public async Task<bool> ChangeAsync(
        HttpMethod method, Route route, Query? query, HttpContent? body, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(method, route, query, body, cancellationToken).ConfigureAwait(false);
        return response.StatusCode != HttpStatusCode.NotModified;
    }

    /// <summary>Sends a request, and streams a sequence of JSON values.</summary>
    public IAsyncEnumerable<T> StreamAsync<T>(
        HttpMethod method, Route route, Query? query, HttpContent? body, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        StreamAsync(method, route, query, body, auth: null, type, cancellationToken);

    /// <summary>Sends a request with credentials for a registry, and streams a sequence of JSON values.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        HttpMethod method,
        Route route,
        Query? query,
        HttpContent? body,
        RegistryAuth? auth,
        JsonTypeInfo<T> type,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var response = await SendAsync(
            method, route, query, body, cancellationToken, auth, isStream: true).ConfigureAwait(false);
        var stream = await response.OpenBodyAsync(cancellationToken).ConfigureAwait(false);
        await foreach (var value in JsonSequence.ReadAsync(stream, type, cancellationToken).ConfigureAwait(false))
        {
            yield return value;
        }
    }

    /// <summary>GETs a stream of bytes. The caller disposes the response.</summary>
    public Task<HttpResponseMessage> OpenAsync(Route route, Query? query, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, route, query, null, cancellationToken, isStream: true);

    /// <summary>Requests the headers only. A refusal has a status then, but no message.</summary>
    public Task<HttpResponseMessage> HeadAsync(Route route, Query? query, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Head, route, query, null, cancellationToken);

    /// <summary>
    /// Indicates whether output comes in frames. Since API 1.42 the content type tells; before, it was always raw, and only the
    /// terminal decides.
    /// </summary>
    public async Task<bool> IsMultiplexedAsync(string? mediaType, Func<Task<bool>> tty, CancellationToken cancellationToken) =>
        mediaType == "application/vnd.docker.multiplexed-stream"
        || (await NegotiateAsync(cancellationToken).ConfigureAwait(false) < s_contentTypeIsReliable && !await tty().ConfigureAwait(false));

    /// <summary>Pings the engine, without a version and within the connect timeout.</summary>
    public async Task<EnginePing> PingAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.ConnectTimeout);
        try
        {
            using var response = await PingAsync(HttpMethod.Head, limit.Token).ConfigureAwait(false) is { IsSuccessStatusCode: true } answer
                ? answer
                : await PingAsync(HttpMethod.Get, limit.Token).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
            {
                _closesBothDirections = response.Headers.Contains("Libpod-API-Version");
                return EnginePing.From(response.Headers);
            }

            var refusal = await RefusalAsync(response, limit.Token).ConfigureAwait(false);
            throw (int)response.StatusCode is >= 300 and < 500 and not (401 or 403) ? NotAnEngine(refusal) : refusal;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw TimedOut();
        }
    }

    public void Dispose()
    {
        _invoker.Dispose();
        _waitingInvoker?.Dispose();
        _streamInvoker?.Dispose();
        _negotiation.Dispose();
    }

    private Task<HttpResponseMessage> PingAsync(HttpMethod method, CancellationToken cancellationToken) =>
        TransmitAsync(null, new(method, new Uri(_connector.BaseAddress, "/_ping")), cancellationToken);

    /// <summary>Builds and sends any request but the ping, and reads refusals.</summary>
    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        Route route,
        Query? query,
        HttpContent? body,
        CancellationToken cancellationToken,
        RegistryAuth? auth = null,
        string? upgrade = null,
        HttpMessageInvoker? invoker = null,
        bool isStream = false,
        bool isFirst = true)
    {
        var version = await NegotiateAsync(cancellationToken).ConfigureAwait(false);
        var request = new HttpRequestMessage(method, new Uri(_connector.BaseAddress, $"/v{version}{route}{query}"))
        {
            // The handler does not retry requests that have a body, even an empty one, when the connection breaks.
            Content = body ?? (method == HttpMethod.Get || method == HttpMethod.Head ? null : new ByteArrayContent([])),
        };

        // A streamed body waits for the engine's consent, so that a refusal is read instead of a broken connection.
        request.Headers.ExpectContinue = body is StreamContent or StreamedContent { OnRequest: true };
        if (auth is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Registry-Auth", auth.ToHeader());
        }

        if (upgrade is not null)
        {
            request.Headers.Connection.Add("Upgrade");
            request.Headers.Upgrade.Add(new ProductHeaderValue(upgrade));
        }

        var response = await TransmitAsync(invoker, request, cancellationToken, isStream).ConfigureAwait(false);
        if (response.IsSuccessStatusCode || response.StatusCode is HttpStatusCode.SwitchingProtocols or HttpStatusCode.NotModified)
        {
            return response;
        }

        using (response)
        {
            var refusal = await RefusalAsync(response, cancellationToken).ConfigureAwait(false);
            var canRepeat = isFirst && _options.ApiVersion is null && request.Content is null or ByteArrayContent;
            if (canRepeat && VersionNegotiation.IsRefusal(refusal))
            {
                // Another engine is at this endpoint now, or another version of it.
                _version = null;
                return await SendAsync(method, route, query, body, cancellationToken, auth, upgrade, invoker, isStream, isFirst: false)
                    .ConfigureAwait(false);
            }

            throw await SwarmRefusal.ExplainAsync(route.ToString(), refusal, () => ManagersAsync(cancellationToken)).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Sends the request, and translates transport failures into errors for users. A thread that waits sends it itself, but for bodies that
    /// are written asynchronously.
    /// </summary>
    /// <param name="invoker">The sender, if the request needs one of its own.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the sending.</param>
    /// <param name="isStream">Indicates whether the response is read piece by piece.</param>
    private async Task<HttpResponseMessage> TransmitAsync(
        HttpMessageInvoker? invoker, HttpRequestMessage request, CancellationToken cancellationToken, bool isStream = false)
    {
        foreach (var (name, value) in _options.Headers)
        {
            if (value.AsSpan().ContainsAny('\r', '\n', '\0'))
            {
                throw new DockerConnectionException(
                    ConnectionFailure.Configuration,
                    _endpoint,
                    $"The header '{name}' (HttpHeaders of config.json, or DOCKER_CUSTOM_HEADERS) contains a line break.");
            }

            request.Headers.TryAddWithoutValidation(name, value);
        }

        try
        {
            var waits = WaitingThread.IsCurrent && _waitingInvoker is not null && request.Content is null or ByteArrayContent;
            request.Headers.ConnectionClose = waits && isStream ? true : null;
            var response = waits
                ? (invoker ?? (isStream ? _streamInvoker : _waitingInvoker)!).Send(request, cancellationToken)
                : await (invoker ?? _invoker).SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (waits && WaitingThread.Connection is { } connection)
            {
                response.SetConnection(connection);
            }

            IsPodman |= response.Headers.Contains("Libpod-API-Version");
            return response;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw TimedOut();
        }
        catch (HttpRequestException error) when (
            error.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
                or HttpRequestError.NameResolutionError)
        {
            // The endpoint may lead to another engine next time.
            _version = null;
            throw _connector.Explain(error);
        }
        catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.InvalidResponse)
        {
            throw NotAnEngine(error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            _version = null;
            throw _connector.Refusal(error) ?? (DockerException)new DockerStreamException(
                $"The connection to the Docker engine at {_endpoint} broke before it responded: {error.GetBaseException().Message}", error)
            {
                Advice = "Check that the engine is still running, and whether it carried out the request.",
            };
        }
    }

    /// <summary>Returns the addresses of the swarm's managers, which workers know; none if this fails.</summary>
    private async Task<IReadOnlyList<string>> ManagersAsync(CancellationToken cancellationToken)
    {
        try
        {
            var info = await GetAsync($"/info", null, EngineJson.Default.SystemInfo, cancellationToken).ConfigureAwait(false);
            return [.. (info.Swarm?.RemoteManagers ?? []).Select(manager => manager.Addr).OfType<string>()];
        }
        catch (DockerException)
        {
            return [];
        }
    }

    private DockerConnectionException NotAnEngine(Exception error) =>
        new(
            ConnectionFailure.NotAnEngine,
            _endpoint,
            $"The endpoint {_endpoint} is not a Docker engine, or it expects TLS: {error.Message}",
            error)
        {
            Advice = "Check the endpoint. A port with TLS (usually 2376) refuses plain requests.",
        };

    private DockerConnectionException TimedOut() =>
        new(
            ConnectionFailure.Timeout,
            _endpoint,
            $"The Docker engine at {_endpoint} did not respond within {_options.ConnectTimeout.TotalSeconds:0.#} seconds.")
        {
            Advice = "Check that the engine is running and not overloaded. DOCKERPS_CONNECT_TIMEOUT sets the limit, in seconds.",
        };

    private static async Task<DockerApiException> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = await ReadBodyAsync(response, MaximumError, cancellationToken, truncate: true).ConfigureAwait(false);
        return Refusal.Read(response, text.Span);
    }

    private static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(
        HttpResponseMessage response, int maximum, CancellationToken cancellationToken, bool truncate = false)
    {
        try
        {
            using var stream = await response.OpenBodyAsync(cancellationToken).ConfigureAwait(false);
            // The announced length is not trusted: the buffer grows with the data.
            var buffer = new byte[Math.Clamp(response.Content.Headers.ContentLength ?? 0, SmallBody, LargeBody) + 1];
            for (var length = 0; ;)
            {
                var read = WaitingThread.IsCurrent && stream is ResponseStream own
                    ? own.Read(buffer.AsSpan(length), cancellationToken)
                    : await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                length += read;
                if (read == 0 || (truncate && length >= maximum))
                {
                    return buffer.AsMemory(0, length);
                }

                if (length > maximum)
                {
                    throw new DockerStreamException($"The engine's answer is larger than {maximum >> 20} MiB.");
                }

                if (length == buffer.Length)
                {
                    Array.Resize(ref buffer, Math.Min(buffer.Length * 2, maximum + 1));
                }
            }
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw DockerStreamException.BrokenOff(error);
        }
    }

    private SocketsHttpHandler CreateHandler(Func<CancellationToken, ValueTask<Stream>> connect) => new()
    {
        ConnectCallback = (_, token) => connect(token),
        ConnectTimeout = _options.ConnectTimeout,
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),

        // An abandoned response is closed rather than drained, so that the engine stops sending at once.
        ResponseDrainTimeout = TimeSpan.Zero,
    };
}
