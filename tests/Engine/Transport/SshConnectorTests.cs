using DockerPS.Engine.Http;
using DockerPS.Engine.Tests.Fixtures;
using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Tests.Transport;

/// <summary>An engine behind a server of OpenSSH: what works over every transport, and what ssh can refuse.</summary>
public sealed class SshConnectorTests(SshFixture engine) : TransportTests<SshFixture>(engine)
{
    [Fact]
    public async Task The_users_agent_counts()
    {
        using var client = new DockerClient("ssh://agent-host");
        Assert.NotNull((await client.System.VersionAsync().Soon()).Version);
    }

    [Fact]
    public async Task An_engine_has_the_socket_that_the_endpoint_names()
    {
        using var client = new DockerClient($"ssh://engine-host{EngineFixture.Host["unix://".Length..]}");
        Assert.NotNull((await client.System.VersionAsync().Soon()).Version);
        await FailsAsync("ssh://engine-host/no%20such's.sock", 1, "such's.sock");
    }

    [Fact]
    public async Task A_host_that_does_not_let_the_user_in_has_sshs_words() =>
        await FailsAsync("ssh://stranger-host", 255, "Permission denied (publickey)");

    [Fact]
    public async Task A_port_that_nothing_listens_on_has_sshs_words() => await FailsAsync("ssh://engine-host:1", 255, "Connection refused");

    [Fact]
    public async Task Another_user_is_another_sign_in() =>
        await FailsAsync("ssh://nobody@engine-host", 255, "nobody@127.0.0.1: Permission denied");

    [Fact]
    public async Task A_host_without_docker_says_what_is_needed() =>
        Assert.Contains("docker system dial-stdio", (await FailsAsync("ssh://bare-host", 127, "docker")).Advice, StringComparison.Ordinal);

    [Fact]
    public async Task A_pinned_version_needs_no_ping_and_the_failure_is_the_same()
    {
        using var client = new DockerClient(DockerEndpoint.Parse("ssh://stranger-host"), new() { ApiVersion = ApiVersion.Minimum });
        var error = await Assert.ThrowsAsync<DockerConnectionException>(() => client.System.VersionAsync().Soon());
        Assert.Equal(ConnectionFailure.Ssh, error.Kind);
    }

    [Fact]
    public async Task No_program_is_left_when_the_client_is_disposed_of()
    {
        var client = new DockerClient("ssh://agent-host");
        await client.System.VersionAsync().Soon();
        Assert.True(IsRunning("agent-host"));
        client.Dispose();
        await Waiting.UntilAsync(() => Task.FromResult(!IsRunning("agent-host")));
    }

    [Theory]
    [InlineData("ssh://user:password@host")]
    [InlineData("ssh://host?query")]
    [InlineData("ssh://host#fragment")]
    public void An_endpoint_with_more_than_ssh_takes_is_none(string text) => Assert.False(DockerEndpoint.TryParse(text, out _));

    private static async Task<DockerConnectionException> FailsAsync(string endpoint, int exitCode, string words)
    {
        using var client = new DockerClient(endpoint);
        var error = await Assert.ThrowsAsync<DockerConnectionException>(() => client.System.VersionAsync().Soon());
        Assert.Equal(ConnectionFailure.Ssh, error.Kind);
        Assert.Contains(endpoint, error.Message, StringComparison.Ordinal);
        Assert.Contains($"exit code {exitCode}", error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Advice);
        return error;
    }

    private static bool IsRunning(string host) =>
        Processes.Any(line => line.EndsWith($"\0--\0{host}\0docker\0system\0dial-stdio\0", StringComparison.Ordinal));
}

/// <summary>Without the program there is no connection.</summary>
[Collection(WholeProcess.Name)]
public sealed class MissingSshTests
{
    [Fact]
    public async Task A_computer_without_ssh_says_so()
    {
        var path = Environment.GetEnvironmentVariable("PATH");
        Environment.SetEnvironmentVariable("PATH", "/nowhere");
        try
        {
            using var client = new DockerClient("ssh://host");
            var error = await Assert.ThrowsAsync<DockerConnectionException>(() => client.System.VersionAsync().Soon());
            Assert.Equal(ConnectionFailure.Ssh, error.Kind);
            Assert.Contains("'ssh' is not in PATH", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", path);
        }
    }
}
