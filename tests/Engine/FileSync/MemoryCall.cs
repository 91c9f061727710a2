using System.Threading.Channels;
using DockerPS.Engine.Grpc;

namespace DockerPS.Engine.Tests.FileSync;

/// <summary>
/// One end of a call in memory, as strict as the contract allows: messages stay queued until they are many or flushed, few are in
/// flight, and the bytes of a message are overwritten at the next read.
/// </summary>
internal sealed class MemoryCall : GrpcCall
{
    private const int FlushedAt = 16 << 10;

    private readonly ChannelReader<byte[]> _incoming;
    private readonly ChannelWriter<byte[]> _outgoing;
    private readonly List<byte[]> _queued = [];
    private byte[] _last = [];
    private int _queuedBytes;
    private int _reading;
    private int _writing;

    private MemoryCall(GrpcMetadata metadata, ChannelReader<byte[]> incoming, ChannelWriter<byte[]> outgoing) =>
        (Metadata, _incoming, _outgoing) = (metadata, incoming, outgoing);

    public override GrpcMetadata Metadata { get; }

    /// <summary>Called before each message that is read, with the number of those before it.</summary>
    public Action<int>? BeforeRead { get; set; }

    public int Count { get; private set; }

    public static (MemoryCall Engine, MemoryCall Client) Pair(GrpcMetadata? metadata = null, int inFlight = 32)
    {
        var (there, back) = (Channel.CreateBounded<byte[]>(inFlight), Channel.CreateBounded<byte[]>(inFlight));
        return (new(metadata ?? new(), back.Reader, there.Writer), new(metadata ?? new(), there.Reader, back.Writer));
    }

    public override async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        Assert.Equal(1, Interlocked.Increment(ref _reading));
        try
        {
            _last.AsSpan().Fill(0xEE);
            BeforeRead?.Invoke(Count);
            if (!await _incoming.WaitToReadAsync(cancellationToken) || !_incoming.TryRead(out var message))
            {
                return null;
            }

            Count++;
            _last = message;
            return message;
        }
        finally
        {
            Interlocked.Decrement(ref _reading);
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        _queued.Add(message.ToArray());
        _queuedBytes += message.Length + 5;
        if (_queuedBytes >= FlushedAt)
        {
            await FlushAsync(cancellationToken);
        }
    }

    public override async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        Assert.Equal(1, Interlocked.Increment(ref _writing));
        try
        {
            foreach (var message in _queued)
            {
                await _outgoing.WriteAsync(message, cancellationToken);
            }
        }
        catch (ChannelClosedException error)
        {
            throw new GrpcException(GrpcStatus.Unavailable, "The call has ended.", error);
        }
        finally
        {
            Interlocked.Decrement(ref _writing);
        }

        _queued.Clear();
        _queuedBytes = 0;
    }

    /// <summary>Ends the direction from here to the other side.</summary>
    public void End(GrpcException? error = null) => _outgoing.TryComplete(error);

    /// <summary>Runs a handler, and ends the call as it ends.</summary>
    public async Task ServeAsync(Func<Task> handler)
    {
        try
        {
            await handler();
            End();
        }
        catch (Exception error)
        {
            End(error as GrpcException ?? new(GrpcStatus.Unknown, error.Message, error));
            throw;
        }
    }
}
