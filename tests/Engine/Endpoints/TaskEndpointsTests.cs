using System.Globalization;
using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Http;
using DockerPS.Engine.Streaming;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Endpoints;

/// <summary>Tasks, and logs of tasks and services. Those of real swarms are read in the tests of the commands.</summary>
[Collection(OnEngine.Name)]
public sealed class TaskEndpointsTests(EngineFixture engine)
{
    private const string Pong = "HTTP/1.1 200 OK\r\nApi-Version: 1.43\r\nOstype: linux\r\nContent-Length: 0\r\n\r\n";
    private const string Raw = "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.docker.raw-stream\r\n\r\n";
    private const string Multiplexed = "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.docker.multiplexed-stream\r\n\r\n";

    /// <summary>As Docker 28.5 tells of a task that failed, and of one that has no node.</summary>
    private const string Tasks = """
        [{"ID":"wa2y2g9d3eaft48erwtyg4i95","Version":{"Index":45},"CreatedAt":"2026-11-21T19:49:06.8Z",
        "UpdatedAt":"2026-11-21T19:49:17.1Z","Labels":{},
        "Spec":{"ContainerSpec":{"Image":"busybox:latest","Args":["sh","-c","exit 3"],"Init":false,"DNSConfig":{},"Isolation":"default"},
        "Resources":{"Limits":{},"Reservations":{}},"Placement":{},"ForceUpdate":0},
        "ServiceID":"8xoa2wmw05kjb3y0gev5ja3ff","Slot":1,"NodeID":"glgtzz9836g2le9hrhze9rkfe",
        "Status":{"Timestamp":"2026-11-21T19:49:17.638617403Z","State":"failed","Message":"started","Err":"task: non-zero exit (3)",
        "ContainerStatus":{"ContainerID":"2d182c89","PID":0,"ExitCode":3},"PortStatus":{"Ports":[{"Protocol":"tcp","TargetPort":80,
        "PublishedPort":8080,"PublishMode":"host"}]}},
        "DesiredState":"shutdown","Volumes":null},
        {"ID":"f3h9zgrs0lee","Spec":{"ContainerSpec":null},"ServiceID":"s","Status":{"State":"pending","Err":"no suitable node",
        "PortStatus":{}},"DesiredState":"running","JobIteration":{},"NetworksAttachments":[{}]}]
        """;

    [Fact]
    public async Task A_task_has_its_state_container_and_ports()
    {
        await using var hostile = HostileEngine.Answering(
            $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Tasks.Length}\r\n\r\n{Tasks}");
        using var client = hostile.CreateClient();
        var tasks = await client.Tasks.ListAsync(new FilterSet().Add("service", "web")).Soon();
        Assert.Equal(["GET /v1.41/tasks?filters=%7B%22service%22%3A%5B%22web%22%5D%7D HTTP/1.1"], hostile.Requests);
        var (failed, pending) = (tasks[0], tasks[1]);
        Assert.Equal(("8xoa2wmw05kjb3y0gev5ja3ff", 1L, "glgtzz9836g2le9hrhze9rkfe", "shutdown"), (
            failed.ServiceId, failed.Slot!.Value, failed.NodeId!, failed.DesiredState!));
        Assert.Equal(
            ("failed", "task: non-zero exit (3)", 3L), (failed.Status!.State, failed.Status.Err, failed.Status.ContainerStatus!.ExitCode));
        Assert.Equal(8080, Assert.Single(failed.Status.PortStatus!.Ports!).PublishedPort);
        Assert.Null(failed.JobIteration);
        Assert.Equal((null, null, 0UL), (pending.Slot, pending.NodeId, pending.JobIteration!.Index));
        Assert.Null(pending.Status!.ContainerStatus);
    }

    [Theory]
    [InlineData(null, "one,two,three")]
    [InlineData(2, "two,three")]
    [InlineData(0, "")]
    public async Task Lines_of_a_task_are_read_to_an_end_that_the_engine_does_not_know(int? tail, string expected)
    {
        await using var hostile = HostileEngine.Answering(
            Raw + Line(1, "one") + Line(2, "two") + Line(3, "three") + Line(4, "four") + Line(5, "five"), Pong);
        using var client = hostile.CreateClient();
        var until = new DateTime(2026, 1, 31, 8, 0, 3, DateTimeKind.Utc);
        var lines = await client.Tasks.LogsAsync("t", new() { Until = until, Tail = tail }).ToListAsync().Soon();
        Assert.Equal(expected, string.Join(',', lines.Select(line => line.Text)));
        Assert.DoesNotContain("until", Assert.Single(hostile.Requests), StringComparison.Ordinal);
        Assert.DoesNotContain("tail", Assert.Single(hostile.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_end_the_engine_counts_the_last_lines()
    {
        await using var hostile = HostileEngine.Answering(Raw + Line(1, "one"), Pong);
        using var client = hostile.CreateClient();
        Assert.Equal(
            "one", Assert.Single(await client.Tasks.LogsAsync("a/b", new() { Tail = 5, Error = false }).ToListAsync().Soon()).Text);
        Assert.StartsWith("GET /v1.43/tasks/a%2Fb/logs?", Assert.Single(hostile.Requests), StringComparison.Ordinal);
        Assert.Contains("tail=5", hostile.Requests[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_of_a_service_tell_their_tasks()
    {
        await using var hostile = HostileEngine.Answering(
            Multiplexed + Frame(1, "a", "one\n") + Frame(2, "b", "begun") + Frame(1, "a", "two\n"), Pong);
        using var client = hostile.CreateClient();
        var lines = await client.Services.LogsAsync("web", new() { Follow = true, Until = DateTime.UtcNow }).ToListAsync().Soon();
        Assert.Equal(["one", "begun", "two"], lines.Select(line => line.Text));
        Assert.Equal(["task.id=a", "task.id=b", "task.id=a"], lines.Select(line => line.Attributes));
        Assert.Equal(OutputStream.Error, lines[1].Stream);
        Assert.Contains("details=", Assert.Single(hostile.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_breaks_off_is_an_error_after_what_came_before()
    {
        await using var hostile = HostileEngine.Answering(Multiplexed + Frame(1, "a", "one\n") + Frame(1, "a", "two\n")[..20], Pong);
        using var client = hostile.CreateClient();
        var lines = new List<LogLine>();
        await Assert.ThrowsAsync<DockerStreamException>(async () =>
        {
            await foreach (var line in client.Services.LogsAsync("web", new()))
            {
                lines.Add(line);
            }
        }).Soon();
        Assert.Equal("one", Assert.Single(lines).Text);
    }

    [Fact]
    public async Task An_engine_in_no_swarm_says_so()
    {
        Assert.Equal(
            SwarmFailure.ManagerNeeded, (await Assert.ThrowsAsync<DockerSwarmException>(() => engine.Client.Tasks.ListAsync())).Failure);
        await Assert.ThrowsAsync<DockerSwarmException>(() => engine.Client.Tasks.InspectAsync("t"));
        await Assert.ThrowsAsync<DockerSwarmException>(() => engine.Client.Tasks.LogsAsync("t").ToListAsync());
        await Assert.ThrowsAsync<DockerSwarmException>(() => engine.Client.Services.LogsAsync("web", new LogOptions()).ToListAsync());
    }

    private static string Line(int second, string text) =>
        string.Create(CultureInfo.InvariantCulture, $"2026-01-31T08:00:0{second}.000000000Z {text}\n");

    /// <summary>A frame of less than 128 bytes, so that its head is text.</summary>
    private static string Frame(int stream, string task, string text)
    {
        var payload = $"2026-01-31T08:00:00.000000000Z task.id={task} {text}";
        return $"{(char)stream}\0\0\0\0\0\0{(char)payload.Length}{payload}";
    }
}
