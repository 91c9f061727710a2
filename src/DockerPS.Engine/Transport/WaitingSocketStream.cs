using System.Net.Sockets;
using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Transport;

/// <summary>
/// A socket for synchronous use. It is a <see cref="NetworkStream"/>, since HTTP looks at any other stream by an asynchronous read before
/// it sends a further request, which makes a socket asynchronous for good.
/// </summary>
internal sealed class WaitingSocketStream(Socket socket) : NetworkStream(socket, ownsSocket: true)
{
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    // The base class copies spans of derived classes through arrays.
    public override int Read(Span<byte> buffer)
    {
        try
        {
            return Socket.Receive(buffer);
        }
        catch (SocketException error)
        {
            throw new IOException(error.Message, error);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        WaitingThread.Connection = this;
        try
        {
            Socket.Send(buffer);
        }
        catch (SocketException error)
        {
            throw new IOException(error.Message, error);
        }
    }
}
