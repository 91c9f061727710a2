using System.Net;
using System.Net.Sockets;
using DockerPS.Engine.Http;
using DockerPS.Engine.Tests.Fixtures;
using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Tests.Transport;

public sealed class TcpConnectorTests
{
    [Fact]
    public async Task A_port_that_nothing_listens_on_is_refused()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using var client = new DockerClient($"tcp://{socket.LocalEndPoint}");
        var error = await Assert.ThrowsAsync<DockerConnectionException>(() => client.System.VersionAsync());
        Assert.Equal(ConnectionFailure.Refused, error.Kind);
        Assert.Contains(client.Endpoint.Text, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_port_that_does_not_accept_is_a_timeout_whether_or_not_the_version_is_pinned(bool pinned)
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);

        // Those that nobody accepts fill the queue; the kernel leaves further ones without an answer.
        var waiting = Enumerable.Range(0, 8)
            .Select(_ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)).ToList();
        var connecting = waiting.ConvertAll(socket => socket.ConnectAsync(listener.LocalEndPoint!));
        using var client = new DockerClient(
            DockerEndpoint.Parse($"tcp://{listener.LocalEndPoint}"),
            new() { ConnectTimeout = TimeSpan.FromMilliseconds(300), ApiVersion = pinned ? ApiVersion.Minimum : null });
        var error = await Assert.ThrowsAsync<DockerConnectionException>(() => client.System.VersionAsync().Soon());
        Assert.Equal(ConnectionFailure.Timeout, error.Kind);

        waiting.ForEach(socket => socket.Dispose());
        await Task.WhenAll(connecting).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    // What the network does is made here: no test depends on a resolver or a router.
    [Theory]
    [InlineData(SocketError.HostNotFound, ConnectionFailure.NotFound)]
    [InlineData(SocketError.TryAgain, ConnectionFailure.NotFound)]
    [InlineData(SocketError.HostUnreachable, ConnectionFailure.Unreachable)]
    [InlineData(SocketError.NetworkUnreachable, ConnectionFailure.Unreachable)]
    [InlineData(SocketError.ConnectionReset, ConnectionFailure.Other)]
    public void An_error_of_the_network_is_told_in_words(SocketError network, ConnectionFailure kind)
    {
        var connector = EngineConnector.For(DockerEndpoint.Parse("tcp://engine.example"), null);
        var error = connector.Explain(new HttpRequestException("failed", new SocketException((int)network)));
        Assert.Equal(kind, error.Kind);
        Assert.Contains("engine.example", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Advice);
    }

    [Fact]
    public async Task The_host_of_the_endpoint_is_the_one_in_the_request()
    {
        var head = "";
        await using var engine = new HostileEngine(
            async connection =>
            {
                await connection.ReceiveAsync();
                head = connection.Head;
                await connection.SendAsync(HostileEngine.Pong);
            },
            tcp: true);
        using var client = engine.CreateClient();
        await client.System.PingAsync();
        Assert.Contains($"\r\nHost: {engine.Endpoint.Address}:{engine.Endpoint.Port}\r\n", head, StringComparison.Ordinal);
    }
}
