using System.Net;
using System.Text;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Engine.Streaming;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Http;

/// <summary>The one request path, against an engine that behaves badly.</summary>
public sealed class EngineHttpTests
{
    private static readonly DockerClientOptions s_impatient = new() { ConnectTimeout = TimeSpan.FromMilliseconds(300) };

    // --- The first contact ---------------------------------------------------------------------------------------------------------

    [Fact]
    public async Task The_engine_is_asked_for_its_version_once()
    {
        await using var engine = HostileEngine.Answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]");
        using var client = engine.CreateClient();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => client.Containers.ListAsync()));
        Assert.Equal(["HEAD /_ping HTTP/1.1"], engine.Pings);
        Assert.Equal(Enumerable.Repeat("GET /v1.41/containers/json?all=1 HTTP/1.1", 10), engine.Requests);
    }

    [Theory]
    [InlineData("1.53", "1.41", "client version 1.53 is too new. Maximum supported API version is 1.41")]
    [InlineData("1.41", "1.51", "client version 1.41 is too old. Minimum supported API version is 1.44, please upgrade your client")]
    public async Task An_engine_that_is_replaced_by_another_version_is_asked_again(string before, string after, string words)
    {
        var isReplaced = false;
        await using var engine = new HostileEngine(async connection =>
        {
            while (await connection.ReceiveAsync() is { } line)
            {
                var version = isReplaced ? after : before;
                var refusal = $"{{\"message\":\"{words}\"}}";
                await connection.SendAsync(
                    line.Contains("/_ping ", StringComparison.Ordinal)
                        ? $"HTTP/1.1 200 OK\r\nApi-Version: {version}\r\nOstype: linux\r\nContent-Length: 0\r\n\r\n"
                    : line.Contains($"/v{version}/", StringComparison.Ordinal) ? "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]"
                    : $"HTTP/1.1 400 Bad Request\r\nContent-Length: {refusal.Length}\r\n\r\n{refusal}");
            }
        });
        using var client = engine.CreateClient();
        Assert.Empty(await client.Containers.ListAsync());
        isReplaced = true;
        Assert.Empty(await client.Containers.ListAsync());
        Assert.Equal(2, engine.Pings.Count);

        // A version that the user chose stays, and is refused.
        using var pinned = engine.CreateClient(new() { ApiVersion = ApiVersion.TryParse(before, out var version) ? version : null });
        Assert.Equal(words, (await Assert.ThrowsAsync<DockerApiException>(() => pinned.Containers.ListAsync())).Message);
    }

    [Fact]
    public async Task A_pinned_version_is_spoken_without_asking()
    {
        await using var engine = HostileEngine.Answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]");
        using var client = engine.CreateClient(new() { ApiVersion = new(1, 43) });
        await client.Containers.ListAsync();
        Assert.Empty(engine.Pings);
        Assert.Equal(["GET /v1.43/containers/json?all=1 HTTP/1.1"], engine.Requests);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nApi-Version: latest\r\nContent-Length: 0\r\n\r\n")]
    public async Task An_engine_that_does_not_tell_its_version_is_spoken_to_in_the_newest(string pong)
    {
        await using var engine = HostileEngine.Answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]", pong);
        using var client = engine.CreateClient();
        Assert.Equal(ApiVersion.Maximum, await client.NegotiateAsync());
    }

    [Fact]
    public async Task An_engine_that_is_too_old_is_refused_before_anything_else_is_sent()
    {
        await using var engine = HostileEngine.Answering("", "HTTP/1.1 200 OK\r\nApi-Version: 1.24\r\nContent-Length: 0\r\n\r\n");
        using var client = engine.CreateClient();
        var error = await Assert.ThrowsAsync<DockerVersionException>(() => client.Containers.RemoveAsync("web"));
        Assert.Contains("1.24", error.Message, StringComparison.Ordinal);
        Assert.Contains("1.41", error.Message, StringComparison.Ordinal);
        Assert.Empty(engine.Requests);
    }

    [Fact]
    public async Task A_ping_that_may_not_be_a_HEAD_is_a_GET()
    {
        await using var engine = new HostileEngine(async connection =>
        {
            while (await connection.ReceiveAsync() is { } line)
            {
                await connection.SendAsync(line.StartsWith("HEAD", StringComparison.Ordinal)
                    ? "HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\n\r\n"
                    : "HTTP/1.1 200 OK\r\nApi-Version: 1.42\r\nSwarm: inactive\r\nDocker-Experimental: true\r\nContent-Length: "
                        + "2\r\n\r\nOK");
            }
        });
        using var client = engine.CreateClient();
        var ping = await client.System.PingAsync();
        Assert.Equal(new EnginePing(new(1, 42), null, null, true, "inactive"), ping);
        Assert.Equal(["HEAD /_ping HTTP/1.1", "GET /_ping HTTP/1.1"], engine.Pings);
    }

    [Fact]
    public async Task A_ping_that_is_refused_is_the_engines_error()
    {
        await using var engine = HostileEngine.Answering(
            "", "HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 8\r\n\r\nstarting");
        using var client = engine.CreateClient();
        var error = await Assert.ThrowsAsync<DockerApiException>(() => client.Containers.ListAsync());
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "starting"), (error.StatusCode, error.Message));
    }

    [Fact]
    public async Task An_engine_that_is_silent_is_a_timeout_that_names_the_limit()
    {
        await using var engine = new HostileEngine(connection => connection.HangAsync());
        using var client = engine.CreateClient(s_impatient);
        var error = await Assert.ThrowsAsync<DockerConnectionException>(() => client.Containers.ListAsync().Soon());
        Assert.Equal(ConnectionFailure.Timeout, error.Kind);
        Assert.Equal(engine.Endpoint, error.Endpoint);
        Assert.Contains("0.3 seconds", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_that_begins_to_answer_and_stops_is_a_timeout()
    {
        await using var engine = new HostileEngine(async connection =>
        {
            await connection.SendAsync("HTTP/1.1 200 OK\r\nApi-Ver");
            await connection.HangAsync();
        });
        using var client = engine.CreateClient(s_impatient);
        var error = await Assert.ThrowsAsync<DockerConnectionException>(() => client.System.PingAsync().Soon());
        Assert.Equal(ConnectionFailure.Timeout, error.Kind);
    }

    [Fact]
    public async Task The_limit_is_not_one_on_answers()
    {
        await using var engine = HostileEngine.Behaving(async connection =>
        {
            await Task.Delay(s_impatient.ConnectTimeout * 2);
            await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[");
            await Task.Delay(s_impatient.ConnectTimeout * 2);
            await connection.SendAsync("]");
        });
        using var client = engine.CreateClient(s_impatient);
        Assert.Empty(await client.Containers.ListAsync().Soon());
    }

    [Fact]
    public async Task The_callers_own_cancellation_is_not_a_timeout()
    {
        await using var engine = new HostileEngine(connection => connection.HangAsync());
        using var client = engine.CreateClient();
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Containers.ListAsync(cancellationToken: source.Token).Soon());
    }

    [Fact]
    public async Task A_client_asks_again_after_a_first_contact_that_failed()
    {
        var ready = false;
        await using var engine = new HostileEngine(async connection =>
        {
            while (await connection.ReceiveAsync() is not null)
            {
                await connection.SendAsync(ready ? HostileEngine.Pong : "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n");
            }
        });
        using var client = engine.CreateClient();
        await Assert.ThrowsAsync<DockerApiException>(() => client.NegotiateAsync().Soon());
        ready = true;
        Assert.Equal(new(1, 41), await client.NegotiateAsync().Soon());
    }

    // --- Answers that are none -----------------------------------------------------------------------------------------------------

    [Theory]
    [InlineData("garbage\r\n\r\n")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n")]
    [InlineData("\u0015\u0003\u0001\u0000\u0002\u0002\u0046\r\n")]
    [InlineData("HTTP/1.1 abc OK\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nno colon\r\n\r\n")]
    public async Task What_does_not_speak_HTTP_is_not_an_engine(string answer)
    {
        await using var engine = new HostileEngine(async connection =>
        {
            await connection.ReceiveAsync();
            await connection.SendAsync(answer);
        });
        using var client = engine.CreateClient();
        var error = await Assert.ThrowsAsync<DockerConnectionException>(() => client.Containers.ListAsync().Soon());
        Assert.Equal(ConnectionFailure.NotAnEngine, error.Kind);
        Assert.Contains("TLS", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Le")]
    [InlineData("HTTP/1.1 20")]
    public async Task A_connection_that_closes_before_the_head_is_whole_is_an_error(string begun)
    {
        await using var engine = HostileEngine.Answering(begun);
        using var client = engine.CreateClient();
        await Assert.ThrowsAsync<DockerStreamException>(() => client.Containers.ListAsync().Soon());
        await Assert.ThrowsAsync<DockerStreamException>(() => client.System.EventsAsync().ToListAsync().Soon());
        await Assert.ThrowsAsync<DockerStreamException>(() => client.Containers.AttachAsync("web", input: true).Soon());
    }

    [Fact]
    public async Task A_change_whose_answer_did_not_come_is_not_sent_again()
    {
        await using var engine = HostileEngine.Answering("");
        using var client = engine.CreateClient();
        Func<Task>[] changes =
        [
            () => client.Containers.RestartAsync("web"),
            () => client.Containers.RemoveAsync("web"),
            () => client.Containers.CreateAsync(new() { Image = "busybox" }),
            () => client.Containers.AttachAsync("web", input: true),
        ];
        foreach (var change in changes)
        {
            await Assert.ThrowsAsync<DockerStreamException>(() => change().Soon());
        }

        Assert.Equal(changes.Length, engine.Requests.Count);
    }

    [Theory]
    [InlineData("Content-Length: 100\r\n\r\n[]")]
    [InlineData("Content-Length: 100\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n2\r\n[]\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n40\r\n[]")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n2\r\n[]\r\nzz\r\n")]
    [InlineData("Content-Length: 0\r\n\r\n")]
    [InlineData("Content-Length: 1\r\n\r\n[")]
    [InlineData("Content-Length: 2\r\n\r\n{}")]
    [InlineData("Content-Type: text/html\r\nContent-Length: 14\r\n\r\n<html>no</html")]
    public async Task An_answer_that_is_cut_off_or_of_another_shape_is_an_error(string rest)
    {
        await using var engine = HostileEngine.Answering("HTTP/1.1 200 OK\r\n" + rest);
        using var client = engine.CreateClient();
        await Assert.ThrowsAsync<DockerStreamException>(() => client.Containers.ListAsync().Soon());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/octet-stream")]
    [InlineData("nonsense")]
    public async Task The_right_answer_counts_whatever_its_content_type(string type)
    {
        await using var engine = HostileEngine.Answering(
            $"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Length: 15\r\n\r\n[{{\"Id\":\"abc\"}}] ");
        using var client = engine.CreateClient();
        Assert.Equal("abc", Assert.Single(await client.Containers.ListAsync().Soon()).Id);
    }

    [Fact]
    public async Task An_answer_without_end_is_an_error_before_it_fills_the_memory()
    {
        long sent = 0;
        await using var engine = HostileEngine.Behaving(async connection =>
        {
            await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n[");
            var blank = Encoding.ASCII.GetBytes(new string(' ', 1 << 20));
            while (true)
            {
                await connection.SendAsync(blank);
                sent += blank.Length;
            }
        });
        using var client = engine.CreateClient();
        await Assert.ThrowsAsync<DockerStreamException>(() => client.Containers.ListAsync().Soon());
        Assert.InRange(sent, 0, 300 << 20);
    }

    // --- Refusals ------------------------------------------------------------------------------------------------------------------

    [Theory]
    [InlineData("404 Not Found", "{\"message\":\"No such container: web\"}", HttpStatusCode.NotFound, "No such container: web")]
    [InlineData("500 Internal Server Error", "the disk is full\n", HttpStatusCode.InternalServerError, "the disk is full")]
    [InlineData("502 Bad Gateway", "", HttpStatusCode.BadGateway, "The engine responded with the status 502 (Bad Gateway).")]
    [InlineData("418 I'm a teapot", "[1]", (HttpStatusCode)418, "[1]")]
    [InlineData("301 Moved Permanently\r\nLocation: /elsewhere", "moved", HttpStatusCode.MovedPermanently, "moved")]
    [InlineData("307 Temporary Redirect\r\nLocation: http://127.0.0.1:1/", "moved", HttpStatusCode.TemporaryRedirect, "moved")]
    public async Task A_refusal_has_its_status_and_the_engines_words_and_is_not_followed(
        string status, string body, HttpStatusCode code, string message)
    {
        await using var engine = HostileEngine.Answering($"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        using var client = engine.CreateClient();
        Func<Task>[] requests =
        [
            () => client.Containers.InspectAsync("web"),
            () => client.Containers.RemoveAsync("web"),
            () => client.Containers.WaitAsync("web", "removed"),
            () => client.Containers.LogsAsync("web").ToListAsync(),
            () => client.Containers.AttachAsync("web", input: false),
            () => client.System.EventsAsync().ToListAsync(),
        ];
        foreach (var request in requests)
        {
            var error = await Assert.ThrowsAsync<DockerApiException>(() => request().Soon());
            Assert.Equal((code, message), (error.StatusCode, error.Message));
        }

        Assert.Equal(requests.Length, engine.Requests.Count);
    }

    [Theory]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\n")]
    [InlineData("HTTP/1.1 304 Not Modified\r\n\r\n")]
    public async Task An_answer_without_a_body_is_an_error_where_an_object_is_promised(string answer)
    {
        await using var engine = HostileEngine.Answering(answer);
        using var client = engine.CreateClient();
        await Assert.ThrowsAsync<DockerStreamException>(() => client.System.VersionAsync().Soon());
    }

    [Fact]
    public async Task A_refusal_that_is_cut_off_is_an_error()
    {
        await using var engine = HostileEngine.Answering("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 100\r\n\r\n{\"mess");
        using var client = engine.CreateClient();
        await Assert.ThrowsAnyAsync<DockerException>(() => client.Containers.ListAsync().Soon());
    }

    [Fact]
    public async Task A_refusal_without_end_is_not_read_to_its_end()
    {
        await using var engine = HostileEngine.Behaving(async connection =>
        {
            await connection.SendAsync("HTTP/1.1 500 Internal Server Error\r\n\r\n");
            var text = Encoding.ASCII.GetBytes(new string('x', 1 << 16));
            while (true)
            {
                await connection.SendAsync(text);
            }
        });
        using var client = engine.CreateClient();
        var error = await Assert.ThrowsAsync<DockerApiException>(() => client.Containers.ListAsync().Soon());
        Assert.Equal(HttpStatusCode.InternalServerError, error.StatusCode);
        Assert.InRange(error.Message.Length, 1, 2 << 20);
    }

    [Fact]
    public async Task An_answer_that_nothing_changed_is_false()
    {
        await using var engine = HostileEngine.Answering("HTTP/1.1 304 Not Modified\r\n\r\n");
        using var client = engine.CreateClient();
        Assert.False(await client.Containers.StartAsync("web"));
    }

    [Fact]
    public async Task What_the_engine_is_too_old_for_is_refused_before_it_is_sent()
    {
        await using var engine = HostileEngine.Answering("HTTP/1.1 204 No Content\r\n\r\n");
        using var client = engine.CreateClient();
        var error = await Assert.ThrowsAsync<DockerFeatureException>(() => client.Containers.StopAsync("web", signal: "SIGINT"));
        Assert.Equal((new ApiVersion(1, 42), new ApiVersion(1, 41)), (error.Needed, error.Actual));
        await Assert.ThrowsAsync<DockerFeatureException>(() => client.Containers.RestartAsync("web", signal: "SIGINT"));
        Assert.Empty(engine.Requests);
    }

    // --- Headers -------------------------------------------------------------------------------------------------------------------

    [Fact]
    public async Task The_headers_of_the_configuration_go_with_every_request()
    {
        var heads = new List<string>();
        await using var engine = new HostileEngine(async connection =>
        {
            while (await connection.ReceiveAsync() is not null)
            {
                heads.Add(connection.Head);
                await connection.SendAsync(heads.Count == 1 ? HostileEngine.Pong : "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]");
            }
        });
        using var client = engine.CreateClient(new() { Headers = new Dictionary<string, string> { ["X-Team"] = "blue" } });
        await client.Containers.ListAsync();
        Assert.Equal(2, heads.Count);
        Assert.All(heads, head => Assert.Contains("\r\nX-Team: blue\r\n", head, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_configured_header_with_a_line_break_is_refused_before_anything_is_sent()
    {
        await using var engine = HostileEngine.Answering("");
        using var client = engine.CreateClient(new() { Headers = new Dictionary<string, string> { ["X-Team"] = "blue\r\nX-Other: 1" } });
        var error = await Assert.ThrowsAsync<DockerConnectionException>(() => client.System.PingAsync().Soon());
        Assert.Equal(ConnectionFailure.Configuration, error.Kind);
        Assert.Contains("X-Team", error.Message, StringComparison.Ordinal);
        Assert.Empty(engine.Pings);
    }

    // --- Streams -------------------------------------------------------------------------------------------------------------------

    [Theory]
    [InlineData("")]
    [InlineData("{\"Type\":\"container\",\"Action\":\"start\"}\n")]
    [InlineData("{\"Type\":\"container\",\"Act")]
    public async Task A_sequence_that_breaks_off_is_an_error_and_never_an_end(string begun)
    {
        await using var engine = HostileEngine.Answering(Chunked(begun));
        using var client = engine.CreateClient();
        await Assert.ThrowsAsync<DockerStreamException>(() => client.System.EventsAsync().ToListAsync().Soon());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u0001\0\0\0\0\0\0\u0004one\n")]
    [InlineData("\u0001\0\0\0\0\0\0\u0040one\n")]
    [InlineData("\u0001\0\0\0\0")]
    public async Task A_log_that_breaks_off_is_an_error_and_never_an_end(string begun)
    {
        await using var engine = HostileEngine.Answering(Chunked(begun));
        using var client = engine.CreateClient();
        await Assert.ThrowsAsync<DockerStreamException>(
            () => client.Containers.LogsAsync("web", new() { Follow = true }).ToListAsync().Soon());
    }

    [Fact]
    public async Task A_wait_that_breaks_off_is_an_error()
    {
        await using var engine = HostileEngine.Answering(Chunked(""));
        using var client = engine.CreateClient();
        var waiting = await client.Containers.WaitAsync("web", "not-running").Soon();
        await Assert.ThrowsAsync<DockerStreamException>(() => waiting.Soon());
    }

    [Theory]
    [InlineData("""{"errorDetail":{"code":1,"message":"no space left"},"error":"other"}""")]
    [InlineData("""{"error":"no space left"}""")]
    public async Task An_error_inside_a_good_answer_is_an_error(string message)
    {
        await using var engine = HostileEngine.Answering(Chunked("{\"status\":\"Pulling\"}\r\n" + message) + "0\r\n\r\n");
        using var client = engine.CreateClient();
        var statuses = new List<string?>();
        var error = await Assert.ThrowsAsync<DockerOperationException>(async () =>
        {
            await foreach (var progress in client.Images.PullAsync(ImageName.Parse("busybox:latest")))
            {
                statuses.Add(progress.Status);
            }
        });
        Assert.Equal("no space left", error.Message);
        Assert.Equal(["Pulling"], statuses);
    }

    [Theory]
    [InlineData("application/vnd.docker.raw-stream", "1.41", false, true)]
    [InlineData("application/vnd.docker.raw-stream", "1.41", true, false)]
    [InlineData("application/vnd.docker.raw-stream", "1.42", false, false)]
    [InlineData("application/vnd.docker.multiplexed-stream", "1.42", false, true)]
    [InlineData("application/vnd.docker.multiplexed-stream", "1.42", true, true)]
    [InlineData("text/plain", "1.42", false, false)]
    public async Task From_API_1_42_on_the_content_type_tells_frames_from_raw_output_and_before_the_terminal(
        string type, string version, bool tty, bool multiplexed)
    {
        const string Frame = "\u0001\0\0\0\0\0\0\u0004one\n";
        await using var engine = HostileEngine.Answering(
            $"HTTP/1.1 101 UPGRADED\r\nContent-Type: {type}\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n{Frame}",
            HostileEngine.Pong.Replace("1.41", version, StringComparison.Ordinal));
        using var client = engine.CreateClient();
        await using var stream = await client.Containers.AttachAsync("web", input: false).Soon();
        Assert.Equal(multiplexed, await client.Containers.IsMultiplexedAsync(stream, tty).Soon());
    }

    // --- Cancellation --------------------------------------------------------------------------------------------------------------

    [Theory]
    [InlineData("list")]
    [InlineData("events")]
    [InlineData("logs")]
    [InlineData("wait")]
    [InlineData("pull")]
    [InlineData("import")]
    [InlineData("stop")]
    [InlineData("attach")]
    public async Task Cancellation_ends_every_kind_of_request_and_closes_its_connection(string kind)
    {
        var begun = new TaskCompletionSource();
        var closed = new TaskCompletionSource();
        await using var engine = HostileEngine.Behaving(async connection =>
        {
            await connection.SendAsync(kind switch
            {
                "stop" => "",
                "attach" => "HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n",
                _ => Chunked(""),
            });
            begun.SetResult();
            await connection.ClosedAsync();
            closed.SetResult();
        });
        using var client = engine.CreateClient();
        using var source = new CancellationTokenSource();
        var running = RunAsync();
        await begun.Task.Soon();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.Soon());
        await closed.Task.Soon();

        async Task RunAsync()
        {
            switch (kind)
            {
                case "list":
                    await client.Containers.ListAsync(cancellationToken: source.Token);
                    break;
                case "events":
                    await client.System.EventsAsync(cancellationToken: source.Token).ToListAsync();
                    break;
                case "logs":
                    await client.Containers.LogsAsync("web", new() { Follow = true }, source.Token).ToListAsync();
                    break;
                case "wait":
                    await await client.Containers.WaitAsync("web", "removed", source.Token);
                    break;
                case "pull":
                    await client.Images.PullAsync(ImageName.Parse("busybox:latest"), cancellationToken: source.Token).ToListAsync();
                    break;
                case "import":
                    await client.Images.ImportAsync(new MemoryStream(new byte[512]), "busybox", [], source.Token);
                    break;
                case "stop":
                    await client.Containers.StopAsync("web", cancellationToken: source.Token);
                    break;
                case "attach":
                    await using (var stream = await client.Containers.AttachAsync("web", input: true, cancellationToken: source.Token))
                    {
                        await OutputDecoder.ReadAsync(stream.Output, multiplexed: true, source.Token).ToListAsync();
                    }

                    break;
            }
        }
    }

    [Theory]
    [InlineData("events")]
    [InlineData("logs")]
    public async Task A_reader_that_stops_closes_the_connection(string kind)
    {
        var closed = new TaskCompletionSource();
        await using var engine = HostileEngine.Behaving(async connection =>
        {
            await connection.SendAsync(Chunked(kind == "events" ? "{\"Type\":\"container\"}" : "\u0001\0\0\0\0\0\0\u0004one\n"));
            await connection.ClosedAsync();
            closed.SetResult();
        });
        using var client = engine.CreateClient();
        if (kind == "events")
        {
            Assert.Equal("container", (await client.System.EventsAsync().FirstAsync().Soon()).Type);
        }
        else
        {
            Assert.Equal("one", (await client.Containers.LogsAsync("web", new() { Follow = true }).FirstAsync().Soon()).Text);
        }

        await closed.Task.Soon();
    }

    /// <summary>An answer in chunks, without the end.</summary>
    private static string Chunked(string body) =>
        "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.docker.multiplexed-stream\r\nTransfer-Encoding: chunked\r\n\r\n" + (
            body.Length > 0 ? $"{Encoding.UTF8.GetByteCount(body):x}\r\n{body}\r\n" : "");
}
