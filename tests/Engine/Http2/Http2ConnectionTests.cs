using System.Buffers;
using DockerPS.Engine.Http2;
using DockerPS.Engine.Http2.Hpack;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Http2;

/// <summary>A server against a client that sends frames as the test says.</summary>
public sealed class Http2ConnectionTests
{
    private static readonly HeaderField[] s_ok = [new(":status", "200")];

    [Fact]
    public async Task The_server_starts_with_its_settings_and_acknowledges_those_of_the_client()
    {
        await using var peer = await Http2Peer.GreetAsync(null);
        await peer.ReceiveAsync(FrameType.Settings);
        Assert.Equal("0003000000FA" + "000400100000" + "000600100000", Convert.ToHexString(peer.Payload));
        await peer.ReceiveAsync(FrameType.WindowUpdate);
        Assert.Equal((0, (4 << 20) - 65535), (peer.Header.StreamId, peer.Number));
        await peer.ReceiveAsync(FrameType.Settings, FrameFlags.EndStream);
        Assert.Equal(0, peer.Header.Length);
    }

    [Fact]
    public async Task The_client_starts_with_the_preface_and_waits_for_settings()
    {
        await using var peer = await Http2Peer.CreateAsync(null, Http2Role.Client);
        var opening = peer.Connection.OpenAsync(Http2Peer.Request, endStream: true, default).AsTask();
        await Task.Delay(50);
        Assert.False(opening.IsCompleted);
        await peer.SendAsync(target => target.Settings((SettingId.MaxConcurrentStreams, 1)));
        Assert.Equal(1, (await opening.Soon()).Id);
        opening = peer.Connection.OpenAsync(Http2Peer.Request, endStream: true, default).AsTask();
        await Task.Delay(50);
        Assert.False(opening.IsCompleted);
        await peer.HeadersAsync(1, endStream: true, s_ok);
        Assert.Equal(3, (await opening.Soon()).Id);
    }

    [Fact]
    public async Task A_ping_is_answered_and_an_answer_is_not()
    {
        await using var peer = await Http2Peer.GreetAsync(null);
        await peer.SendAsync(FrameType.Ping, FrameFlags.EndStream, 0, 9, 9, 9, 9, 9, 9, 9, 9);
        await peer.SettleAsync();
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], peer.Payload);
    }

    [Fact]
    public async Task What_is_no_known_frame_is_skipped()
    {
        await using var peer = await Http2Peer.GreetAsync(null);
        await peer.SendAsync((FrameType)0xBE, (FrameFlags)0xFF, 77, 1, 2, 3);
        await peer.SendAsync(FrameType.Priority, FrameFlags.None, 5, 0, 0, 0, 0, 1);
        await peer.SendAsync(target => target.Settings(((SettingId)0x99, 5)));
        await peer.SettleAsync();
    }

    [Fact]
    public async Task Frames_can_be_cut_at_each_byte()
    {
        var bytes = new ArrayBufferWriter<byte>();
        bytes.Write(FrameReader.Preface);
        bytes.Settings((SettingId.InitialWindowSize, 100));
        var encoder = new HpackEncoder();
        var block = new ArrayBufferWriter<byte>();
        encoder.Encode(Http2Peer.Request, block);
        bytes.HeaderBlock(block.WrittenSpan, 1, endStream: false);
        "hello"u8.CopyTo(bytes.Frame(FrameType.Data, FrameFlags.EndStream, 1, 5));
        for (var place = 1; place < bytes.WrittenCount; place++)
        {
            var text = new TaskCompletionSource<string>();
            await using var peer = await Http2Peer.CreateAsync(async stream => text.SetResult(await ReadAsync(stream)));
            await peer.SendAsync(bytes.WrittenMemory[..place]);
            await Task.Yield();
            await peer.SendAsync(bytes.WrittenMemory[place..]);
            Assert.Equal("hello", await text.Task.Soon());
        }
    }

    [Fact]
    public async Task The_end_in_the_middle_of_a_frame_ends_the_connection()
    {
        var bytes = new ArrayBufferWriter<byte>();
        bytes.Write(FrameReader.Preface);
        bytes.Settings((SettingId.InitialWindowSize, 100));
        for (var place = 0; place < bytes.WrittenCount; place++)
        {
            await using var peer = await Http2Peer.CreateAsync(null);
            await peer.SendAsync(bytes.WrittenMemory[..place]);
            peer.Close();
            await peer.Connection.Completion.Soon();
            Assert.Equal(place == 0 || place == FrameReader.Preface.Length, peer.Connection.Failure is null);
        }
    }

    [Fact]
    public async Task Padding_and_priority_are_not_data()
    {
        var text = new TaskCompletionSource<string>();
        await using var peer = await Http2Peer.GreetAsync(async stream => text.SetResult(await ReadAsync(stream)));
        var flags = FrameFlags.Padded | FrameFlags.Priority | FrameFlags.EndHeaders;
        await peer.SendAsync(FrameType.Headers, flags, 1, [2, 0, 0, 0, 0, 9, .. peer.Encode(Http2Peer.Request), 0, 0]);
        await peer.SendAsync(FrameType.Data, FrameFlags.Padded, 1, [3, .. "one "u8, 0, 0, 0]);
        await peer.SendAsync(FrameType.Data, FrameFlags.Padded, 1, 0);
        await peer.SendAsync(FrameType.Data, FrameFlags.Padded | FrameFlags.EndStream, 1, [0, .. "two"u8]);
        Assert.Equal("one two", await text.Task.Soon());
    }

    [Fact]
    public async Task Header_blocks_come_in_many_frames()
    {
        var value = new TaskCompletionSource<string>();
        await using var peer = await Http2Peer.GreetAsync(stream =>
        {
            value.SetResult(stream.Headers[^1].Value);
            return Task.CompletedTask;
        });
        var block = peer.Encode([.. Http2Peer.Request, new("long", new string('x', 100))]);
        await peer.SendAsync(FrameType.Headers, FrameFlags.EndStream, 1, block[..1]);
        foreach (var part in block[1..].Chunk(7))
        {
            await peer.SendAsync(FrameType.Continuation, FrameFlags.None, 1, part);
        }

        await peer.SendAsync(FrameType.Continuation, FrameFlags.EndHeaders, 1);
        Assert.Equal(new string('x', 100), await value.Task.Soon());
    }

    [Fact]
    public async Task Long_header_blocks_are_sent_in_many_frames()
    {
        await using var pair = await Grpc.GrpcPair.CreateAsync((call, _) =>
            throw new DockerPS.Engine.Grpc.GrpcException(DockerPS.Engine.Grpc.GrpcStatus.NotFound, call.Metadata.First("long")!));
        using var call = await pair.StartAsync(new DockerPS.Engine.Grpc.GrpcMetadata().Add("long", new string('y', 100_000)));
        var error = await Assert.ThrowsAsync<DockerPS.Engine.Grpc.GrpcException>(() => call.ReadAsync(default).Soon());
        Assert.Equal(new string('y', 100_000), error.Message);
    }

    [Theory]
    [InlineData("a frame between", FrameType.Ping, 0)]
    [InlineData("an unknown frame between", (FrameType)99, 0)]
    [InlineData("a frame of another stream", FrameType.Continuation, 3)]
    [InlineData("another block", FrameType.Headers, 1)]
    public async Task An_interrupted_header_block_ends_the_connection(string reason, object type, int id)
    {
        Assert.NotEmpty(reason);
        await using var peer = await Http2Peer.GreetAsync(null);
        await peer.SendAsync(FrameType.Headers, FrameFlags.None, 1, peer.Encode(Http2Peer.Request));
        await peer.SendAsync((FrameType)type, FrameFlags.None, id, 0, 0, 0, 0, 0, 0, 0, 0);
        await peer.FailsAsync(Http2ErrorCode.ProtocolError);
    }

    [Fact]
    public async Task A_header_block_without_an_end_ends_the_connection()
    {
        await using var peer = await Http2Peer.GreetAsync(null);
        await peer.SendAsync(FrameType.Headers, FrameFlags.None, 1);
        var empty = new ArrayBufferWriter<byte>();
        for (var index = 0; index < 1000; index++)
        {
            empty.Frame(FrameType.Continuation, FrameFlags.None, 1, 0);
        }

        for (var round = 0; round < 250; round++)
        {
            try
            {
                await peer.SendAsync(empty.WrittenMemory);
            }
            catch (IOException)
            {
                break;
            }
        }

        await peer.Connection.Completion.Soon();
        Assert.Equal(Http2ErrorCode.EnhanceYourCalm, peer.Connection.Failure?.Code);
    }

    [Fact]
    public async Task A_header_list_that_is_too_large_ends_its_stream_only()
    {
        await using var peer = await Http2Peer.GreetAsync(null);
        await peer.HeadersAsync(1, endStream: true, [.. Http2Peer.Request, new("big", new string('x', 1 << 20))]);
        await peer.ResetsAsync(1, Http2ErrorCode.EnhanceYourCalm);
    }

    [Theory]
    [InlineData("0000000001 00000001 82", Http2ErrorCode.ProtocolError, "no settings")]
    [InlineData("000006 04 00 00000001 000400000001", Http2ErrorCode.ProtocolError, "settings of a stream")]
    [InlineData("000005 04 00 00000000 0004000000", Http2ErrorCode.FrameSizeError, "settings that are cut off")]
    [InlineData("000006 04 01 00000000 000400000001", Http2ErrorCode.FrameSizeError, "an acknowledgement with settings")]
    [InlineData("000006 04 00 00000000 000480000000", Http2ErrorCode.FlowControlError, "a window that is too large")]
    [InlineData("000006 04 00 00000000 000500000001", Http2ErrorCode.ProtocolError, "frames that are too small")]
    [InlineData("004001 04 00 00000000", Http2ErrorCode.FrameSizeError, "a frame that is too large")]
    [InlineData("+000000 00 00 00000000", Http2ErrorCode.ProtocolError, "data without a stream")]
    [InlineData("+000000 00 00 00000001", Http2ErrorCode.ProtocolError, "data of a stream that was never opened")]
    [InlineData("+000000 00 00 00000002", Http2ErrorCode.ProtocolError, "data of a stream of this side")]
    [InlineData("+000000 01 04 00000000", Http2ErrorCode.ProtocolError, "headers without a stream")]
    [InlineData("+000001 01 04 00000002 82", Http2ErrorCode.ProtocolError, "headers of a stream of this side")]
    [InlineData("+000001 01 04 00000001 ff", Http2ErrorCode.CompressionError, "headers that cannot be decoded")]
    [InlineData("+000000 01 0c 00000001", Http2ErrorCode.FrameSizeError, "padding without a length")]
    [InlineData("+000002 01 0c 00000001 02 82", Http2ErrorCode.ProtocolError, "padding that is too long")]
    [InlineData("+000004 01 24 00000001 00000000", Http2ErrorCode.FrameSizeError, "a priority that is cut off")]
    [InlineData("+000004 03 00 00000000 00000000", Http2ErrorCode.ProtocolError, "a reset without a stream")]
    [InlineData("+000004 03 00 00000001 00000000", Http2ErrorCode.ProtocolError, "a reset of a stream that was never opened")]
    [InlineData("+000003 03 00 00000001 000000", Http2ErrorCode.FrameSizeError, "a reset that is cut off")]
    [InlineData("+000004 05 04 00000001 00000002", Http2ErrorCode.ProtocolError, "a push")]
    [InlineData("+000007 06 00 00000000 00000000000000", Http2ErrorCode.FrameSizeError, "a ping that is cut off")]
    [InlineData("+000008 06 00 00000001 0000000000000000", Http2ErrorCode.ProtocolError, "a ping of a stream")]
    [InlineData("+000007 07 00 00000000 00000000000000", Http2ErrorCode.FrameSizeError, "a farewell that is cut off")]
    [InlineData("+000003 08 00 00000000 000000", Http2ErrorCode.FrameSizeError, "room that is cut off")]
    [InlineData("+000004 08 00 00000000 00000000", Http2ErrorCode.FlowControlError, "no room")]
    [InlineData("+000004 08 00 00000000 7fffffff", Http2ErrorCode.FlowControlError, "too much room")]
    [InlineData("+000004 08 00 00000001 00000001", Http2ErrorCode.ProtocolError, "room of a stream that was never opened")]
    [InlineData("+000000 09 04 00000001", Http2ErrorCode.ProtocolError, "the continuation of nothing")]
    public async Task A_broken_rule_ends_the_connection_with_its_code(string frame, object code, string reason)
    {
        Assert.NotEmpty(reason);
        await using var peer = await Http2Peer.CreateAsync(null);
        await peer.SendAsync(FrameReader.Preface.ToArray());
        if (frame.StartsWith('+'))
        {
            await peer.SendAsync(target => target.Settings());
        }

        await peer.SendAsync(Convert.FromHexString(frame.Trim('+').Replace(" ", "", StringComparison.Ordinal)));
        await peer.FailsAsync((Http2ErrorCode)code);
    }

    [Theory]
    [InlineData(":path", "/")]
    [InlineData("Upper", "x")]
    [InlineData("a b", "x")]
    [InlineData(":own", "x")]
    [InlineData("", "x")]
    public async Task A_malformed_header_list_ends_its_stream_only(string name, string value)
    {
        await using var peer = await Http2Peer.GreetAsync(null);
        await peer.HeadersAsync(1, endStream: true, [.. Http2Peer.Request, new(name, value)]);
        await peer.ResetsAsync(1, Http2ErrorCode.ProtocolError);
        await peer.HeadersAsync(3, endStream: true, new(":method", "POST"), new(name.Length > 0 ? name : ":path", value));
        await peer.ResetsAsync(3, Http2ErrorCode.ProtocolError);
    }

    [Fact]
    public async Task More_streams_than_allowed_are_refused_and_later_ones_are_not()
    {
        var (release, count) = (new TaskCompletionSource(), 0);
        await using var peer = await Http2Peer.GreetAsync(async stream =>
        {
            Interlocked.Increment(ref count);
            await release.Task;
            stream.WriteHeaders(s_ok, endStream: true);
        });
        for (var index = 0; index < 300; index++)
        {
            await peer.HeadersAsync((2 * index) + 1, endStream: true);
        }

        for (var index = 250; index < 300; index++)
        {
            await peer.ReceiveAsync(FrameType.Reset);
            Assert.Equal(((2 * index) + 1, Http2ErrorCode.RefusedStream), (peer.Header.StreamId, (Http2ErrorCode)peer.Number));
        }

        release.SetResult();
        for (var index = 0; index < 250; index++)
        {
            await peer.ReceiveAsync(FrameType.Headers);
            peer.Decode();
        }

        await Waiting.UntilAsync(async () =>
        {
            await peer.HeadersAsync(2001 + (2 * count), endStream: true);
            await peer.SettleAsync();
            return count > 250;
        });
    }

    [Fact]
    public async Task Who_asks_for_answers_and_does_not_read_them_is_cut_off()
    {
        await using var peer = await Http2Peer.GreetAsync(null);
        var pings = new ArrayBufferWriter<byte>();
        for (var index = 0; index < 10_000; index++)
        {
            pings.Frame(FrameType.Ping, FrameFlags.None, 0, 8).Clear();
        }

        try
        {
            while (!peer.Connection.Completion.IsCompleted)
            {
                await peer.SendAsync(pings.WrittenMemory);
            }
        }
        catch (IOException)
        {
            // The connection was closed while it was written to.
        }

        await peer.Connection.Completion.Soon();
        Assert.Equal(Http2ErrorCode.EnhanceYourCalm, peer.Connection.Failure?.Code);
    }

    [Fact]
    public async Task A_server_of_HTTP_1_is_named()
    {
        await using var peer = await Http2Peer.CreateAsync(null, Http2Role.Client);
        await peer.SendAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());
        await peer.Connection.Completion.Soon();
        Assert.Contains("HTTP/1", peer.Connection.Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_of_HTTP_1_is_refused()
    {
        await using var peer = await Http2Peer.CreateAsync(null);
        await peer.SendAsync("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());
        await peer.FailsAsync(Http2ErrorCode.ProtocolError);
    }

    private static async Task<string> ReadAsync(Http2Stream stream)
    {
        var text = new MemoryStream();
        var buffer = new byte[100];
        while (await stream.ReadAsync(buffer, default) is > 0 and var length)
        {
            text.Write(buffer, 0, length);
        }

        stream.WriteHeaders(s_ok, endStream: true);
        return System.Text.Encoding.UTF8.GetString(text.ToArray());
    }
}
