using DockerPS.Engine.Http;
using DockerPS.Engine.Streaming;
using DockerPS.Engine.Tests.Fixtures;
using DockerPS.Engine.Tests.Streaming;
using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Tests.Endpoints;

/// <summary>What containers read and write.</summary>
[Collection(OnEngine.Name)]
public sealed class ContainerStreamTests(EngineFixture engine)
{
    private DockerClient Client => engine.Client;

    // --- Logs ----------------------------------------------------------------------------------------------------------------------

    [Fact]
    public async Task A_log_tells_output_from_error()
    {
        var id = await engine.RunAsync("echo grün; echo bad >&2; printf end");
        var lines = await Client.Containers.LogsAsync(id).ToListAsync();
        Assert.Equal(["grün", "end"], lines.Where(line => line.Stream == OutputStream.Output).Select(line => line.Text));
        Assert.Equal(["bad"], lines.Where(line => line.Stream == OutputStream.Error).Select(line => line.Text));
    }

    [Fact]
    public async Task A_log_of_a_terminal_is_all_output()
    {
        var id = await engine.RunAsync("echo one; echo bad >&2; printf end", tty: true);
        var lines = await Client.Containers.LogsAsync(id).ToListAsync();
        Assert.Equal(["one", "bad", "end"], lines.Select(line => line.Text));
        Assert.All(lines, line => Assert.Equal(OutputStream.Output, line.Stream));
    }

    [Fact]
    public async Task A_tail_is_the_last_lines()
    {
        var id = await engine.RunAsync("seq 1 100");
        Assert.Equal(["98", "99", "100"], await Client.Containers.LogsAsync(id, new() { Tail = 3 }).Texts());
        Assert.Empty(await Client.Containers.LogsAsync(id, new() { Tail = 0 }).Texts());
        Assert.Equal(100, (await Client.Containers.LogsAsync(id).Texts()).Count);
    }

    [Fact]
    public async Task A_log_can_be_of_one_stream_only()
    {
        var id = await engine.RunAsync("echo out; echo bad >&2");
        Assert.Equal(["out"], await Client.Containers.LogsAsync(id, new() { Error = false }).Texts());
        Assert.Equal(["bad"], await Client.Containers.LogsAsync(id, new() { Output = false }).Texts());
    }

    [Fact]
    public async Task A_log_can_be_of_a_time_only()
    {
        var id = await engine.RunAsync("echo one; sleep 0.2; echo two; sleep 0.2; echo three");
        var lines = await Client.Containers.LogsAsync(id).ToListAsync();
        var second = lines[1].Timestamp!.Value;
        Assert.Equal(["two", "three"], await Client.Containers.LogsAsync(id, new() { Since = second }).Texts());
        Assert.Equal(["two", "three"], await Client.Containers.LogsAsync(id, new() { Since = second.ToLocalTime() }).Texts());
        Assert.Equal(["three"], await Client.Containers.LogsAsync(id, new() { Since = second.AddTicks(1) }).Texts());
        Assert.Equal(["one", "two"], await Client.Containers.LogsAsync(id, new() { Until = second.AddTicks(1) }).Texts());
        Assert.Equal(["two"], await Client.Containers.LogsAsync(id, new() { Since = second, Until = second.AddTicks(1) }).Texts());
        Assert.Equal(3, (await Client.Containers.LogsAsync(id, new() { Since = DateTime.MinValue }).Texts()).Count);
        Assert.Empty(await Client.Containers.LogsAsync(id, new() { Since = DateTime.UtcNow.AddHours(1) }).Texts());
    }

    [Fact]
    public async Task A_log_has_attributes_only_where_they_are_asked_for()
    {
        var id = await engine.RunAsync("echo 'a line'; echo");
        Assert.All(await Client.Containers.LogsAsync(id).ToListAsync(), line => Assert.Null(line.Attributes));
        var detailed = await Client.Containers.LogsAsync(id, new() { Details = true }).ToListAsync();
        Assert.Equal(["a line", ""], detailed.Select(line => line.Text));
        Assert.All(detailed, line => Assert.Equal("", line.Attributes));
    }

    [Fact]
    public async Task A_followed_log_comes_line_by_line_and_ends_with_the_container()
    {
        var id = await engine.StartAsync("echo one; trap 'echo two; exit' USR1; while true; do sleep 0.1; done");
        var lines = Client.Containers.LogsAsync(id, new() { Follow = true }).GetAsyncEnumerator();
        Assert.True(await lines.MoveNextAsync().Soon());
        Assert.Equal("one", lines.Current.Text);

        var next = lines.MoveNextAsync().AsTask();
        Assert.False(next.IsCompleted);
        await Client.Containers.KillAsync(id, "SIGUSR1");
        Assert.True(await next.Soon());
        Assert.Equal("two", lines.Current.Text);
        Assert.False(await lines.MoveNextAsync().Soon());
    }

    [Fact]
    public async Task A_followed_log_ends_promptly_when_it_is_cancelled()
    {
        var id = await engine.StartAsync();
        using var source = new CancellationTokenSource();
        var reading = Client.Containers.LogsAsync(id, new() { Follow = true }, source.Token).ToListAsync();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.Soon());
    }

    [Fact]
    public async Task A_long_log_comes_whole_and_in_order()
    {
        var id = await engine.RunAsync("seq 1 100000");
        var number = 0;
        await foreach (var line in Client.Containers.LogsAsync(id))
        {
            Assert.Equal($"{++number}", line.Text);
        }

        Assert.Equal(100000, number);
    }

    // --- Attach --------------------------------------------------------------------------------------------------------------------

    [Fact]
    public async Task An_empty_input_is_an_end_at_once()
    {
        var id = await engine.CreateShellAsync("wc -c", input: true);
        await using var stream = await Client.Containers.AttachAsync(id, input: true);
        await Client.Containers.StartAsync(id);
        await stream.CloseWriteAsync();
        Assert.Equal("0\n"u8.ToArray(), (await ReadAsync(Client, stream, tty: false).Soon()).Output);
    }

    [Fact]
    public async Task A_terminal_is_attached_raw()
    {
        var id = await engine.CreateShellAsync("stty -echo; echo ready; read line; echo got $line >&2", tty: true, input: true);
        await using var stream = await Client.Containers.AttachAsync(id, input: true);
        Assert.False(await Client.Containers.IsMultiplexedAsync(stream, tty: true));
        await Client.Containers.StartAsync(id);
        using var reader = new StreamReader(stream.Output);
        Assert.Equal("ready", await reader.ReadLineAsync().Soon());
        await stream.WriteAsync("text\n"u8.ToArray(), default);
        Assert.Equal("got text", await reader.ReadLineAsync().Soon());
    }

    [Fact]
    public async Task The_detach_keys_end_the_stream_and_not_the_container()
    {
        var id = await engine.CreateShellAsync("cat", tty: true, input: true);
        await using var stream = await Client.Containers.AttachAsync(id, input: true, detachKeys: "ctrl-x,y");
        await Client.Containers.StartAsync(id);
        await stream.WriteAsync("\u0018y"u8.ToArray(), default);
        await ReadAsync(Client, stream, tty: true).Soon();
        Assert.Equal("running", await engine.StatusAsync(id));
    }

    [Fact]
    public async Task Reading_an_attached_stream_ends_promptly_when_it_is_cancelled()
    {
        var id = await engine.StartAsync();
        using var source = new CancellationTokenSource();
        await using var stream = await Client.Containers.AttachAsync(id, input: false);
        var reading = OutputDecoder.ReadAsync(stream.Output, multiplexed: true, source.Token).ToListAsync();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.Soon());
        Assert.Equal("running", await engine.StatusAsync(id));
    }

    [Fact]
    public async Task The_content_type_says_multiplexed_only_from_API_1_42_on()
    {
        var id = await engine.StartAsync();
        await using var stream = await Client.Containers.AttachAsync(id, input: false);
        Assert.Equal(
            await Client.NegotiateAsync() < new ApiVersion(1, 42)
                ? "application/vnd.docker.raw-stream"
                : "application/vnd.docker.multiplexed-stream",
            stream.MediaType);
        Assert.True(await Client.Containers.IsMultiplexedAsync(stream, tty: false));
    }

    private static async Task<(byte[] Output, byte[] Error)> ReadAsync(DockerClient client, UpgradedStream stream, bool tty)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var multiplexed = await client.Containers.IsMultiplexedAsync(stream, tty);
        await foreach (var chunk in OutputDecoder.ReadAsync(stream.Output, multiplexed, default))
        {
            (chunk.Stream == OutputStream.Error ? error : output).Write(chunk.Bytes.Span);
        }

        return (output.ToArray(), error.ToArray());
    }
}
