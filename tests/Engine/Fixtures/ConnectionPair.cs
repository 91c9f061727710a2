using System.Net;
using System.Net.Sockets;

namespace DockerPS.Engine.Tests.Fixtures;

/// <summary>The two ends of a connection on loopback.</summary>
internal sealed class ConnectionPair : IDisposable
{
    private ConnectionPair(Socket client, Socket server) =>
        (Client, Server) = (new(client, ownsSocket: true), new(server, ownsSocket: true));

    public NetworkStream Client { get; }

    public NetworkStream Server { get; }

    public static async Task<ConnectionPair> CreateAsync()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await client.ConnectAsync(listener.LocalEndPoint!);
        return new(client, await listener.AcceptAsync());
    }

    public void Dispose()
    {
        Client.Dispose();
        Server.Dispose();
    }
}
