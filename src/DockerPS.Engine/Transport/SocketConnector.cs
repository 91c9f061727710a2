using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace DockerPS.Engine.Transport;

/// <summary>Base class for connections over sockets.</summary>
internal abstract class SocketConnector(DockerEndpoint endpoint) : EngineConnector(endpoint)
{
    /// <summary>POLLERR, which like POLLHUP is the same on all Unix systems.</summary>
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
    public override bool IsSynchronous => true;

    /// <inheritdoc/>
    public override Stream Connect(CancellationToken cancellationToken) =>
        new WaitingSocketStream(ConnectSocket(cancellationToken));

    /// <inheritdoc/>
    public override ValueTask CloseWriteAsync(Stream connection)
    {
        ((NetworkStream)connection).Socket.Shutdown(SocketShutdown.Send);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override bool IsFullyClosed(Stream connection) => IsHungUp(((NetworkStream)connection).Socket);

    /// <summary>Polls a socket, since without sending .NET cannot distinguish a closed connection from a closed half.</summary>
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

    /// <summary>Creates a socket for <see cref="Address"/>.</summary>
    protected abstract Socket CreateSocket();

    /// <summary>Returns the socket error behind an exception, if any.</summary>
    protected static SocketError? SocketErrorOf(Exception error) =>
        Causes(error).OfType<SocketException>().FirstOrDefault()?.SocketErrorCode;

    private Socket ConnectSocket(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var socket = CreateSocket();
        try
        {
            using var closing = cancellationToken.UnsafeRegister(static socket => ((Socket)socket!).Dispose(), socket);
            socket.Connect(Address);
            return socket;
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            socket.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }

    [DllImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static extern int Poll(ref PollRequest asked, nuint count, int timeout);

    /// <summary>A pollfd. Errors and hang-ups are reported without being requested.</summary>
    private struct PollRequest
    {
        public int Handle;
        public short Wanted;
        public short Found;
    }
}
