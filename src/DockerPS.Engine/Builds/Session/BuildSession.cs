using DockerPS.Engine.Grpc;
using DockerPS.Engine.Http;
using DockerPS.Engine.Http2;

namespace DockerPS.Engine.Builds;

/// <summary>
/// A session beside a build, in which the engine calls this side: for the files of the context, for logins, secrets and ssh agents, and to
/// hand over outputs. Disposing of it closes the connection; a build that still runs is not ended by that.
/// </summary>
public sealed class BuildSession : IAsyncDisposable
{
    private Http2Connection? _connection;
    private DockerException? _failure;

    private BuildSession(string id) => Id = id;

    /// <summary>The id by which a build refers to the session.</summary>
    public string Id { get; }

    /// <summary>
    /// The first failure of this side, like a file that cannot be read; null for none. The engine fails the build for it, in words of
    /// its own.
    /// </summary>
    public DockerException? Failure => Volatile.Read(ref _failure);

    /// <summary>Closes the connection, and waits for the services that the engine still uses.</summary>
    public ValueTask DisposeAsync() => _connection?.DisposeAsync() ?? default;

    /// <summary>Returns an id for a session.</summary>
    public static string NewId() => Guid.NewGuid().ToString("N");

    /// <summary>Opens a session.</summary>
    /// <param name="id">The id by which the build refers to it.</param>
    /// <param name="connect">Opens the connection, given the id, the shared key, and the paths of the methods.</param>
    /// <param name="services">The services of this computer. They are the caller's, and must outlive the session.</param>
    /// <param name="transfers">The files that are sent and received.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="DockerApiException">The engine, or a proxy before it, refuses the session.</exception>
    internal static async Task<BuildSession> OpenAsync(
        string id,
        Func<string, string, IEnumerable<string>, CancellationToken, Task<Stream>> connect,
        SessionServices services,
        BuildTransfers transfers,
        CancellationToken cancellationToken)
    {
        var session = new BuildSession(id);
        var methods = services.Methods
            .Concat(transfers.Methods())
            .ToDictionary(method => method.Key, method => session.Recorded(method.Value), StringComparer.Ordinal);
        methods[GrpcHealth.Method] = GrpcHealth.CheckAsync;
        var stream = await connect(id, transfers.SharedKey, methods.Keys, cancellationToken).ConfigureAwait(false);
        session._connection = new GrpcServer(methods).Start(stream);
        return session;
    }

    private Func<GrpcCall, CancellationToken, Task> Recorded(Func<GrpcCall, CancellationToken, Task> method) => async (call, token) =>
    {
        try
        {
            await method(call, token).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            Record(error is GrpcException ? error.InnerException : error);
            throw;
        }
    };

    /// <summary>Keeps the first failure. That the engine broke a transfer off is not one: it has a reason of its own.</summary>
    private void Record(Exception? error)
    {
        if (error is DockerException and not DockerStreamException)
        {
            Interlocked.CompareExchange(ref _failure, (DockerException)error, null);
        }
    }
}
