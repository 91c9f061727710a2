using DockerPS.Engine.Http2;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Http2;

/// <summary>The ends of streams and connections, in each state.</summary>
public sealed class Http2StreamTests
{
    private static readonly HeaderField[] s_ok = [new(":status", "200")];
    private static readonly HeaderField[] s_trailers = [new("grpc-status", "0")];

    /// <summary>What a handler or a caller may be waiting for when the end comes.</summary>
    private static readonly Dictionary<string, Func<Http2Stream, Task>> s_waits = new()
    {
        ["data"] = async stream => await stream.ReadAsync(new byte[10], default),
        ["room"] = async stream => await stream.WriteAsync(default, new byte[4 << 20], default),
        ["the token"] = stream => Task.Delay(Timeout.Infinite, stream.Aborted),
    };

    [Theory]
    [InlineData("data", false)]
    [InlineData("room", false)]
    [InlineData("room", true)]
    [InlineData("the token", false)]
    [InlineData("the token", true)]
    public async Task A_reset_wakes_the_handler(string wait, bool hasAll)
    {
        var (begun, ended) = (new TaskCompletionSource(), new TaskCompletionSource<Exception?>());
        await using var peer = await Http2Peer.GreetAsync(stream => NoteAsync(stream, s_waits[wait], begun, ended));
        await peer.HeadersAsync(1, endStream: hasAll);
        await begun.Task.Soon();
        await peer.SendAsync(target => target.Number(FrameType.Reset, 1, (uint)Http2ErrorCode.Cancel));
        AssertEnd(await ended.Task.Soon(), Http2ErrorCode.Cancel, isStreamError: true);

        // Frames on their way are skipped, and a second reset, too.
        await peer.SendAsync(FrameType.Data, FrameFlags.None, 1, 1, 2, 3);
        await peer.SendAsync(target => target.Number(FrameType.WindowUpdate, 1, 10));
        await peer.SendAsync(target => target.Number(FrameType.Reset, 1, (uint)Http2ErrorCode.Cancel));
        await peer.HeadersAsync(1, endStream: true, s_trailers);
        await peer.SettleAsync();
    }

    [Fact]
    public async Task A_reset_discards_what_was_not_read()
    {
        var (begun, release, ended) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource<Exception?>());
        await using var peer = await Http2Peer.GreetAsync(stream => NoteAsync(
            stream,
            async stream =>
            {
                await release.Task;
                await stream.ReadAsync(new byte[10], default);
            },
            begun,
            ended));
        await peer.HeadersAsync(1);
        await begun.Task.Soon();
        await peer.SendAsync(FrameType.Data, FrameFlags.None, 1, 1, 2, 3);
        await peer.SendAsync(target => target.Number(FrameType.Reset, 1, (uint)Http2ErrorCode.InternalError));
        await peer.SettleAsync();
        release.SetResult();
        AssertEnd(await ended.Task.Soon(), Http2ErrorCode.InternalError, isStreamError: true);
    }

    [Fact]
    public async Task A_server_that_ends_first_needs_no_more()
    {
        await using var peer = await Http2Peer.GreetAsync(stream =>
        {
            stream.WriteHeaders(s_ok);
            stream.End(s_trailers);
            return Task.CompletedTask;
        });
        await peer.HeadersAsync(1);
        await peer.ReceiveAsync(FrameType.Headers, FrameFlags.EndStream);
        Assert.Equal(s_trailers, peer.Decode());
        await peer.ResetsAsync(1, Http2ErrorCode.NoError);
        await peer.SendAsync(FrameType.Data, FrameFlags.EndStream, 1, 1, 2, 3);
        await peer.SendAsync(target => target.Number(FrameType.Reset, 1, 0));
        await peer.SettleAsync();
    }

    [Fact]
    public async Task A_handler_that_fails_resets_its_stream()
    {
        await using var peer = await Http2Peer.GreetAsync(_ => throw new InvalidOperationException("own fault"));
        await peer.HeadersAsync(1);
        await peer.ResetsAsync(1, Http2ErrorCode.InternalError);
    }

    [Fact]
    public async Task Data_after_the_end_is_refused()
    {
        await using var peer = await Http2Peer.GreetAsync(s_waits["the token"]);
        await peer.HeadersAsync(1, endStream: true);
        await peer.SendAsync(FrameType.Data, FrameFlags.None, 1, 1);
        await peer.ResetsAsync(1, Http2ErrorCode.StreamClosed);
    }

    [Fact]
    public async Task Trailers_that_are_not_the_end_are_refused()
    {
        await using var peer = await Http2Peer.GreetAsync(s_waits["the token"]);
        await peer.HeadersAsync(1);
        await peer.HeadersAsync(1, endStream: false, s_trailers);
        await peer.ResetsAsync(1, Http2ErrorCode.ProtocolError);
    }

    [Theory]
    [InlineData("data", false)]
    [InlineData("room", false)]
    [InlineData("the token", false)]
    [InlineData("data", true)]
    [InlineData("room", true)]
    [InlineData("the token", true)]
    public async Task The_end_of_the_connection_wakes_all_handlers(string wait, bool isOwnEnd)
    {
        var begun = Enumerable.Range(0, 20).Select(_ => new TaskCompletionSource()).ToArray();
        var ended = Enumerable.Range(0, 20).Select(_ => new TaskCompletionSource<Exception?>()).ToArray();
        await using var peer = await Http2Peer.GreetAsync(
            stream => NoteAsync(stream, s_waits[wait], begun[stream.Id / 2], ended[stream.Id / 2]));
        for (var index = 0; index < 20; index++)
        {
            await peer.HeadersAsync((2 * index) + 1);
        }

        await Task.WhenAll(begun.Select(source => source.Task)).Soon();
        if (isOwnEnd)
        {
            await peer.Connection.DisposeAsync().AsTask().Soon();
        }
        else
        {
            peer.Close();
        }

        foreach (var source in ended)
        {
            AssertEnd(await source.Task.Soon(), code: null, isStreamError: false);
        }

        await peer.Connection.Completion.Soon();
    }

    [Theory]
    [InlineData("the settings")]
    [InlineData("headers")]
    [InlineData("data")]
    [InlineData("room")]
    public async Task The_end_of_the_connection_wakes_a_caller(string wait)
    {
        await using var peer = wait == "the settings"
            ? await Http2Peer.CreateAsync(null, Http2Role.Client)
            : await Http2Peer.WelcomeAsync();
        var waiting = WaitAsync();
        await Task.Delay(50);
        Assert.False(waiting.IsCompleted);
        peer.Close();
        AssertEnd(await Record.ExceptionAsync(() => waiting.Soon()), code: null, isStreamError: false);
        await peer.Connection.Completion.Soon();
        AssertEnd(
            await Record.ExceptionAsync(() => peer.Connection.OpenAsync(Http2Peer.Request, false, default).AsTask()), null, false);

        async Task WaitAsync()
        {
            var stream = await peer.Connection.OpenAsync(Http2Peer.Request, endStream: false, default);
            if (wait == "headers")
            {
                await stream.ReadHeadersAsync(default);
            }

            await s_waits[wait](stream);
        }
    }

    [Fact]
    public async Task What_came_before_the_end_of_the_connection_is_read()
    {
        await using var peer = await Http2Peer.WelcomeAsync();
        var stream = await peer.Connection.OpenAsync(Http2Peer.Request, endStream: false, default).Soon();
        await peer.HeadersAsync(1, endStream: false, [new(":status", "103")]);
        await peer.HeadersAsync(1, endStream: false, s_ok);
        await peer.SendAsync(FrameType.Data, FrameFlags.None, 1, 7);
        await peer.HeadersAsync(1, endStream: true, s_trailers);
        await peer.SendAsync(target => target.Number(FrameType.Reset, 1, 0));
        peer.Close();
        await peer.Connection.Completion.Soon();
        Assert.Equal(s_ok, await stream.ReadHeadersAsync(default));
        Assert.Equal(1, await stream.ReadAsync(new byte[10], default));
        Assert.Equal(0, await stream.ReadAsync(new byte[10], default));
        Assert.Equal(s_trailers, stream.Trailers);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reset_wakes_a_caller(bool hasHeaders)
    {
        await using var peer = await Http2Peer.WelcomeAsync();
        var stream = await peer.Connection.OpenAsync(Http2Peer.Request, endStream: false, default).Soon();
        if (hasHeaders)
        {
            await peer.HeadersAsync(1, endStream: false, s_ok);
            await stream.ReadHeadersAsync(default).Soon();
        }

        await peer.SendAsync(target => target.Number(FrameType.Reset, 1, (uint)Http2ErrorCode.RefusedStream));
        AssertEnd(await Record.ExceptionAsync(() => stream.ReadAsync(new byte[1], default).Soon()), Http2ErrorCode.RefusedStream, true);
        Assert.Equal(3, (await peer.Connection.OpenAsync(Http2Peer.Request, endStream: true, default).Soon()).Id);
    }

    [Fact]
    public async Task A_farewell_ends_only_what_was_not_begun()
    {
        await using var peer = await Http2Peer.WelcomeAsync();
        var first = await peer.Connection.OpenAsync(Http2Peer.Request, endStream: true, default).Soon();
        var second = await peer.Connection.OpenAsync(Http2Peer.Request, endStream: true, default).Soon();
        await peer.SendAsync(FrameType.GoAway, FrameFlags.None, 0, [0, 0, 0, 1, 0, 0, 0, 11, .. "too_many_pings"u8]);
        var error = await Assert.ThrowsAsync<Http2Exception>(() => second.ReadAsync(new byte[1], default).Soon());
        Assert.Contains("too_many_pings", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Http2Exception>(() => peer.Connection.OpenAsync(Http2Peer.Request, true, default).Soon());
        await peer.HeadersAsync(1, endStream: true, s_ok);
        Assert.Equal(0, await first.ReadAsync(new byte[1], default).Soon());
    }

    private static async Task NoteAsync(
        Http2Stream stream, Func<Http2Stream, Task> wait, TaskCompletionSource begun, TaskCompletionSource<Exception?> ended)
    {
        stream.WriteHeaders(s_ok);
        begun.SetResult();
        ended.SetResult(await Record.ExceptionAsync(() => wait(stream)));
    }

    private static void AssertEnd(Exception? error, Http2ErrorCode? code, bool isStreamError)
    {
        if (error is OperationCanceledException)
        {
            return;
        }

        var end = Assert.IsType<Http2Exception>(error);
        Assert.Equal((code ?? end.Code, isStreamError), (end.Code, end.IsStreamError));
    }
}
