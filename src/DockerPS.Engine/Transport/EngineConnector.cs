using DockerPS.Engine.Http;

namespace DockerPS.Engine.Transport;

/// <summary>
/// Opens connections to one endpoint. This is the seam between HTTP and the ways to reach an engine: a new scheme is a new
/// subclass and a line in <see cref="For"/>.
/// </summary>
internal abstract class EngineConnector
{
    /// <summary>What HTTP requests are addressed to. Sockets have no host, so they get a name that no resolver knows.</summary>
    public virtual Uri BaseAddress { get; } = new("http://api.moby.localhost/");

    /// <summary>Opens a connection.</summary>
    public abstract ValueTask<Stream> ConnectAsync(CancellationToken cancellationToken);

    /// <summary>Ends the sending half of a connection that <see cref="ConnectAsync"/> opened; the receiving half stays open.</summary>
    public abstract ValueTask CloseWriteAsync(Stream connection);

    /// <summary>Says to a person why no connection came about, and what to do.</summary>
    public abstract DockerConnectionException Explain(Exception error);

    /// <summary>What a broken connection means, where it was the engine that did not want it; null where nobody knows.</summary>
    public virtual DockerConnectionException? Refusal(Exception error) => null;

    /// <summary>The connector for an endpoint.</summary>
    /// <exception cref="DockerConnectionException">The endpoint's scheme is not supported.</exception>
    public static EngineConnector For(DockerEndpoint endpoint, TlsSettings? tls) => endpoint.Scheme switch
    {
        EndpointScheme.Unix => new UnixConnector(endpoint),
        EndpointScheme.Tcp => tls is null ? new TcpConnector(endpoint) : new TlsConnector(endpoint, tls),
        _ => throw new DockerConnectionException(
            ConnectionFailure.UnsupportedScheme,
            endpoint,
            $"Endpoints like '{endpoint}' are not supported yet; unix:// and tcp:// are."),
    };
}
