using System.Net;
using System.Net.Sockets;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Transport;

/// <summary>Connects over a unix domain socket.</summary>
internal sealed class UnixConnector(DockerEndpoint endpoint) : SocketConnector(endpoint)
{
    /// <inheritdoc/>
    protected override EndPoint Address => new UnixDomainSocketEndPoint(Endpoint.Address);

    /// <inheritdoc/>
    public override DockerConnectionException Explain(Exception error) => SocketErrorOf(error) switch
    {
        SocketError.AccessDenied => Failure(
            ConnectionFailure.PermissionDenied,
            "permission denied.",
            "Your account may not use the engine's socket. Add it to the group that owns the socket (usually 'docker') and sign in again.",
            error),
        SocketError.ConnectionRefused => Failure(
            ConnectionFailure.Refused,
            "nothing listens on the socket.",
            "The engine has stopped or crashed. Start it, for example with: systemctl start docker",
            error),
        SocketError.AddressNotAvailable => Failure(
            ConnectionFailure.NotFound,
            "there is no such socket.",
            "Check that Docker is installed. Start it, for example with: systemctl start docker. "
                + "If it listens elsewhere, set DOCKER_HOST.",
            error),
        _ when error.GetBaseException() is ArgumentOutOfRangeException => Failure(
            ConnectionFailure.Other, "the path is too long for a socket.", "Use a shorter path.", error),
        _ => Failure(ConnectionFailure.Other, error.GetBaseException().Message, "Check that the engine is running.", error),
    };

    /// <inheritdoc/>
    protected override Socket CreateSocket() => new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
}
