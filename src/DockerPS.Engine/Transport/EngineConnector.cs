using DockerPS.Engine.Http;

namespace DockerPS.Engine.Transport;

/// <summary>
/// Opens connections to an endpoint. This is the seam between HTTP and the transports: a new scheme needs a
/// subclass and a line in <see cref="For"/>.
/// </summary>
internal abstract class EngineConnector(DockerEndpoint endpoint)
{
    /// <summary>The endpoint.</summary>
    protected DockerEndpoint Endpoint { get; } = endpoint;

    /// <summary>The base address of HTTP requests; for sockets, which have no host, a name that never resolves.</summary>
    public virtual Uri BaseAddress { get; } = new("http://api.moby.localhost/");

    /// <summary>Opens a connection.</summary>
    public abstract ValueTask<Stream> ConnectAsync(CancellationToken cancellationToken);

    /// <summary>Indicates whether connections can be opened, read and written synchronously, and be unblocked by closing them.</summary>
    public virtual bool IsSynchronous => false;

    /// <summary>Opens a connection for synchronous use.</summary>
    public virtual Stream Connect(CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Closes the sending half of a connection opened by <see cref="ConnectAsync"/>; the receiving half stays open.</summary>
    public abstract ValueTask CloseWriteAsync(Stream connection);

    /// <summary>Indicates whether the other side has closed both directions; false if this cannot be determined.</summary>
    public virtual bool IsFullyClosed(Stream connection) => false;

    /// <summary>Translates a failure to connect into an error for users.</summary>
    public abstract DockerConnectionException Explain(Exception error);

    /// <summary>Returns the error for a connection that the other side refused after it was opened; null for other failures.</summary>
    public virtual DockerConnectionException? Refusal(Exception error) => null;

    /// <summary>Creates the error for a failure to connect.</summary>
    protected DockerConnectionException Failure(ConnectionFailure kind, string reason, string advice, Exception error) =>
        new(kind, Endpoint, $"Cannot connect to the Docker engine at {Endpoint}: {reason}", error) { Advice = advice };

    /// <summary>Returns an exception and all its inner exceptions.</summary>
    protected static IEnumerable<Exception> Causes(Exception error)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }

    /// <summary>Creates the connector for an endpoint.</summary>
    public static EngineConnector For(DockerEndpoint endpoint, TlsSettings? tls) => endpoint.Scheme switch
    {
        EndpointScheme.Unix => new UnixConnector(endpoint),
        EndpointScheme.NamedPipe => new NamedPipeConnector(endpoint),
        EndpointScheme.Ssh => new SshConnector(endpoint),
        _ => tls is null ? new TcpConnector(endpoint) : new TlsConnector(endpoint, tls),
    };
}
