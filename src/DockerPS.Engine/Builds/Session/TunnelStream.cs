using DockerPS.Engine.BuildKit;
using DockerPS.Engine.Grpc;
using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Builds;

/// <summary>A connection within a call: each message carries bytes of it (BytesMessage).</summary>
/// <param name="call">The call, which ends with the stream.</param>
internal sealed class TunnelStream(GrpcClientCall call) : SequentialStream
{
    private readonly ProtobufWriter _message = new();
    private ReadOnlyMemory<byte> _received;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            while (_received.IsEmpty)
            {
                if (await call.ReadAsync(cancellationToken).ConfigureAwait(false) is not { } message)
                {
                    return 0;
                }

                _received = BytesMessage.DataOf(message);
            }
        }
        catch (GrpcException error)
        {
            throw new IOException(error.Message, error);
        }

        var length = Math.Min(buffer.Length, _received.Length);
        _received[..length].CopyTo(buffer);
        _received = _received[length..];
        return length;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            await call.WriteAsync(_message.Clear().Bytes(1, buffer.Span).Written, cancellationToken).ConfigureAwait(false);
            await call.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (GrpcException error)
        {
            throw new IOException(error.Message, error);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            call.Dispose();
        }

        base.Dispose(disposing);
    }
}
