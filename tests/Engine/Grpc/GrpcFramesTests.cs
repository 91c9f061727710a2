using DockerPS.Engine.Grpc;
using DockerPS.Engine.Http2;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Grpc;

/// <summary>The frames of calls, as servers and clients of others see and send them.</summary>
public sealed class GrpcFramesTests
{
    private static readonly HeaderField[] s_start = [new(":status", "200"), new("content-type", "application/grpc")];

    [Fact]
    public async Task A_request_has_the_headers_of_gRPC()
    {
        await using var peer = await ServerAsync();
        await using var channel = peer.Channel;
        using var call = await channel.StartAsync("/a.B/C", new GrpcMetadata().Add("own", "x").Add("own", "y"), default).AsTask().Soon();
        await peer.Frames.ReceiveAsync(FrameType.Headers);
        Assert.False(peer.Frames.Header.Has(FrameFlags.EndStream));
        HeaderField[] expected =
        [
            new(":method", "POST"), new(":scheme", "http"), new(":path", "/a.B/C"), new(":authority", "localhost"), new("te", "trailers"),
            new("content-type", "application/grpc"), new("user-agent", "DockerPS"), new("own", "x"), new("own", "y"),
        ];
        Assert.Equal(expected, peer.Frames.Decode());
    }

    [Fact]
    public async Task Small_messages_are_sent_together_and_a_flush_or_a_read_sends_them()
    {
        await using var peer = await ServerAsync();
        await using var channel = peer.Channel;
        using var call = await channel.StartAsync("/a.B/C", null, default).AsTask().Soon();
        for (var index = 0; index < 3; index++)
        {
            await call.WriteAsync(new byte[] { 9 }, default);
        }

        await call.FlushAsync(default);
        await peer.Frames.ReceiveAsync(FrameType.Data);
        Assert.Equal("000000000109000000000109000000000109", Convert.ToHexString(peer.Frames.Payload));
        await call.WriteAsync(new byte[] { 8 }, default);
        var reading = call.ReadAsync(default);
        await peer.Frames.ReceiveAsync(FrameType.Data);
        Assert.Equal("000000000108", Convert.ToHexString(peer.Frames.Payload));
        await peer.Frames.HeadersAsync(1, endStream: true, [.. s_start, new("grpc-status", "0")]);
        Assert.Null(await reading.Soon());
    }

    [Fact]
    public async Task Disposing_a_call_before_its_end_cancels_it_and_after_it_does_not()
    {
        await using var peer = await ServerAsync();
        await using var channel = peer.Channel;
        (await channel.StartAsync("/a.B/C", null, default).AsTask().Soon()).Dispose();
        await peer.Frames.ResetsAsync(1, Http2ErrorCode.Cancel);
        var call = await channel.StartAsync("/a.B/C", null, default).AsTask().Soon();
        await peer.Frames.HeadersAsync(3, endStream: true, [.. s_start, new("grpc-status", "0")]);
        Assert.Null(await call.ReadAsync(default).Soon());
        call.Dispose();
        await peer.Frames.ReceiveAsync(FrameType.Data, FrameFlags.EndStream);
        Assert.Equal((3, 0), (peer.Frames.Header.StreamId, peer.Frames.Header.Length));
    }

    [Theory]
    [InlineData("200 grpc-status=5 grpc-message=a%20b%2", 5, "a b%2")]
    [InlineData("200 grpc-status=x", 2, "'x'")]
    [InlineData("200", 13, "without a status")]
    [InlineData("403", 7, "403")]
    [InlineData("401", 16, "401")]
    [InlineData("404", 12, "404")]
    [InlineData("503", 14, "503")]
    [InlineData("400", 13, "400")]
    [InlineData("418", 2, "418")]
    [InlineData("200 content-type=text/html", 2, "text/html")]
    public async Task The_headers_of_a_response_can_be_all_of_it(string headers, int status, string words)
    {
        await using var peer = await ServerAsync();
        await using var channel = peer.Channel;
        var calling = channel.CallAsync("/a.B/C", default, null, default);
        await peer.Frames.ReceiveAsync(FrameType.Headers);
        var parts = headers.Split(' ');
        var fields = parts[1..].Select(part => part.Split('=', 2)).Select(pair => new HeaderField(pair[0], pair[1])).ToList();
        var type = headers.Contains("content-type", StringComparison.Ordinal) ? [] : s_start[1..];
        await peer.Frames.HeadersAsync(1, endStream: true, [new(":status", parts[0]), .. type, .. fields]);
        var error = await Assert.ThrowsAsync<GrpcException>(() => calling.Soon());
        Assert.Equal((GrpcStatus)status, error.Status);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0100000001aa", 12, "a compressed message")]
    [InlineData("00000000", 13, "a length that is cut off")]
    [InlineData("0000000002aa", 13, "a message that is cut off")]
    [InlineData("00ffffffff", 8, "a message beyond the limit")]
    [InlineData("0001000001", 8, "a message just beyond the limit")]
    public async Task A_malformed_message_is_refused_by_either_side(string message, int status, string reason)
    {
        Assert.NotEmpty(reason);
        await using (var peer = await ServerAsync())
        {
            await using var channel = peer.Channel;
            var calling = channel.CallAsync("/a.B/C", default, null, default);
            await peer.Frames.ReceiveAsync(FrameType.Headers);
            await peer.Frames.HeadersAsync(1, endStream: false, s_start);
            await peer.Frames.SendAsync(FrameType.Data, FrameFlags.EndStream, 1, Convert.FromHexString(message));
            Assert.Equal((GrpcStatus)status, (await Assert.ThrowsAsync<GrpcException>(() => calling.Soon())).Status);
        }

        await using var client = await ClientAsync(async (call, token) => await call.ReadAsync(token));
        await client.HeadersAsync(1);
        await client.SendAsync(FrameType.Data, FrameFlags.EndStream, 1, Convert.FromHexString(message));
        await client.ReceiveAsync(FrameType.Headers, FrameFlags.EndStream);
        Assert.Contains(new("grpc-status", $"{status}"), client.Decode());
    }

    [Fact]
    public async Task A_response_without_messages_is_one_frame_and_another_has_trailers()
    {
        await using var client = await ClientAsync(async (call, token) =>
        {
            while (await call.ReadAsync(token) is { } message)
            {
                await call.WriteAsync(message, token);
            }
        });
        await client.HeadersAsync(1, endStream: true);
        await client.ReceiveAsync(FrameType.Headers);
        Assert.True(client.Header.Has(FrameFlags.EndStream));
        Assert.Equal([.. s_start, new("grpc-status", "0")], client.Decode());
        await client.HeadersAsync(3);
        await client.SendAsync(FrameType.Data, FrameFlags.EndStream, 3, 0, 0, 0, 0, 1, 7);
        await client.ReceiveAsync(FrameType.Headers);
        Assert.False(client.Header.Has(FrameFlags.EndStream));
        Assert.Equal(s_start, client.Decode());
        await client.ReceiveAsync(FrameType.Data);
        Assert.Equal("000000000107", Convert.ToHexString(client.Payload));
        await client.ReceiveAsync(FrameType.Headers);
        Assert.True(client.Header.Has(FrameFlags.EndStream));
        Assert.Equal([new("grpc-status", "0")], client.Decode());
    }

    [Fact]
    public async Task The_protocols_own_headers_are_no_metadata()
    {
        var metadata = new TaskCompletionSource<GrpcMetadata>();
        await using var client = await ClientAsync((call, _) =>
        {
            metadata.SetResult(call.Metadata);
            return Task.CompletedTask;
        });
        HeaderField[] fields =
        [
            .. Http2Peer.Request, new("te", "trailers"), new("grpc-accept-encoding", "gzip"), new("grpc-timeout", "1S"),
            new("dir-name", "context"), new("user-agent", "grpc-go"),
        ];
        await client.HeadersAsync(1, endStream: true, fields);
        Assert.Equal([new("dir-name", "context")], (await metadata.Task.Soon()).Entries);
    }

    [Fact]
    public async Task A_server_runs_until_the_connection_ends_or_it_is_cancelled()
    {
        var server = new GrpcServer(new Dictionary<string, Func<GrpcCall, CancellationToken, Task>>());
        using (var pair = await ConnectionPair.CreateAsync())
        {
            var running = server.RunAsync(pair.Server, default);
            pair.Client.Socket.Shutdown(System.Net.Sockets.SocketShutdown.Send);
            await running.Soon();
        }

        using (var pair = await ConnectionPair.CreateAsync())
        {
            using var source = new CancellationTokenSource();
            var running = server.RunAsync(pair.Server, source.Token);
            await source.CancelAsync();
            await running.Soon();
        }

        using (var pair = await ConnectionPair.CreateAsync())
        {
            await pair.Client.WriteAsync(new byte[100]);
            await Assert.ThrowsAsync<Http2Exception>(() => server.RunAsync(pair.Server, default).Soon());
        }
    }

    private static async Task<Peer> ServerAsync()
    {
        var frames = await Http2Peer.WelcomeAsync();
        return new(frames, new(frames.Connection));
    }

    private static Task<Http2Peer> ClientAsync(Func<GrpcCall, CancellationToken, Task> handler)
    {
        var method = Http2Peer.Request.Single(field => field.Name == ":path").Value;
        var server = new GrpcServer(new Dictionary<string, Func<GrpcCall, CancellationToken, Task>> { [method] = handler });
        return Http2Peer.GreetAsync(server.ServeAsync);
    }

    private sealed record Peer(Http2Peer Frames, GrpcChannel Channel) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Frames.DisposeAsync();
    }
}
