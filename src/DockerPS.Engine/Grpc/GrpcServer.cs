using DockerPS.Engine.Http2;

namespace DockerPS.Engine.Grpc;

/// <summary>Answers the calls on a connection.</summary>
/// <param name="methods">
/// The handlers, by their paths in the form <c>/package.Service/Method</c>. A handler ends its call with a status by a
/// <see cref="GrpcException"/>; any other exception is <see cref="GrpcStatus.Unknown"/> to the caller, with its message. The token is
/// cancelled with the call, and the handler has to end then.
/// </param>
internal sealed class GrpcServer(IReadOnlyDictionary<string, Func<GrpcCall, CancellationToken, Task>> methods)
{
    /// <summary>Answers calls until the connection ends, and waits for the handlers.</summary>
    /// <param name="connection">The connection, which is closed at the end.</param>
    /// <param name="cancellationToken">Closes the connection, and so cancels all calls.</param>
    /// <exception cref="Http2Exception">The connection broke, or the other side broke the protocol.</exception>
    public async Task RunAsync(Stream connection, CancellationToken cancellationToken)
    {
        var server = Start(connection);
        await using (server.ConfigureAwait(false))
        {
            var cancellation = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using (cancellationToken.UnsafeRegister(_ => cancellation.TrySetResult(), null))
            {
                await Task.WhenAny(server.Completion, cancellation.Task).ConfigureAwait(false);
            }
        }

        if (server.Failure is { } failure)
        {
            throw failure.Copy();
        }
    }

    /// <summary>Starts to answer calls on a connection.</summary>
    public Http2Connection Start(Stream connection) => Http2Connection.Start(connection, Http2Role.Server, ServeAsync);

    private async Task ServeAsync(Http2Stream stream)
    {
        using var call = new GrpcServerCall(stream);
        var (status, message) = await CallAsync(stream, call).ConfigureAwait(false);
        call.End(status, message);
    }

    private async Task<(GrpcStatus Status, string Message)> CallAsync(Http2Stream stream, GrpcCall call)
    {
        try
        {
            var path = GrpcErrors.Find(stream.Headers, ":path") ?? "";
            var method = methods.GetValueOrDefault(path) ?? throw new GrpcException(GrpcStatus.Unimplemented, $"unknown method {path}");
            await method(call, stream.Aborted).ConfigureAwait(false);
            return (GrpcStatus.Ok, "");
        }
        catch (GrpcException error)
        {
            return (error.Status, error.Message);
        }
        catch (OperationCanceledException) when (stream.Aborted.IsCancellationRequested)
        {
            return (GrpcStatus.Cancelled, "the call was cancelled");
        }
        catch (Exception error)
        {
            return (GrpcStatus.Unknown, error.Message);
        }
    }
}
