using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using DockerPS.Engine.Http2.Hpack;

namespace DockerPS.Engine.Http2;

/// <summary>
/// The one writer of a connection. Control frames go first; the streams with data take turns, a frame each. Whatever has gathered
/// during a write goes into the next one.
/// </summary>
/// <param name="connection">The connection.</param>
/// <param name="gate">The lock of the connection. It is never held while something is awaited.</param>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore without a wait handle holds nothing.")]
internal sealed class FrameSender(Stream connection, object gate)
{
    /// <summary>The amount of data of a stream that is sent without a flush: 32 KiB.</summary>
    private const int WorthSending = 32 << 10;

    /// <summary>The size at which a write is full: 128 KiB.</summary>
    private const int FullWrite = 128 << 10;

    /// <summary>
    /// The maximum of control frames in the queue: 1 MiB. Beyond it, the other side asks for answers that it does not read.
    /// </summary>
    private const int MaximumControl = 1 << 20;

    private readonly ArrayBufferWriter<byte> _control = new();
    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly ArrayBufferWriter<byte> _block = new();
    private readonly HpackEncoder _encoder = new();
    private readonly Queue<SendQueue> _ready = new();
    private readonly SemaphoreSlim _wakeUp = new(0);
    private long _window = ushort.MaxValue;
    private bool _isAwake;
    private bool _isCompleted;

    /// <summary>Indicates whether the other side asks for answers that it does not read.</summary>
    public bool IsFlooded
    {
        get
        {
            lock (gate)
            {
                return _control.WrittenCount > MaximumControl;
            }
        }
    }

    /// <summary>Queues control frames.</summary>
    public void Control(Action<IBufferWriter<byte>> write)
    {
        lock (gate)
        {
            if (_isCompleted)
            {
                return;
            }

            write(_control);
            WakeUp();
        }
    }

    /// <summary>Queues the end of a stream by an error or a cancellation.</summary>
    public void Reset(int streamId, Http2ErrorCode code) =>
        Control(target => target.Number(FrameType.Reset, streamId, (uint)code));

    /// <summary>Queues room for more data of a stream, or of the connection (0).</summary>
    public void GiveRoom(int streamId, int size) =>
        Control(target => target.Number(FrameType.WindowUpdate, streamId, (uint)size));

    /// <summary>Queues a header list.</summary>
    public void Headers(int streamId, IReadOnlyList<HeaderField> fields, bool endStream) =>
        Control(target => WriteHeaders(target, streamId, fields, endStream));

    /// <summary>Queues data of a stream, and waits while its queue is full.</summary>
    /// <param name="queue">The stream's queue.</param>
    /// <param name="prefix">The start of the data.</param>
    /// <param name="bytes">The rest of it.</param>
    /// <param name="cancellationToken">Cancels the wait; part of the data may have been queued.</param>
    /// <exception cref="Http2Exception">Nothing can be sent any more.</exception>
    public async ValueTask WriteAsync(
        SendQueue queue, ReadOnlyMemory<byte> prefix, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task room;
            lock (gate)
            {
                if (queue.Failure is { } failure)
                {
                    throw failure.Copy();
                }

                if (queue.Bytes.Length < SendQueue.Capacity)
                {
                    queue.Bytes.Add(prefix.Span);
                    var count = Math.Clamp(SendQueue.Capacity - queue.Bytes.Length, 0, bytes.Length);
                    queue.Bytes.Add(bytes.Span[..count]);
                    (prefix, bytes) = (default, bytes[count..]);
                    if (queue.Bytes.Length >= WorthSending)
                    {
                        Flush(queue);
                    }

                    if (bytes.IsEmpty)
                    {
                        return;
                    }
                }

                room = queue.Room.WaitAsync();
            }

            await room.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Sends what is queued as soon as the windows allow it.</summary>
    public void Flush(SendQueue queue)
    {
        lock (gate)
        {
            queue.IsFlushed |= queue.Bytes.Length > 0 || queue.IsEnding;
            if (queue.CanSend && !queue.IsReady)
            {
                queue.IsReady = true;
                _ready.Enqueue(queue);
                WakeUp();
            }
        }
    }

    /// <summary>Enlarges the window of a stream, or reduces it by a negative number; false if it is larger than allowed.</summary>
    public bool TryEnlarge(SendQueue queue, long change)
    {
        queue.Window += change;
        if (queue.IsFlushed)
        {
            Flush(queue);
        }

        return queue.Window <= int.MaxValue;
    }

    /// <summary>Enlarges the window of the connection; false if it is larger than allowed.</summary>
    public bool TryEnlarge(uint change)
    {
        _window += change;
        WakeUp();
        return _window <= int.MaxValue;
    }

    /// <summary>Sends the end of the connection, and nothing after it. <see cref="RunAsync"/> ends then.</summary>
    public void Farewell(int lastStreamId, Http2ErrorCode code)
    {
        lock (gate)
        {
            Control(target => target.GoAway(lastStreamId, code));
            _isCompleted = true;
            _ready.Clear();
            WakeUp();
        }
    }

    /// <summary>Sends until the end of the connection.</summary>
    public async Task RunAsync()
    {
        try
        {
            await SendAsync().ConfigureAwait(false);
        }
        finally
        {
            // What was sent may be a secret.
            _output.Clear();
        }
    }

    private async Task SendAsync()
    {
        while (true)
        {
            await _wakeUp.WaitAsync().ConfigureAwait(false);
            while (Gather())
            {
                await connection.WriteAsync(_output.WrittenMemory).ConfigureAwait(false);
                await connection.FlushAsync().ConfigureAwait(false);
            }

            lock (gate)
            {
                if (_isCompleted && _control.WrittenCount == 0)
                {
                    return;
                }
            }
        }
    }

    private void WakeUp()
    {
        if (!_isAwake)
        {
            _isAwake = true;
            _wakeUp.Release();
        }
    }

    /// <summary>Collects what can be sent; false if there is nothing, and the writer sleeps.</summary>
    private bool Gather()
    {
        lock (gate)
        {
            _output.ResetWrittenCount();
            _output.Write(_control.WrittenSpan);
            _control.ResetWrittenCount();

            // After a turn of all without a frame, nothing fits into the window of the connection.
            for (var idle = 0; idle < _ready.Count && _output.WrittenCount < FullWrite;)
            {
                var queue = _ready.Dequeue();
                idle = TakeFrame(queue) ? 0 : idle + 1;
                queue.IsReady = queue.CanSend;
                if (queue.IsReady)
                {
                    _ready.Enqueue(queue);
                }
            }

            return _isAwake = _output.WrittenCount > 0;
        }
    }

    private bool TakeFrame(SendQueue queue)
    {
        if (!queue.CanSend)
        {
            return false;
        }

        if (queue.Bytes.Length == 0 && queue.Trailers is not null)
        {
            WriteHeaders(_output, queue.StreamId, queue.Trailers, endStream: true);
            queue.Ended();
            return true;
        }

        var length = (int)Math.Min(Math.Min(queue.Bytes.Length, FrameHeader.MaximumPayload), Math.Min(queue.Window, _window));
        if (length <= 0 && queue.Bytes.Length > 0)
        {
            return false;
        }

        length = Math.Max(length, 0);
        var isLast = length == queue.Bytes.Length && queue is { IsEnding: true, Trailers: null };
        queue.Bytes.Take(_output.Frame(FrameType.Data, isLast ? FrameFlags.EndStream : FrameFlags.None, queue.StreamId, length));
        queue.Window -= length;
        _window -= length;
        queue.IsFlushed &= queue.Bytes.Length > 0 || queue.IsEnding;
        if (queue.Bytes.Length <= SendQueue.Capacity / 2)
        {
            queue.Room.Set();
        }

        if (isLast)
        {
            queue.Ended();
        }

        return true;
    }

    private void WriteHeaders(IBufferWriter<byte> target, int streamId, IReadOnlyList<HeaderField> fields, bool endStream)
    {
        _block.ResetWrittenCount();
        _encoder.Encode(fields, _block);
        target.HeaderBlock(_block.WrittenSpan, streamId, endStream);
    }
}
