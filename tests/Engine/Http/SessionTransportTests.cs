using System.Net;
using System.Text;
using DockerPS.Engine.Grpc;
using DockerPS.Engine.Http;
using DockerPS.Engine.Http2;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Http;

/// <summary>Sessions and calls on the suite's engine.</summary>
[Collection(OnEngine.Name)]
public sealed class SessionTransportTests(EngineFixture engine)
{
    private SessionTransport Sessions => engine.Client.Sessions;

    [Fact]
    public async Task A_session_lives_as_long_as_it_is_healthy()
    {
        // The oldest engines ask every second and end a session that has not answered for ten, others every five.
        var checks = 0;
        var session = BuildKitPeer.Serve(() => Interlocked.Increment(ref checks)).Start(
            await Sessions.OpenSessionAsync(BuildKitPeer.NewId(), "", BuildKitPeer.Methods, default).Soon());
        await using (session)
        {
            await Assert.ThrowsAsync<TimeoutException>(() => session.Completion.WaitAsync(TimeSpan.FromSeconds(12)));
            Assert.InRange(checks, 2, 20);
        }

        Assert.Null(session.Failure);
    }

    [Fact]
    public async Task An_engine_finds_each_method_of_a_session_and_asks_for_it()
    {
        // Of names that are joined to one line, it would find none.
        var id = BuildKitPeer.NewId();
        var asked = new TaskCompletionSource<string?>();
        var session = BuildKitPeer.Serve(() => { }, BuildKitPeer.Methods[0], (call, _) =>
        {
            asked.TrySetResult(call.Metadata.First("dir-name"));
            throw new GrpcException(GrpcStatus.NotFound, "this äöü is 100% absent");
        }).Start(await Sessions.OpenSessionAsync(id, "key", BuildKitPeer.Methods, default).Soon());
        await using (session)
        {
            await using var channel = new GrpcChannel(await Sessions.OpenControlAsync(default).Soon());
            var request = new DockerPS.Engine.BuildKit.ProtobufWriter().Text(1, BuildKitPeer.NewId()).Text(5, id).Text(6, "dockerfile.v0");
            var error = await Assert.ThrowsAsync<GrpcException>(
                () => channel.CallAsync("/moby.buildkit.v1.Control/Solve", request.Written, null, default).Soon());
            Assert.Contains("this äöü is 100% absent", error.Message, StringComparison.Ordinal);
            // Older engines ask for both at the same time.
            Assert.Matches("^(dockerfile|context)$", await asked.Task.Soon());
        }
    }

    [Fact]
    public async Task An_engine_lists_its_worker() =>
        await BuildKitPeer.AssertWorkerAsync(engine.Client, await Sessions.OpenControlAsync(default).Soon());

    [Fact]
    public async Task An_unknown_method_of_the_engine_is_unimplemented()
    {
        await using var channel = new GrpcChannel(await Sessions.OpenControlAsync(default).Soon());
        var error = await Assert.ThrowsAsync<GrpcException>(
            () => channel.CallAsync("/moby.buildkit.v1.Control/No", default, null, default));
        Assert.Equal(GrpcStatus.Unimplemented, error.Status);
        Assert.NotEmpty(error.Message);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_refused_in_the_engines_words()
    {
        var id = BuildKitPeer.NewId();
        var session = BuildKitPeer.Serve(() => { }).Start(await Sessions.OpenSessionAsync(id, "", [], default).Soon());
        await using (session)
        {
            var error = await Assert.ThrowsAsync<DockerApiException>(() => Sessions.OpenSessionAsync(id, "", [], default).Soon());
            Assert.Contains(id, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_engine_takes_calls_without_an_upgrade_or_ends_the_connection()
    {
        var isNew = await engine.Client.NegotiateAsync() >= new ApiVersion(1, 53);
        try
        {
            await BuildKitPeer.AssertWorkerAsync(engine.Client, await Sessions.ConnectAsync(default).Soon());
            Assert.True(isNew);
        }
        catch (GrpcException error)
        {
            Assert.False(isNew);
            Assert.Equal(GrpcStatus.Unavailable, error.Status);
        }
    }

    [Fact]
    public async Task The_head_of_the_request_has_a_line_for_each_method_and_what_follows_the_answer_is_not_lost()
    {
        var head = "";
        await using var hostile = HostileEngine.Behaving(async connection =>
        {
            head = connection.Head;
            await connection.SendAsync((byte[])
            [
                .. "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n"u8, .. FrameReader.Preface,
                0, 0, 0, 4, 0, 0, 0, 0, 0,
                0, 0, 8, 6, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8,
            ]);
            await connection.ClosedAsync();
        });
        using var client = new DockerClient(hostile.Endpoint, new() { Headers = new Dictionary<string, string> { ["X-Own"] = "yes" } });
        var stream = await client.Sessions.OpenSessionAsync("id", "kä", ["/a.B/C", "/d.E/F"], default).Soon();
        await using var connection = Http2Connection.Start(stream, Http2Role.Server, _ => Task.CompletedTask);
        Assert.StartsWith("POST /v1.41/session HTTP/1.1\r\n", head, StringComparison.Ordinal);
        string[] lines =
        [
            "Connection: Upgrade", "Upgrade: h2c", "Content-Length: 0", "X-Own: yes", "X-Docker-Expose-Session-Uuid: id",
            "X-Docker-Expose-Session-Sharedkey: k" + Encoding.Latin1.GetString("ä"u8), "X-Docker-Expose-Session-Grpc-Method: /a.B/C",
            "X-Docker-Expose-Session-Grpc-Method: /d.E/F",
        ];
        Assert.All(lines, line => Assert.Single(head.Split("\r\n"), line));
    }

    [Theory]
    [InlineData("400 Bad Request", "{\"message\":\"session id already exists\"}", HttpStatusCode.BadRequest, "session id already exists")]
    [InlineData("403 Forbidden", "{\"message\":\"not for you\"}", HttpStatusCode.Forbidden, "not for you")]
    [InlineData("500 Internal Server Error", "{\"message\":\"oh no\"}", HttpStatusCode.InternalServerError, "oh no")]
    [InlineData("404 Not Found", "{\"message\":\"page not found\"}", HttpStatusCode.NotImplemented, "POST /session")]
    public async Task A_refusal_has_the_engines_words(string status, string body, HttpStatusCode code, string words)
    {
        await using var hostile = HostileEngine.Answering($"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        using var client = hostile.CreateClient();
        var error = await Assert.ThrowsAsync<DockerApiException>(() => client.Sessions.OpenSessionAsync("id", "", [], default).Soon());
        Assert.Equal(code, error.StatusCode);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_an_upgrade_is_a_failure()
    {
        await using var hostile = HostileEngine.Answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        using var client = hostile.CreateClient();
        var error = await Assert.ThrowsAsync<DockerStreamException>(() => client.Sessions.OpenControlAsync(default).Soon());
        Assert.Contains("/grpc", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Advice);
    }

    [Fact]
    public async Task A_broken_connection_is_a_failure()
    {
        await using var hostile = HostileEngine.Behaving(_ => Task.CompletedTask);
        using var client = hostile.CreateClient();
        await Assert.ThrowsAsync<DockerStreamException>(() => client.Sessions.OpenControlAsync(default).Soon());
        using var nobody = new DockerClient("unix:///nowhere/nothing.sock");
        await Assert.ThrowsAsync<DockerConnectionException>(() => nobody.Sessions.OpenControlAsync(default).Soon());
        await Assert.ThrowsAsync<DockerConnectionException>(() => nobody.Sessions.ConnectAsync(default).Soon());
    }

    [Fact]
    public async Task A_line_break_cannot_add_a_header()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Sessions.OpenSessionAsync("id", "a\r\nX: y", [], default));
    }
}
