using System.Runtime.CompilerServices;
using DockerPS.Engine.Http2;

namespace DockerPS.Engine.Grpc;

/// <summary>Makes calls on a connection.</summary>
/// <param name="connection">The connection, which the channel owns.</param>
internal sealed class GrpcChannel(Stream connection) : IAsyncDisposable
{
    private readonly Http2Connection _connection = Http2Connection.Start(connection, Http2Role.Client);

    /// <summary>Completes when the connection has ended.</summary>
    public Task Completion => _connection.Completion;

    /// <summary>Starts a call with messages in both directions.</summary>
    /// <param name="method">The path, in the form <c>/package.Service/Method</c>.</param>
    /// <param name="metadata">The metadata; null for none.</param>
    /// <param name="cancellationToken">Cancels the start only; <see cref="GrpcClientCall.Dispose"/> cancels the call.</param>
    /// <exception cref="GrpcException">The connection has ended.</exception>
    public async ValueTask<GrpcClientCall> StartAsync(string method, GrpcMetadata? metadata, CancellationToken cancellationToken)
    {
        List<HeaderField> fields =
        [
            new(":method", "POST"), new(":scheme", "http"), new(":path", method), new(":authority", "localhost"), new("te", "trailers"),
            new("content-type", "application/grpc"), new("user-agent", "DockerPS"),
            .. (metadata?.Entries ?? []).Select(entry => new HeaderField(entry.Key, entry.Value)),
        ];
        try
        {
            return new(await _connection.OpenAsync(fields, endStream: false, cancellationToken).ConfigureAwait(false), metadata ?? new());
        }
        catch (Http2Exception error)
        {
            throw GrpcErrors.From(error);
        }
    }

    /// <summary>Makes a call with one request and one response.</summary>
    /// <exception cref="GrpcException">The call failed.</exception>
    public async Task<byte[]> CallAsync(
        string method, ReadOnlyMemory<byte> request, GrpcMetadata? metadata, CancellationToken cancellationToken)
    {
        using var call = await RequestAsync(method, request, metadata, cancellationToken).ConfigureAwait(false);
        var response = (await call.ReadAsync(cancellationToken).ConfigureAwait(false))?.ToArray()
            ?? throw new GrpcException(GrpcStatus.Internal, "The call ended without a response.");
        return await call.ReadAsync(cancellationToken).ConfigureAwait(false) is null
            ? response
            : throw new GrpcException(GrpcStatus.Internal, "The call has more than one response.");
    }

    /// <summary>Makes a call with one request and a stream of responses. The bytes of each are valid until the next one.</summary>
    /// <exception cref="GrpcException">The call failed.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> StreamAsync(
        string method,
        ReadOnlyMemory<byte> request,
        GrpcMetadata? metadata,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var call = await RequestAsync(method, request, metadata, cancellationToken).ConfigureAwait(false);
        while (await call.ReadAsync(cancellationToken).ConfigureAwait(false) is { } response)
        {
            yield return response;
        }
    }

    /// <summary>Closes the connection, and so cancels all calls.</summary>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async ValueTask<GrpcClientCall> RequestAsync(
        string method, ReadOnlyMemory<byte> request, GrpcMetadata? metadata, CancellationToken cancellationToken)
    {
        var call = await StartAsync(method, metadata, cancellationToken).ConfigureAwait(false);
        try
        {
            await call.WriteAsync(request, cancellationToken).ConfigureAwait(false);
            call.End();
            return call;
        }
        catch
        {
            call.Dispose();
            throw;
        }
    }
}
