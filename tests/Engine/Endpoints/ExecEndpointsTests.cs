using System.Net;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Engine.Streaming;
using DockerPS.Engine.Tests.Fixtures;
using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Tests.Endpoints;

/// <summary>Commands in containers that run.</summary>
[Collection(OnEngine.Name)]
public sealed class ExecEndpointsTests(EngineFixture engine)
{
    private DockerClient Client => engine.Client;

    [Fact]
    public async Task A_command_writes_output_and_error_and_has_an_exit_code()
    {
        var id = await CreateAsync("echo out; echo bad >&2; exit 3");
        await using var stream = await Client.Exec.StartAsync(id, tty: false);
        var lines = await LinesAsync(stream, tty: false);
        Assert.Equal(["out"], lines.Where(line => line.Stream == OutputStream.Output).Select(line => line.Text));
        Assert.Equal(["bad"], lines.Where(line => line.Stream == OutputStream.Error).Select(line => line.Text));
        Assert.Equal(3, (await EndAsync(id)).ExitCode);
    }

    [Fact]
    public async Task A_command_reads_its_input_to_the_end()
    {
        var id = await CreateAsync("cat; echo end", request => request with { AttachStdin = true });
        await using var stream = await Client.Exec.StartAsync(id, tty: false);
        await stream.WriteAsync("typed\n"u8.ToArray(), default);
        await stream.CloseWriteAsync();
        Assert.Equal(["typed", "end"], (await LinesAsync(stream, tty: false)).Select(line => line.Text));
        Assert.Equal(0, (await EndAsync(id)).ExitCode);
    }

    [Fact]
    public async Task A_command_runs_as_a_user_in_a_folder_with_an_environment()
    {
        var id = await CreateAsync(
            "id -un; pwd; echo $WHO", request => request with { User = "app", WorkingDir = "/tmp", Env = ["WHO=me"] });
        await using var stream = await Client.Exec.StartAsync(id, tty: false);
        Assert.Equal(["app", "/tmp", "me"], (await LinesAsync(stream, tty: false)).Select(line => line.Text));
    }

    [Fact]
    public async Task A_terminal_takes_a_size()
    {
        var id = await CreateAsync("read line; stty size", request => request with { Tty = true, AttachStdin = true });
        await using var stream = await Client.Exec.StartAsync(id, tty: true, (24, 80));
        // The engine may not have started it yet.
        await Waiting.UntilAsync(async () =>
        {
            try
            {
                return await Client.Exec.ResizeAsync(id, 33, 111);
            }
            catch (DockerApiException)
            {
                return false;
            }
        });
        await stream.WriteAsync("\r"u8.ToArray(), default);
        Assert.Equal("33 111", (await LinesAsync(stream, tty: true))[^1].Text);
    }

    [Fact]
    public async Task A_terminal_begins_with_its_size_where_the_engine_knows_of_that()
    {
        var id = await CreateAsync("stty size", request => request with { Tty = true });
        await using var stream = await Client.Exec.StartAsync(id, tty: true, (33, 111));
        var isKnown = await Client.NegotiateAsync() >= new ApiVersion(1, 42);
        Assert.Equal(isKnown, (await LinesAsync(stream, tty: true))[^1].Text == "33 111");
    }

    [Fact]
    public async Task A_command_that_is_left_to_itself_runs_on()
    {
        var id = await CreateAsync("sleep 600");
        Assert.True(await Client.Exec.StartDetachedAsync(id));
        var found = await Client.Exec.InspectAsync(id);
        Assert.True(found.Running);
        Assert.Null(found.ExitCode);
        Assert.True(found.Pid > 0);
    }

    [Theory]
    [InlineData("exec-nosuch")]
    [InlineData("/etc/passwd")]
    public async Task A_command_that_cannot_be_run_is_told_in_its_output_and_never_was_a_process(string command)
    {
        var id = await CreateAsync("", request => request with { Cmd = [command], Tty = true });
        await using var stream = await Client.Exec.StartAsync(id, tty: true);
        Assert.Contains(command, string.Concat((await LinesAsync(stream, tty: true)).Select(line => line.Text)), StringComparison.Ordinal);
        var end = await EndAsync(id);
        Assert.True(end.ExitCode is 126 or 127);
        Assert.True(end.Pid is null or 0);
    }

    [Fact]
    public async Task A_command_that_ended_badly_was_a_process()
    {
        var id = await CreateAsync("exit 127");
        await using var stream = await Client.Exec.StartAsync(id, tty: false);
        await LinesAsync(stream, tty: false);
        var end = await EndAsync(id);
        Assert.Equal(127, end.ExitCode);
        Assert.True(end.Pid > 0);
    }

    [Fact]
    public async Task An_unknown_container_and_an_unknown_command_are_refused()
    {
        var container = await Assert.ThrowsAsync<DockerApiException>(
            () => Client.Exec.CreateAsync("exec-nosuch", new() { Cmd = ["true"] }));
        Assert.Equal(HttpStatusCode.NotFound, container.StatusCode);
        var command = await Assert.ThrowsAsync<DockerApiException>(() => Client.Exec.StartAsync("exec-nosuch", tty: false));
        Assert.Equal(HttpStatusCode.NotFound, command.StatusCode);
        await Assert.ThrowsAsync<DockerApiException>(() => Client.Exec.InspectAsync("exec-nosuch"));
    }

    [Fact]
    public async Task A_container_that_does_not_run_is_refused()
    {
        var id = await engine.CreateShellAsync("true");
        var refused = await Assert.ThrowsAsync<DockerApiException>(() => Client.Exec.CreateAsync(id, new() { Cmd = ["true"] }));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
    }

    private async Task<string> CreateAsync(string script, Func<ExecCreateRequest, ExecCreateRequest>? change = null)
    {
        var container = await engine.StartAsync();
        var request = new ExecCreateRequest { Cmd = ["sh", "-c", script], AttachStdout = true, AttachStderr = true };
        return await Client.Exec.CreateAsync(container, change?.Invoke(request) ?? request);
    }

    private async Task<List<OutputLine>> LinesAsync(UpgradedStream stream, bool tty)
    {
        var multiplexed = await Client.Containers.IsMultiplexedAsync(stream, tty);
        return await LineSplitter.SplitAsync(OutputDecoder.ReadAsync(stream.Output, multiplexed, default), default).ToListAsync().Soon();
    }

    /// <summary>The output may end a moment before the engine has noted how.</summary>
    private async Task<ExecInspect> EndAsync(string id)
    {
        await Waiting.UntilAsync(async () => !(await Client.Exec.InspectAsync(id)).Running);
        return await Client.Exec.InspectAsync(id);
    }
}
