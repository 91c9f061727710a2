using System.Text;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Transport;

public sealed class UpgradedStreamTests
{
    private const string Upgraded =
        "HTTP/1.1 101 UPGRADED\r\nContent-Type: application/vnd.docker.raw-stream\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_end_of_the_input_leaves_the_output_open(bool tcp)
    {
        await using var engine = new HostileEngine(
            async connection =>
            {
                while (await connection.ReceiveAsync() is { } line && line.Contains("/_ping ", StringComparison.Ordinal))
                {
                    await connection.SendAsync(HostileEngine.Pong);
                }

                await connection.SendAsync(Upgraded + "early ");
                await connection.SendAsync(Encoding.UTF8.GetString(await connection.ReceiveRestAsync()).ToUpperInvariant());
            },
            tcp);
        using var client = engine.CreateClient();
        await using var stream = await client.Containers.AttachAsync("web", input: true).Soon();
        Assert.Equal("application/vnd.docker.raw-stream", stream.MediaType);
        await stream.WriteAsync("hello "u8.ToArray(), default);
        await stream.WriteAsync("world"u8.ToArray(), default);
        await stream.CloseWriteAsync();
        using var reader = new StreamReader(stream.Output);
        Assert.Equal("early HELLO WORLD", await reader.ReadToEndAsync().Soon());
    }

    [Fact]
    public async Task The_request_asks_for_the_upgrade()
    {
        var head = "";
        await using var engine = HostileEngine.Behaving(async connection =>
        {
            head = connection.Head;
            await connection.SendAsync(Upgraded);
        });
        using var client = engine.CreateClient();
        await using (await client.Containers.AttachAsync("web", input: true, detachKeys: "ctrl-p,q").Soon())
        {
            Assert.StartsWith(
                "POST /v1.41/containers/web/attach?stream=1&stdin=1&stdout=1&stderr=1&detachKeys=ctrl-p%2Cq HTTP/1.1\r\n",
                head,
                StringComparison.Ordinal);
            Assert.Contains("\r\nConnection: Upgrade\r\n", head, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("\r\nUpgrade: tcp\r\n", head, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task An_engine_that_does_not_upgrade_can_be_read_and_not_written_to()
    {
        await using var engine = HostileEngine.Answering("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ntext");
        using var client = engine.CreateClient();
        await using var stream = await client.Containers.AttachAsync("web", input: true).Soon();
        await Assert.ThrowsAsync<InvalidOperationException>(() => stream.WriteAsync(new byte[1], default).AsTask());
        await stream.CloseWriteAsync();
        using var reader = new StreamReader(stream.Output);
        Assert.Equal("text", await reader.ReadToEndAsync().Soon());
    }

    [Fact]
    public async Task Disposal_closes_the_connection()
    {
        var closed = new TaskCompletionSource();
        await using var engine = HostileEngine.Behaving(async connection =>
        {
            await connection.SendAsync(Upgraded);
            await connection.ClosedAsync();
            closed.SetResult();
        });
        using var client = engine.CreateClient();
        var stream = await client.Containers.AttachAsync("web", input: true).Soon();
        await stream.DisposeAsync();
        await closed.Task.Soon();
    }
}
