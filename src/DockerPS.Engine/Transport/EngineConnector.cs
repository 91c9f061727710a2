using DockerPS.Engine.Http;

namespace DockerPS.Engine.Transport;

/// <summary>
/// Opens connections to one endpoint. This is the seam between HTTP and the ways to reach an engine: a new scheme is a new
/// subclass and a line in <see cref="For"/>.
/// </summary>
internal abstract class EngineConnector(DockerEndpoint endpoint)
{
    /// <summary>The endpoint that this connector reaches.</summary>
    protected DockerEndpoint Endpoint { get; } = endpoint;

    /// <summary>What HTTP requests are addressed to. Sockets have no host, so they get a name that no resolver knows.</summary>
    public virtual Uri BaseAddress { get; } = new("http://api.moby.localhost/");

    /// <summary>Opens a connection.</summary>
    public abstract ValueTask<Stream> ConnectAsync(CancellationToken cancellationToken);

    /// <summary>Ends the sending half of a connection that <see cref="ConnectAsync"/> opened; the receiving half stays open.</summary>
    public abstract ValueTask CloseWriteAsync(Stream connection);

    /// <summary>Indicates whether the other side has closed both directions; false if that cannot be told from a half that was closed.</summary>
    public virtual bool IsCut(Stream connection) => false;

    /// <summary>Says to a person why no connection came about, and what to do.</summary>
    public abstract DockerConnectionException Explain(Exception error);

    /// <summary>What a broken connection means, where it was the engine that did not want it; null if nobody knows.</summary>
    public virtual DockerConnectionException? Refusal(Exception error) => null;

    /// <summary>A failure to connect, worded.</summary>
    protected DockerConnectionException Failure(ConnectionFailure kind, string reason, string advice, Exception error) =>
        new(kind, Endpoint, $"Cannot connect to the Docker engine at {Endpoint}: {reason}", error) { Advice = advice };

    /// <summary>An exception of the HTTP stack, and all that is behind it.</summary>
    protected static IEnumerable<Exception> Causes(Exception error)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }

    /// <summary>The connector for an endpoint.</summary>
    public static EngineConnector For(DockerEndpoint endpoint, TlsSettings? tls) => endpoint.Scheme switch
    {
        EndpointScheme.Unix => new UnixConnector(endpoint),
        EndpointScheme.NamedPipe => new NamedPipeConnector(endpoint),
        EndpointScheme.Ssh => new SshConnector(endpoint),
        _ => tls is null ? new TcpConnector(endpoint) : new TlsConnector(endpoint, tls),
    };
}
