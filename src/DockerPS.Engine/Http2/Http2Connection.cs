namespace DockerPS.Engine.Http2;

/// <summary>
/// A connection of HTTP/2 (RFC 9113), as either side. One loop reads frames and never waits for those who use the streams; one
/// other writes.
/// </summary>
internal sealed partial class Http2Connection : IAsyncDisposable
{
    /// <summary>The maximum number of streams that the other side may have open, and of handlers that run.</summary>
    public const int MaximumStreams = 250;

    /// <summary>The window of the connection for received data: 4 MiB.</summary>
    private const int Window = 4 << 20;

    /// <summary>The time for the last frames when the connection ends; the other side may read no more.</summary>
    private static readonly TimeSpan s_farewell = TimeSpan.FromSeconds(1);

    private readonly Stream _connection;
    private readonly Func<Http2Stream, Task>? _handler;
    private readonly FrameReader _reader;
    private readonly HeaderReader _headers = new();
    private readonly Dictionary<int, Http2Stream> _streams = [];
    private readonly Signal _change = new();
    private int _handlers;
    private int _nextId = 1;
    private int _lastRemoteId;
    private Http2Exception? _end;

    private Http2Connection(Stream connection, Http2Role role, Func<Http2Stream, Task>? handler)
    {
        (_connection, Role, _handler) = (connection, role, handler);
        _reader = new(connection);
        Sender = new(connection, Gate);
        Completion = RunAsync();
    }

    /// <summary>The side that this is.</summary>
    public Http2Role Role { get; }

    /// <summary>Completes when the connection has ended, and all handlers too. It never fails.</summary>
    public Task Completion { get; }

    /// <summary>The error that ended the connection; null before the end, and if one of the sides just closed it.</summary>
    public Http2Exception? Failure { get; private set; }

    /// <summary>The lock of the whole connection; for its parts only.</summary>
    internal object Gate { get; } = new();

    /// <summary>The writer; for the streams only.</summary>
    internal FrameSender Sender { get; }

    /// <summary>Starts a connection over a stream, which it owns.</summary>
    /// <param name="connection">The stream.</param>
    /// <param name="role">The side that this is.</param>
    /// <param name="handler">
    /// Answers the streams that the other side opens; each call has a thread of its own until it waits. When its stream is aborted, it
    /// has to end.
    /// </param>
    public static Http2Connection Start(Stream connection, Http2Role role, Func<Http2Stream, Task>? handler = null) =>
        new(connection, role, handler);

    /// <summary>Opens a stream. Waits for the other side's settings, and while it has as many streams as it wants.</summary>
    /// <param name="fields">The header list that the stream starts with.</param>
    /// <param name="endStream">Indicates whether this is all.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="Http2Exception">The connection has ended, or takes no more streams.</exception>
    public async ValueTask<Http2Stream> OpenAsync(
        IReadOnlyList<HeaderField> fields, bool endStream, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task change;
            lock (Gate)
            {
                if ((_end ?? _goAway) is { } end)
                {
                    throw end.Copy();
                }

                if (_hasSettings && _streams.Count < _maximumOpen && _nextId > 0)
                {
                    var stream = new Http2Stream(this, _nextId, _initialWindow);
                    _streams.Add(_nextId, stream);
                    _nextId += 2;
                    stream.WriteHeaders(fields, endStream);
                    return stream;
                }

                change = _change.WaitAsync();
            }

            await change.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Closes the connection, and waits for the handlers.</summary>
    public async ValueTask DisposeAsync()
    {
        End(new(Http2ErrorCode.NoError, "This side has closed the connection."), isFailure: false);
        await Task.WhenAny(_sending, Task.Delay(s_farewell)).ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
        await Completion.ConfigureAwait(false);
    }

    /// <summary>Forgets a stream that has ended; called by it.</summary>
    internal void Remove(Http2Stream stream)
    {
        if (_streams.Remove(stream.Id))
        {
            _change.Set();
        }
    }

    private async Task RunAsync()
    {
        Greet();
        _sending = SendAsync();
        Http2Exception end;
        try
        {
            await ReadAsync().ConfigureAwait(false);
            end = _goAway ?? new(Http2ErrorCode.NoError, "The other side has closed the connection.");
        }
        catch (Http2Exception error)
        {
            end = error;
        }
        catch (Exception error)
        {
            // Whatever happens, nobody may be left waiting.
            end = Break(error);
        }

        End(end, isFailure: end.Code != Http2ErrorCode.NoError);
        await Task.WhenAny(_sending, Task.Delay(s_farewell)).ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
        await _sending.ConfigureAwait(false);
        _reader.Dispose();
        await HandlersAsync().ConfigureAwait(false);
    }

    /// <summary>Sends until the end. A failure closes the connection, so that the reading loop ends, too.</summary>
    private async Task SendAsync()
    {
        try
        {
            await Sender.RunAsync().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            End(Break(error), isFailure: true);
            await _connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Ends all streams, and says farewell.</summary>
    private void End(Http2Exception end, bool isFailure)
    {
        lock (Gate)
        {
            if (_end is not null)
            {
                return;
            }

            _end = end;
            Failure = isFailure ? end : null;
            foreach (var stream in _streams.Values.ToArray())
            {
                stream.OnFailure(end);
            }

            Sender.Farewell(_lastRemoteId, end.Code);
            _change.Set();
        }
    }

    private static Http2Exception Break(Exception error) =>
        new(Http2ErrorCode.InternalError, $"The connection broke: {error.GetBaseException().Message}", innerException: error);

    private async Task HandleAsync(Http2Stream stream)
    {
        try
        {
            await _handler!(stream).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The stream tells the other side, and nobody else waits for a handler.
            stream.Reset(Http2ErrorCode.InternalError);
        }

        lock (Gate)
        {
            if (!stream.Output.IsEnding)
            {
                stream.Reset(Http2ErrorCode.InternalError);
            }

            _handlers--;
            _change.Set();
        }
    }

    private async Task HandlersAsync()
    {
        while (true)
        {
            Task change;
            lock (Gate)
            {
                if (_handlers == 0)
                {
                    return;
                }

                change = _change.WaitAsync();
            }

            await change.ConfigureAwait(false);
        }
    }
}
