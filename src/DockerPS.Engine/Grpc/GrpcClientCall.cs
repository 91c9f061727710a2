using DockerPS.Engine.Http2;

namespace DockerPS.Engine.Grpc;

/// <summary>A call that this side makes. Disposing it before its end cancels it.</summary>
internal sealed class GrpcClientCall : GrpcCall, IDisposable
{
    private readonly Http2Stream _stream;
    private readonly GrpcMessages _messages;
    private bool _hasHeaders;
    private bool _hasEnded;

    /// <summary>Wraps a stream whose headers were sent.</summary>
    public GrpcClientCall(Http2Stream stream, GrpcMetadata metadata) =>
        (_stream, _messages, Metadata) = (stream, new(stream), metadata);

    /// <inheritdoc/>
    public override GrpcMetadata Metadata { get; }

    /// <inheritdoc/>
    public override async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!_hasHeaders)
            {
                await ReadHeadersAsync(cancellationToken).ConfigureAwait(false);
            }

            if (await _messages.ReadAsync(cancellationToken).ConfigureAwait(false) is { } message)
            {
                return message;
            }
        }
        catch (Http2Exception error)
        {
            throw GrpcErrors.From(error);
        }

        _hasEnded = true;
        return StatusError() is { } failure ? throw failure : null;
    }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        try
        {
            await _messages.WriteAsync(message, cancellationToken).ConfigureAwait(false);
        }
        catch (Http2Exception error)
        {
            // The status tells more than the end of the stream, if there is one.
            throw (_stream.IsRemoteEnded ? StatusError() : null) ?? GrpcErrors.From(error);
        }
    }

    /// <inheritdoc/>
    public override ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        _stream.Flush();
        return ValueTask.CompletedTask;
    }

    /// <summary>Tells the other side that no more messages come. It may still send some.</summary>
    public void End() => _stream.End();

    /// <summary>Cancels the call unless it has ended, and returns the buffers.</summary>
    public void Dispose()
    {
        if (!_hasEnded)
        {
            _stream.Reset(Http2ErrorCode.Cancel);
        }
        else
        {
            _stream.End();
        }

        _messages.Dispose();
    }

    private async ValueTask ReadHeadersAsync(CancellationToken cancellationToken)
    {
        var headers = await _stream.ReadHeadersAsync(cancellationToken).ConfigureAwait(false);
        if (GrpcErrors.Check(headers) is { } error)
        {
            _stream.Reset(Http2ErrorCode.Cancel);
            throw error;
        }

        _hasHeaders = true;
    }

    private GrpcException? StatusError() =>
        GrpcErrors.Read(_stream.Trailers.Count > 0 ? _stream.Trailers : _stream.Headers);
}
