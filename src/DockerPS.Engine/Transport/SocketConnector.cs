using System.Net;
using System.Net.Sockets;

namespace DockerPS.Engine.Transport;

/// <summary>What connections over sockets share.</summary>
internal abstract class SocketConnector(DockerEndpoint endpoint) : EngineConnector(endpoint)
{
    /// <inheritdoc/>
    public override async ValueTask<Stream> ConnectAsync(CancellationToken cancellationToken)
    {
        var socket = CreateSocket();
        try
        {
            await socket.ConnectAsync(Address, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override ValueTask CloseWriteAsync(Stream connection)
    {
        ((NetworkStream)connection).Socket.Shutdown(SocketShutdown.Send);
        return ValueTask.CompletedTask;
    }

    /// <summary>The address to connect to.</summary>
    protected abstract EndPoint Address { get; }

    /// <summary>A fresh socket for <see cref="Address"/>.</summary>
    protected abstract Socket CreateSocket();

    /// <summary>The socket's error behind an exception of the HTTP stack, if there is one.</summary>
    protected static SocketError? SocketErrorOf(Exception error) => Causes(error).OfType<SocketException>().FirstOrDefault()?.SocketErrorCode;
}
