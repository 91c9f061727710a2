using System.Net;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Endpoints;

/// <summary>Containers, seen from outside.</summary>
[Collection(OnEngine.Name)]
public sealed class ContainerInspectionTests(EngineFixture engine)
{
    private DockerClient Client => engine.Client;

    // --- Statistics ----------------------------------------------------------------------------------------------------------------

    [Fact]
    public async Task A_measurement_compares_two_readings()
    {
        var id = await engine.StartAsync("while :; do :; done");
        var usage = await Client.Containers.MeasureAsync(id).Soon();
        Assert.True(usage.IsRunning && usage.HasBefore);
        Assert.InRange(usage.CpuPercent, 1, (usage.OnlineCpu * 100) + 20);
        Assert.InRange(usage.MemoryUsage, 1, 64 << 20);
        Assert.Equal(1, usage.ProcessCount);
    }

    [Fact]
    public async Task A_container_that_does_not_run_is_measured_as_such()
    {
        var id = await engine.CreateShellAsync("true");
        Assert.False((await Client.Containers.MeasureAsync(id).Soon()).IsRunning);
        var error = await Assert.ThrowsAsync<DockerApiException>(() => Client.Containers.MeasureAsync("nosuch"));
        Assert.Equal(HttpStatusCode.NotFound, error.StatusCode);
    }

    [Fact]
    public async Task Statistics_come_again_and_again_and_tell_when_the_container_has_ended()
    {
        var id = await engine.StartAsync();
        await using var readings = Client.Containers.StatsAsync(id).GetAsyncEnumerator();
        Assert.True(await readings.MoveNextAsync().Soon());
        Assert.True(new ContainerUsage(readings.Current).IsRunning);
        await Client.Containers.KillAsync(id);
        while (new ContainerUsage(readings.Current).IsRunning)
        {
            Assert.True(await readings.MoveNextAsync().Soon());
        }
    }

    [Fact]
    public async Task Engines_of_before_and_after_API_1_44_are_asked_in_their_own_way()
    {
        const string Answer = "HTTP/1.1 200 OK\r\nContent-Length: 31\r\n\r\n{\"read\":\"2026-11-21T11:00:00Z\"}";
        await using var old = HostileEngine.Answering(Answer);
        using (var client = old.CreateClient())
        {
            await client.Containers.MeasureAsync("web").Soon();
        }

        await using var fresh = HostileEngine.Answering(Answer, HostileEngine.Pong.Replace("1.41", "1.44", StringComparison.Ordinal));
        using (var client = fresh.CreateClient())
        {
            await client.Containers.MeasureAsync("web").Soon();
        }

        Assert.Equal(["GET /v1.41/containers/web/stats?stream=0 HTTP/1.1"], old.Requests);
        Assert.Equal(Enumerable.Repeat("GET /v1.44/containers/web/stats?stream=0&one-shot=1 HTTP/1.1", 2), fresh.Requests);
    }

    // --- Processes and changes -----------------------------------------------------------------------------------------------------

    [Fact]
    public async Task Processes_have_the_columns_that_were_asked_for()
    {
        var id = await engine.StartAsync();
        // A process has the name of its program once it has begun to run it.
        await Waiting.UntilAsync(
            async () => (await TopAsync()).Processes!.Any(row => row[1].Contains("sleep 600", StringComparison.Ordinal)));
        var top = await TopAsync();
        Assert.Equal(["PID", "COMMAND"], top.Titles);
        Assert.Contains(top.Processes!, row => row[1].Contains("sleep 600", StringComparison.Ordinal));
        var error = await Assert.ThrowsAsync<DockerApiException>(() => Client.Containers.TopAsync(id, "-o args"));
        Assert.Contains("PID", error.Message, StringComparison.Ordinal);

        Task<ContainerTop> TopAsync() => Client.Containers.TopAsync(id, "-o pid,args");
    }

    [Fact]
    public async Task Changes_tell_what_was_added_modified_and_deleted()
    {
        var id = await engine.RunAsync("touch /tmp/new; rm /etc/passwd");
        Assert.Equal(
            [new("/etc", 0), new("/etc/passwd", 2), new("/tmp", 0), new("/tmp/new", 1)],
            (await Client.Containers.ChangesAsync(id)).OrderBy(change => change.Path, StringComparer.Ordinal));
        Assert.Empty(await Client.Containers.ChangesAsync(await engine.CreateShellAsync("true")));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("null\n")]
    public async Task No_changes_are_written_in_several_ways(string answer)
    {
        await using var hostile = HostileEngine.Answering($"HTTP/1.1 200 OK\r\nContent-Length: {answer.Length}\r\n\r\n{answer}");
        using var client = hostile.CreateClient();
        Assert.Empty(await client.Containers.ChangesAsync("web").Soon());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[{\"Path\":")]
    public async Task What_is_no_list_of_changes_is_a_broken_answer(string answer)
    {
        await using var hostile = HostileEngine.Answering($"HTTP/1.1 200 OK\r\nContent-Length: {answer.Length}\r\n\r\n{answer}");
        using var client = hostile.CreateClient();
        await Assert.ThrowsAsync<DockerStreamException>(() => client.Containers.ChangesAsync("web").Soon());
    }

    // --- Export --------------------------------------------------------------------------------------------------------------------

    [Fact]
    public async Task An_export_is_a_whole_tar()
    {
        var id = await engine.RunAsync("echo text > /file");
        using var tar = new MemoryStream();
        await foreach (var piece in Client.Containers.ExportAsync(id))
        {
            tar.Write(piece.Span);
        }

        tar.Position = 0;
        await using var reader = new System.Formats.Tar.TarReader(tar);
        var names = new List<string>();
        while (await reader.GetNextEntryAsync() is { } entry)
        {
            names.Add(entry.Name);
        }

        Assert.Contains("file", names);
    }

    [Theory]
    [InlineData(5000, "", 5000, "breaks off")]
    [InlineData(5000, "{\"message\":\"no space\"}\n", 5022, "no space")]
    [InlineData(5000, "", 9999, "broke off")]
    [InlineData(0, "", 0, "breaks off")]
    public async Task An_export_without_its_end_is_broken(int length, string tail, int promised, string message)
    {
        await using var hostile = HostileEngine.Answering(
            $"HTTP/1.1 200 OK\r\nContent-Length: {promised}\r\n\r\n{new string('x', length)}{tail}");
        using var client = hostile.CreateClient();
        var error = await Assert.ThrowsAsync<DockerStreamException>(() => client.Containers.ExportAsync("web").ToListAsync().Soon());
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_ends_promptly_when_it_is_cancelled()
    {
        using var source = new CancellationTokenSource();
        await using var hostile = HostileEngine.Behaving(async connection =>
        {
            await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nbegun");
            await connection.ClosedAsync();
        });
        using var client = hostile.CreateClient();
        await using var pieces = client.Containers.ExportAsync("web", source.Token).GetAsyncEnumerator();
        Assert.True(await pieces.MoveNextAsync().Soon());
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pieces.MoveNextAsync().Soon());
    }
}
