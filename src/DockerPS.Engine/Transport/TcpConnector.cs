using System.Net;
using System.Net.Sockets;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Transport;

/// <summary>Connects over TCP, without TLS.</summary>
internal class TcpConnector(DockerEndpoint endpoint) : SocketConnector(endpoint)
{
    /// <inheritdoc/>
    public override Uri BaseAddress { get; } = new UriBuilder("http", endpoint.Address, endpoint.Port).Uri;

    /// <inheritdoc/>
    protected override EndPoint Address => new DnsEndPoint(Endpoint.Address, Endpoint.Port);

    /// <inheritdoc/>
    public override DockerConnectionException Explain(Exception error) => SocketErrorOf(error) switch
    {
        SocketError.ConnectionRefused => Failure(
            ConnectionFailure.Refused,
            "the connection was refused.",
            "Check the host and the port, and that the engine there listens on TCP.",
            error),
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => Failure(
            ConnectionFailure.NotFound, $"the host '{Endpoint.Address}' is unknown.", "Check the host name.", error),
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.TimedOut => Failure(
            ConnectionFailure.Unreachable, "the host cannot be reached.", "Check the network and the firewall.", error),
        _ => Failure(ConnectionFailure.Other, error.GetBaseException().Message, "Check that the engine is running.", error),
    };

    /// <inheritdoc/>
    protected override Socket CreateSocket() => new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
}
