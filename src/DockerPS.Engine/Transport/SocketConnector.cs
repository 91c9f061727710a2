using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace DockerPS.Engine.Transport;

/// <summary>What connections over sockets share.</summary>
internal abstract class SocketConnector(DockerEndpoint endpoint) : EngineConnector(endpoint)
{
    /// <summary>POLLERR and POLLHUP, which are the same on every Unix.</summary>
    private const short Error = 8;
    private const short HungUp = 16;

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

    /// <inheritdoc/>
    public override bool IsCut(Stream connection) => IsHungUp(((NetworkStream)connection).Socket);

    /// <summary>Asks the system about a socket; no call of .NET tells a closed connection from a closed half without sending.</summary>
    protected static bool IsHungUp(Socket socket)
    {
        if (OperatingSystem.IsWindows() || socket.SafeHandle.IsClosed)
        {
            return false;
        }

        var asked = new PollRequest { Handle = (int)socket.Handle };
        return Poll(ref asked, 1, 0) > 0 && (asked.Found & (Error | HungUp)) != 0;
    }

    /// <summary>The address to connect to.</summary>
    protected abstract EndPoint Address { get; }

    /// <summary>A fresh socket for <see cref="Address"/>.</summary>
    protected abstract Socket CreateSocket();

    /// <summary>The socket's error behind an exception of the HTTP stack, if there is one.</summary>
    protected static SocketError? SocketErrorOf(Exception error) => Causes(error).OfType<SocketException>().FirstOrDefault()?.SocketErrorCode;

    [DllImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static extern int Poll(ref PollRequest asked, nuint count, int timeout);

    /// <summary>A pollfd: what is not asked for, like an end, is told all the same.</summary>
    private struct PollRequest
    {
        public int Handle;
        public short Wanted;
        public short Found;
    }
}
