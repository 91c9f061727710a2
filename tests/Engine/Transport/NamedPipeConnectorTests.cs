using System.Net.Sockets;
using DockerPS.Engine.Http;
using DockerPS.Engine.Tests.Fixtures;
using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Tests.Transport;

public sealed class NamedPipeConnectorTests
{
    [Fact]
    public async Task A_pipe_that_is_not_there_is_told_at_once()
    {
        using var client = new DockerClient("npipe:////./pipe/dockerps-nosuch");
        var error = await Assert.ThrowsAsync<DockerConnectionException>(() => client.System.VersionAsync().Soon());
        Assert.Equal(ConnectionFailure.NotFound, error.Kind);
        Assert.Contains("no such pipe", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Advice);
    }

    [Fact]
    public async Task A_pipe_that_nobody_serves_is_busy_after_a_while()
    {
        var name = EngineFixture.NewName();
        var path = Path.Combine(Path.GetTempPath(), "CoreFxPipe_" + name);
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Bind(new UnixDomainSocketEndPoint(path));
            using var client = new DockerClient($"npipe:////./pipe/{name}");
            var error = await Assert.ThrowsAsync<DockerConnectionException>(() => client.System.VersionAsync().Soon());
            Assert.Equal(ConnectionFailure.Busy, error.Kind);
        }
        finally
        {
            File.Delete(path);
        }
    }

    // Root may connect to every pipe, so the error is made here.
    [Fact]
    public void A_pipe_that_the_account_may_not_use_is_permission_denied()
    {
        var connector = EngineConnector.For(DockerEndpoint.Default with { Scheme = EndpointScheme.NamedPipe }, null);
        var error = connector.Explain(new HttpRequestException("failed", new UnauthorizedAccessException()));
        Assert.Equal(ConnectionFailure.PermissionDenied, error.Kind);
        Assert.Contains("docker-users", error.Advice, StringComparison.Ordinal);
    }
}
