using DockerPS.Engine.Grpc;

namespace DockerPS.Engine.Builds;

/// <summary>Reads the requests of a build to an agent; the messages of the call cut them anywhere.</summary>
/// <param name="call">The call.</param>
internal sealed class AgentRequests(GrpcCall call)
{
    private byte[] _buffer = new byte[4096];
    private int _start;
    private int _end;

    /// <summary>Returns the next packet, valid until the next call; null at the end of the input, even within a packet.</summary>
    /// <exception cref="GrpcException">The packet is empty or too large, or the call broke.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var pending = _buffer.AsMemory(_start.._end);
            if (pending.Length >= AgentPacket.PrefixSize)
            {
                var length = AgentPacket.PrefixSize + (AgentPacket.LengthOf(pending.Span) ?? throw new GrpcException(
                    GrpcStatus.ResourceExhausted, "a request to the ssh agent is empty, or larger than 256 KiB"));
                if (pending.Length >= length)
                {
                    _start += length;
                    return pending[..length];
                }
            }

            if (await call.ReadAsync(cancellationToken).ConfigureAwait(false) is not { } message)
            {
                return null;
            }

            Add(ServiceMessage.First(message.Span));
        }
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        var pending = _buffer.AsSpan(_start.._end);
        if (_end + bytes.Length > _buffer.Length)
        {
            var target = pending.Length + bytes.Length > _buffer.Length
                ? new byte[Math.Max(pending.Length + bytes.Length, 2 * _buffer.Length)]
                : _buffer;
            pending.CopyTo(target);
            (_buffer, _start, _end) = (target, 0, pending.Length);
        }

        bytes.CopyTo(_buffer.AsSpan(_end));
        _end += bytes.Length;
    }
}
