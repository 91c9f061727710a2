using System.Diagnostics.CodeAnalysis;

namespace DockerPS.Engine.Http2;

/// <summary>A stream of a connection: header lists and data in both directions.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A source of a token without a timer holds nothing.")]
internal sealed class Http2Stream
{
    /// <summary>The window for received data: 1 MiB.</summary>
    public const int Window = 1 << 20;

    /// <summary>The amount of consumed data that is worth a frame which tells of it.</summary>
    private const int WorthTelling = Window / 4;

    private readonly Http2Connection _connection;
    private readonly ByteQueue _received = new();
    private readonly Signal _arrival = new();
    private readonly CancellationTokenSource _aborted = new();
    private int _window = Window;
    private int _consumed;
    private bool _remoteEnded;
    private bool _localEnded;
    private Http2Exception? _failure;

    /// <summary>Creates a stream; called by the connection.</summary>
    public Http2Stream(Http2Connection connection, int id, int window)
    {
        (_connection, Id) = (connection, id);
        Output = new(id, window, OnLocalEnd);
    }

    /// <summary>The number of the stream.</summary>
    public int Id { get; }

    /// <summary>The header list that the other side started with; empty before it has come.</summary>
    public IReadOnlyList<HeaderField> Headers { get; private set; } = [];

    /// <summary>The header list that the other side ended with; empty for none.</summary>
    public IReadOnlyList<HeaderField> Trailers { get; private set; } = [];

    /// <summary>Cancelled when the other side cancels the stream, or the connection ends.</summary>
    public CancellationToken Aborted => _aborted.Token;

    /// <summary>The data to send; for the connection only.</summary>
    public SendQueue Output { get; }

    private object Gate => _connection.Gate;

    /// <summary>Waits for the header list that the other side starts with.</summary>
    /// <exception cref="Http2Exception">The stream or the connection ended before.</exception>
    public async ValueTask<IReadOnlyList<HeaderField>> ReadHeadersAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task arrival;
            lock (Gate)
            {
                if (Headers.Count > 0)
                {
                    return Headers;
                }

                arrival = NextArrival();
            }

            await arrival.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads data; 0 bytes at the end, after which <see cref="Trailers"/> are known. Flushes before it waits.</summary>
    /// <exception cref="Http2Exception">The stream or the connection ended before.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task arrival;
            lock (Gate)
            {
                if (_received.Length > 0)
                {
                    var length = _received.Take(buffer.Span);
                    Consume(length);
                    return length;
                }

                if (_remoteEnded && _failure is null)
                {
                    return 0;
                }

                arrival = NextArrival();
            }

            await arrival.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Sends the header list that this side starts with.</summary>
    /// <param name="fields">The list.</param>
    /// <param name="endStream">Indicates whether this is all.</param>
    /// <exception cref="Http2Exception">The stream or the connection has ended.</exception>
    public void WriteHeaders(IReadOnlyList<HeaderField> fields, bool endStream = false)
    {
        lock (Gate)
        {
            if (Output.Failure is { } failure)
            {
                throw failure.Copy();
            }

            _connection.Sender.Headers(Id, fields, endStream);
            if (endStream)
            {
                Output.Ended();
            }
        }
    }

    /// <summary>Queues data, and waits while the queue is full. <see cref="Flush"/> sends what is queued.</summary>
    /// <exception cref="Http2Exception">The stream or the connection has ended.</exception>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> prefix, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        _connection.Sender.WriteAsync(Output, prefix, bytes, cancellationToken);

    /// <summary>Sends what is queued.</summary>
    public void Flush() => _connection.Sender.Flush(Output);

    /// <summary>Ends this side of the stream, after what is queued. Does nothing if it has ended.</summary>
    /// <param name="trailers">A header list to end with; null for none.</param>
    public void End(IReadOnlyList<HeaderField>? trailers = null)
    {
        lock (Gate)
        {
            if (Output.Failure is null && !Output.IsEnding)
            {
                Output.End(trailers);
                _connection.Sender.Flush(Output);
            }
        }
    }

    /// <summary>Ends both sides at once. Does nothing if both have ended.</summary>
    public void Reset(Http2ErrorCode code)
    {
        lock (Gate)
        {
            if (_failure is null && !(_localEnded && _remoteEnded))
            {
                _connection.Sender.Reset(Id, code);
                Close(new(code, "This side has cancelled the stream.", isStreamError: true), discard: true);
            }
        }
    }

    /// <summary>Takes a header list of the other side.</summary>
    public void OnHeaders(IReadOnlyList<HeaderField> fields, bool isTrailers, bool endStream)
    {
        (Headers, Trailers) = isTrailers ? (Headers, fields) : (fields, Trailers);
        OnArrival(endStream);
    }

    /// <summary>Takes data of the other side.</summary>
    /// <param name="data">The data.</param>
    /// <param name="length">Its length with the padding, which counts for the window.</param>
    /// <param name="endStream">Indicates whether this is all.</param>
    public void OnData(ReadOnlySpan<byte> data, int length, bool endStream)
    {
        if (_remoteEnded || Headers.Count == 0)
        {
            throw new Http2Exception(
                Http2ErrorCode.StreamClosed, "Data came for a stream that has ended or not begun.", isStreamError: true);
        }

        if ((_window -= length) < 0)
        {
            throw new Http2Exception(Http2ErrorCode.FlowControlError, "More data came than the window allows.", isStreamError: true);
        }

        _received.Add(data);
        Consume(length - data.Length);
        OnArrival(endStream);
    }

    /// <summary>Notes that the stream ended by an error, or its connection. What came with a regular end can still be read.</summary>
    public void OnFailure(Http2Exception failure) => Close(failure, discard: !_remoteEnded);

    /// <summary>Indicates whether the other side has ended its part.</summary>
    public bool IsRemoteEnded => _remoteEnded;

    private void OnArrival(bool endStream)
    {
        _remoteEnded |= endStream;
        _arrival.Set();
        if (_remoteEnded && _localEnded)
        {
            _connection.Remove(this);
        }
    }

    private void OnLocalEnd()
    {
        _localEnded = true;
        if (_remoteEnded)
        {
            _connection.Remove(this);
        }
        else if (_connection.Role == Http2Role.Server)
        {
            // A response may end before its request, which nobody needs then (section 8.1).
            Reset(Http2ErrorCode.NoError);
        }
    }

    private void Close(Http2Exception failure, bool discard)
    {
        Output.Close(failure);
        if (discard)
        {
            _failure ??= failure;
            _received.Clear();
        }

        _arrival.Set();
        _ = _aborted.CancelAsync();
        _connection.Remove(this);
    }

    private Task NextArrival()
    {
        if (_failure is { } failure)
        {
            throw failure.Copy();
        }

        // Whoever waits for an answer wants the question to be sent.
        Flush();
        return _arrival.WaitAsync();
    }

    private void Consume(int length)
    {
        _consumed += length;
        if (_consumed >= WorthTelling && !_remoteEnded && _failure is null)
        {
            _connection.Sender.GiveRoom(Id, _consumed);
            _window += _consumed;
            _consumed = 0;
        }
    }
}
