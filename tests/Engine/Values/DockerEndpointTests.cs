using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Tests.Values;

public sealed class DockerEndpointTests
{
    [Theory]
    [InlineData("unix:///var/run/docker.sock", EndpointScheme.Unix, "/var/run/docker.sock", 0)]
    [InlineData("unix:///path with space/s", EndpointScheme.Unix, "/path with space/s", 0)]
    [InlineData("unix://docker.sock", EndpointScheme.Unix, "docker.sock", 0)]
    [InlineData("npipe:////./pipe/docker_engine", EndpointScheme.NamedPipe, "//./pipe/docker_engine", 0)]
    [InlineData(@"npipe://\\server\pipe\docker", EndpointScheme.NamedPipe, "//server/pipe/docker", 0)]
    [InlineData("tcp://127.0.0.1:2376", EndpointScheme.Tcp, "127.0.0.1", 2376)]
    [InlineData("tcp://127.0.0.1:2376/", EndpointScheme.Tcp, "127.0.0.1", 2376)]
    [InlineData("tcp://engine.example", EndpointScheme.Tcp, "engine.example", 2375)]
    [InlineData("tcp://[::1]:2375", EndpointScheme.Tcp, "::1", 2375)]
    [InlineData("http://localhost:8080", EndpointScheme.Tcp, "localhost", 8080)]
    [InlineData("ssh://host", EndpointScheme.Ssh, "host", 0)]
    [InlineData("ssh://host:2222/", EndpointScheme.Ssh, "host", 2222)]
    [InlineData("ssh://[::1]", EndpointScheme.Ssh, "::1", 0)]
    public void An_endpoint_is_read(string text, EndpointScheme scheme, string address, int port)
    {
        Assert.True(DockerEndpoint.LooksLikeEndpoint(text));
        Assert.Equal(new DockerEndpoint(scheme, address, port, text), DockerEndpoint.Parse(text));
        Assert.Equal(text, DockerEndpoint.Parse(text).ToString());
    }

    [Theory]
    [InlineData("ssh://host", null, null)]
    [InlineData("ssh://user@host/", "user", null)]
    [InlineData("ssh://user@host:2222/run/my.sock", "user", "/run/my.sock")]
    [InlineData("ssh://host/a%20b", null, "/a b")]
    public void An_endpoint_of_ssh_has_a_user_and_a_socket(string text, string? user, string? socket)
    {
        var endpoint = DockerEndpoint.Parse(text);
        Assert.Equal((user, socket), (endpoint.User, endpoint.SocketPath));
    }

    [Theory]
    [InlineData("")]
    [InlineData("web")]
    [InlineData("/var/run/docker.sock")]
    [InlineData("127.0.0.1:2375")]
    [InlineData("unix://")]
    [InlineData("npipe://")]
    [InlineData("npipe:///tmp/pipe")]
    [InlineData("npipe:////./other/docker_engine")]
    [InlineData("npipe:////./pipe/a/b")]
    [InlineData("tcp://")]
    [InlineData("tcp://host:port")]
    [InlineData("tcp://host:99999")]
    [InlineData("tcp://host:2375/path")]
    [InlineData("tcp://host:2375?query")]
    [InlineData("ssh://")]
    [InlineData("ftp://host")]
    [InlineData("://host")]
    public void What_is_no_endpoint_is_refused_with_the_right_form(string text)
    {
        Assert.False(DockerEndpoint.TryParse(text, out _));
        var error = Assert.Throws<FormatException>(() => DockerEndpoint.Parse(text));
        Assert.Contains($"'{text}'", error.Message, StringComparison.Ordinal);
        Assert.Contains("tcp://host:2375", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("web")]
    [InlineData("web:80")]
    [InlineData("/web")]
    public void A_name_does_not_look_like_an_endpoint(string text) => Assert.False(DockerEndpoint.LooksLikeEndpoint(text));
}
