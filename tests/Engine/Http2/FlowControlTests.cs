using System.Buffers;
using DockerPS.Engine.Http2;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Http2;

/// <summary>The windows of both directions.</summary>
public sealed class FlowControlTests
{
    private static readonly HeaderField[] s_ok = [new(":status", "200")];

    [Fact]
    public async Task A_window_of_a_byte_lets_a_byte_through()
    {
        await using var peer = await Http2Peer.GreetAsync(SendAsync(10), (SettingId.InitialWindowSize, 1));
        await peer.HeadersAsync(1, endStream: true);
        for (var index = 0; index < 10; index++)
        {
            await peer.ReceiveAsync(FrameType.Data);
            Assert.Equal([(byte)index], peer.Payload);
            Assert.Equal(index == 9, peer.Header.Has(FrameFlags.EndStream));
            await peer.SettleAsync();
            await peer.SendAsync(target => target.Number(FrameType.WindowUpdate, 1, 1));
        }
    }

    [Fact]
    public async Task Settings_take_the_window_below_zero_and_room_brings_it_back()
    {
        await using var peer = await Http2Peer.GreetAsync(SendAsync(3000), (SettingId.InitialWindowSize, 1000));
        await peer.HeadersAsync(1, endStream: true);
        await ReceiveAsync(peer, 1000);

        // -900 after this setting: 900 bytes of room let nothing through, and the next one lets one byte through.
        await peer.SendAsync(target => target.Settings((SettingId.InitialWindowSize, 100)));
        await peer.SendAsync(target => target.Number(FrameType.WindowUpdate, 1, 900));
        await peer.SettleAsync();
        await peer.SendAsync(target => target.Number(FrameType.WindowUpdate, 1, 1));
        await ReceiveAsync(peer, 1);
        await peer.SendAsync(target => target.Settings((SettingId.InitialWindowSize, 2099)));
        await ReceiveAsync(peer, 1999);
        Assert.True(peer.Header.Has(FrameFlags.EndStream));
    }

    [Fact]
    public async Task A_setting_enlarges_the_window_in_the_middle_of_a_transfer()
    {
        await using var peer = await Http2Peer.GreetAsync(SendAsync(200_000));
        await peer.SendAsync(target => target.Number(FrameType.WindowUpdate, 0, 1 << 20));
        await peer.HeadersAsync(1, endStream: true);
        await ReceiveAsync(peer, 65535);
        await peer.SendAsync(target => target.Settings((SettingId.InitialWindowSize, 129_968)));
        await ReceiveAsync(peer, 129_968 - 65535);
        await peer.SendAsync(target => target.Settings((SettingId.InitialWindowSize, 885_152)));
        await ReceiveAsync(peer, 200_000 - 129_968);
        Assert.True(peer.Header.Has(FrameFlags.EndStream));
    }

    [Fact]
    public async Task The_window_of_the_connection_bounds_all_streams_and_they_take_turns()
    {
        await using var peer = await Http2Peer.GreetAsync(SendAsync(50_000));
        foreach (var id in new[] { 1, 3, 5 })
        {
            await peer.HeadersAsync(id, endStream: true);
        }

        await ReceiveAsync(peer, 65535);
        await peer.SettleAsync();
        await peer.SendAsync(target => target.Number(FrameType.WindowUpdate, 0, 150_000 - 65535));
        await ReceiveAsync(peer, 150_000 - 65535);
    }

    [Fact]
    public async Task A_ping_is_answered_during_a_blocked_transfer()
    {
        await using var peer = await Http2Peer.GreetAsync(SendAsync(10 << 20));
        await peer.HeadersAsync(1, endStream: true);
        await ReceiveAsync(peer, 65535);
        for (var round = 0; round < 10; round++)
        {
            await peer.SettleAsync();
        }
    }

    [Fact]
    public async Task A_writer_waits_for_a_slow_reader()
    {
        var written = 0;
        await using var peer = await Http2Peer.GreetAsync(async stream =>
        {
            stream.WriteHeaders(s_ok);
            for (; written < 64 << 20; written += 32 << 10)
            {
                await stream.WriteAsync(default, new byte[32 << 10], default);
            }

            stream.End();
        });
        await peer.HeadersAsync(1, endStream: true);
        await ReceiveAsync(peer, 65535);
        await peer.SettleAsync();
        await Task.Delay(200);
        Assert.InRange(written, 0, 65535 + SendQueue.Capacity + (32 << 10));
    }

    [Fact]
    public async Task More_data_than_the_window_of_a_stream_ends_the_stream()
    {
        await using var peer = await Http2Peer.GreetAsync(stream => Task.Delay(Timeout.Infinite, stream.Aborted));
        await peer.HeadersAsync(1);
        for (var sent = 0; sent <= Http2Stream.Window; sent += 16384)
        {
            await peer.SendAsync(FrameType.Data, FrameFlags.None, 1, new byte[16384]);
        }

        await peer.ResetsAsync(1, Http2ErrorCode.FlowControlError);
    }

    [Fact]
    public async Task A_stream_that_nobody_reads_does_not_block_others()
    {
        await using var peer = await Http2Peer.GreetAsync(async stream =>
        {
            if (stream.Id < 21)
            {
                await Task.Delay(Timeout.Infinite, stream.Aborted);
            }

            await stream.ReadAsync(new byte[1], default);
            stream.WriteHeaders(s_ok, endStream: true);
        });
        for (var id = 1; id < 21; id += 2)
        {
            await peer.HeadersAsync(id);
            for (var sent = 0; sent < Http2Stream.Window; sent += 16384)
            {
                await peer.SendAsync(FrameType.Data, FrameFlags.None, id, new byte[16384]);
            }
        }

        await peer.HeadersAsync(21);
        await peer.SendAsync(FrameType.Data, FrameFlags.EndStream, 21, 1);
        Assert.Equal(21, (await peer.ReceiveAsync(FrameType.Headers)).StreamId);
    }

    [Fact]
    public async Task Room_is_returned_as_data_is_read()
    {
        var read = 0;
        await using var peer = await Http2Peer.GreetAsync(async stream =>
        {
            var buffer = new byte[10_000];
            while (await stream.ReadAsync(buffer, default) is > 0 and var length)
            {
                read += length;
            }

            stream.WriteHeaders(s_ok, endStream: true);
        });
        await peer.HeadersAsync(1);
        var room = Http2Stream.Window;
        for (var sent = 0; sent < 8 << 20; sent += 16384, room -= 16384)
        {
            while (room < 16384)
            {
                await peer.ReceiveAsync(FrameType.WindowUpdate);
                room += peer.Header.StreamId == 1 ? peer.Number : 0;
            }

            // Padding counts too.
            await peer.SendAsync(FrameType.Data, FrameFlags.Padded, 1, [255, .. new byte[16383]]);
        }

        await peer.SendAsync(FrameType.Data, FrameFlags.EndStream, 1);
        await peer.ReceiveAsync(FrameType.Headers);
        Assert.Equal(((8 << 20) / 16384) * (16384 - 256), read);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(int.MaxValue)]
    public async Task A_window_that_is_out_of_range_ends_the_stream(int change)
    {
        await using var peer = await Http2Peer.GreetAsync(stream => Task.Delay(Timeout.Infinite, stream.Aborted));
        await peer.HeadersAsync(1);
        await peer.SendAsync(target => target.Number(FrameType.WindowUpdate, 1, (uint)change));
        await peer.ResetsAsync(1, Http2ErrorCode.FlowControlError);
    }

    [Fact]
    public async Task A_setting_that_makes_a_window_too_large_ends_the_connection()
    {
        await using var peer = await Http2Peer.GreetAsync(stream => Task.Delay(Timeout.Infinite, stream.Aborted));
        await peer.HeadersAsync(1);
        await peer.SendAsync(target => target.Number(FrameType.WindowUpdate, 1, int.MaxValue - 65535));
        await peer.SendAsync(target => target.Settings((SettingId.InitialWindowSize, 65536)));
        await peer.FailsAsync(Http2ErrorCode.FlowControlError);
    }

    private static Func<Http2Stream, Task> SendAsync(int length) => async stream =>
    {
        stream.WriteHeaders(s_ok);
        await stream.WriteAsync(default, Enumerable.Range(0, length).Select(index => (byte)index).ToArray(), default);
        stream.End();
    };

    /// <summary>Receives exactly so much data.</summary>
    private static async Task ReceiveAsync(Http2Peer peer, int length)
    {
        while (length > 0)
        {
            length -= (await peer.ReceiveAsync(FrameType.Data)).Length;
        }

        Assert.Equal(0, length);
    }
}
