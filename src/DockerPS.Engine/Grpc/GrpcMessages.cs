using System.Buffers;
using System.Buffers.Binary;
using DockerPS.Engine.Http2;

namespace DockerPS.Engine.Grpc;

/// <summary>The messages on a stream, each behind a flag and its length in four bytes.</summary>
internal sealed class GrpcMessages(Http2Stream stream) : IDisposable
{
    /// <summary>The maximum size of a received message: 16 MiB, as in the engine.</summary>
    public const int MaximumMessage = 16 << 20;

    private const int PrefixSize = 5;
    private const int FirstBuffer = 64 << 10;

    private readonly byte[] _sentPrefix = new byte[PrefixSize];
    private readonly byte[] _prefix = new byte[PrefixSize];
    private byte[] _buffer = [];

    /// <summary>Reads the next message; null at the end of the stream.</summary>
    /// <exception cref="GrpcException">The message is too large, compressed or cut off.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        var count = await FillAsync(_prefix, cancellationToken).ConfigureAwait(false);
        if (count == 0)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(_prefix.AsSpan(1));
        if (count < PrefixSize)
        {
            throw CutOff();
        }

        if (_prefix[0] != 0)
        {
            throw new GrpcException(GrpcStatus.Unimplemented, "A message is compressed, which was not agreed on.");
        }

        if (length > MaximumMessage)
        {
            throw new GrpcException(
                GrpcStatus.ResourceExhausted, $"A message of {length} bytes exceeds the maximum of {MaximumMessage >> 20} MiB.");
        }

        // The announced length is not trusted: the buffer grows with the data.
        for (var received = 0; received < length;)
        {
            Grow((int)Math.Min(length, Math.Max(FirstBuffer, 2 * received)), received);
            var target = _buffer.AsMemory(received, Math.Min(_buffer.Length, (int)length) - received);
            count = await FillAsync(target, cancellationToken).ConfigureAwait(false);
            received += count == target.Length ? count : throw CutOff();
        }

        return _buffer.AsMemory(0, (int)length);
    }

    /// <summary>Queues a message. One that could not be queued whole ends the stream.</summary>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        BinaryPrimitives.WriteInt32BigEndian(_sentPrefix.AsSpan(1), message.Length);
        try
        {
            await stream.WriteAsync(_sentPrefix, message, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            stream.Reset(Http2ErrorCode.Cancel);
            throw;
        }
    }

    /// <summary>Returns the buffer, so that the last message is no longer valid.</summary>
    public void Dispose() => Replace([]);

    private async ValueTask<int> FillAsync(Memory<byte> target, CancellationToken cancellationToken)
    {
        var length = 0;
        while (length < target.Length)
        {
            var count = await stream.ReadAsync(target[length..], cancellationToken).ConfigureAwait(false);
            if (count == 0)
            {
                break;
            }

            length += count;
        }

        return length;
    }

    private void Grow(int size, int used)
    {
        if (size > _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(size);
            _buffer.AsSpan(0, used).CopyTo(larger);
            Replace(larger);
        }
    }

    private void Replace(byte[] buffer)
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }

        _buffer = buffer;
    }

    private static GrpcException CutOff() => new(GrpcStatus.Internal, "The call ended in the middle of a message.");
}
