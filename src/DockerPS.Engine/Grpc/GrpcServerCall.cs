using System.Globalization;
using DockerPS.Engine.Http2;

namespace DockerPS.Engine.Grpc;

/// <summary>A call that the other side made.</summary>
internal sealed class GrpcServerCall : GrpcCall
{
    private static readonly HeaderField[] s_start = [new(":status", "200"), new("content-type", "application/grpc")];

    private readonly Http2Stream _stream;
    private readonly GrpcMessages _messages;
    private bool _hasBegun;

    /// <summary>Wraps a stream whose headers have come.</summary>
    public GrpcServerCall(Http2Stream stream)
    {
        (_stream, _messages) = (stream, new(stream));
        foreach (var (name, value) in stream.Headers)
        {
            if (IsMetadata(name))
            {
                Metadata.Add(name, value);
            }
        }
    }

    /// <inheritdoc/>
    public override GrpcMetadata Metadata { get; } = new();

    /// <inheritdoc/>
    public override async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _messages.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Http2Exception error)
        {
            throw GrpcErrors.From(error);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        try
        {
            if (!_hasBegun)
            {
                _stream.WriteHeaders(s_start);
                _hasBegun = true;
            }

            await _messages.WriteAsync(message, cancellationToken).ConfigureAwait(false);
        }
        catch (Http2Exception error)
        {
            throw GrpcErrors.From(error);
        }
    }

    /// <inheritdoc/>
    public override ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        _stream.Flush();
        return ValueTask.CompletedTask;
    }

    /// <summary>Ends the call. Does nothing if the other side has ended it.</summary>
    public void End(GrpcStatus status, string message)
    {
        List<HeaderField> trailers = [new("grpc-status", ((int)status).ToString(CultureInfo.InvariantCulture))];
        if (message.Length > 0)
        {
            trailers.Add(new("grpc-message", GrpcText.Encode(message)));
        }

        if (_hasBegun)
        {
            _stream.End(trailers);
            return;
        }

        try
        {
            _stream.WriteHeaders([.. s_start, .. trailers], endStream: true);
        }
        catch (Http2Exception)
        {
            // Nobody waits for the status any more.
        }
    }

    /// <summary>Indicates whether a header is the caller's own, rather than the protocol's.</summary>
    private static bool IsMetadata(string name) =>
        name is not ("te" or "content-type" or "user-agent")
        && !name.StartsWith(':')
        && !name.StartsWith("grpc-", StringComparison.Ordinal);
}
