using System.Buffers.Binary;
using System.Text;
using System.Threading.Channels;
using DockerPS.Engine.Http;
using DockerPS.Engine.Streaming;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Streaming;

public sealed class OutputDecoderTests
{
    [Fact]
    public async Task Frames_cut_at_any_byte_are_the_same_output()
    {
        byte[] bytes = [.. Frame(1, "out"), .. Frame(2, "err"), .. Frame(1, ""), .. Frame(0, "in"), .. Frame(2, "end")];
        for (var place = 0; place <= bytes.Length; place++)
        {
            Assert.Equal(
                [(OutputStream.Output, "out"), (OutputStream.Error, "err"), (OutputStream.Output, "in"), (OutputStream.Error, "end")],
                await DecodeAsync(ScriptedStream.CutAt(bytes, place)));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(9)]
    [InlineData(65536)]
    public async Task Frames_in_reads_of_any_size_are_the_same_output(int size)
    {
        var sent = Enumerable.Range(0, 2000).Select(number => (Stream: (OutputStream)(number % 2), Text: $"text {number}")).ToList();
        var bytes = sent.SelectMany(part => Frame(part.Stream == OutputStream.Error ? (byte)2 : (byte)1, part.Text)).ToArray();
        Assert.Equal(sent, await DecodeAsync(ScriptedStream.InPieces(bytes, size)));
    }

    [Fact]
    public async Task A_long_frame_comes_in_pieces_as_its_bytes_come()
    {
        var channel = Channel.CreateUnbounded<byte[]>();
        var chunks = OutputDecoder.ReadAsync(new ScriptedStream(channel.Reader), multiplexed: true, default).GetAsyncEnumerator();
        channel.Writer.TryWrite([.. Head(1, 4 << 20), .. "first"u8]);
        Assert.True(await chunks.MoveNextAsync().Soon());
        Assert.Equal("first", Encoding.UTF8.GetString(chunks.Current.Bytes.Span));

        channel.Writer.TryWrite(new byte[(4 << 20) - 5]);
        channel.Writer.Complete();
        var length = 0;
        while (await chunks.MoveNextAsync().Soon())
        {
            Assert.InRange(chunks.Current.Bytes.Length, 1, 64 << 10);
            length += chunks.Current.Bytes.Length;
        }

        Assert.Equal((4 << 20) - 5, length);
    }

    [Fact]
    public async Task A_frame_of_four_gibibytes_is_not_a_negative_length()
    {
        var received = new List<(OutputStream, string)>();
        var error = await Assert.ThrowsAsync<DockerStreamException>(
            () => DecodeAsync(new ScriptedStream([[.. Head(1, uint.MaxValue), .. "text"u8]]), received));
        Assert.Equal([(OutputStream.Output, "text")], received);
        Assert.Contains(
            (uint.MaxValue - 4).ToString(System.Globalization.CultureInfo.InvariantCulture), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_system_error_is_raised_with_its_text_after_the_output_before_it()
    {
        byte[] bytes = [.. Frame(1, "out"), .. Frame(3, "the disk is full\n")];
        for (var place = 0; place <= bytes.Length; place++)
        {
            var received = new List<(OutputStream, string)>();
            var error = await Assert.ThrowsAsync<DockerOperationException>(() => DecodeAsync(ScriptedStream.CutAt(bytes, place), received));
            Assert.Equal("the disk is full", error.Message);
            Assert.Equal("out", string.Concat(received.Select(part => part.Item2)));
        }
    }

    [Fact]
    public async Task A_system_error_that_is_cut_off_is_raised_with_what_came()
    {
        var error = await Assert.ThrowsAsync<DockerOperationException>(
            () => DecodeAsync(new ScriptedStream([Frame(3, "the disk is full")[..^5]])));
        Assert.Equal("the disk is", error.Message);
    }

    [Fact]
    public async Task A_system_error_without_end_is_bounded()
    {
        using var stream = new ScriptedStream(Enumerable.Repeat(new byte[1 << 16], int.MaxValue).Prepend(Head(3, uint.MaxValue)));
        await Assert.ThrowsAsync<DockerOperationException>(() => DecodeAsync(stream));
        Assert.InRange(stream.BytesRead, 0, 1 << 18);
    }

    [Theory]
    [InlineData(4, 0, 0, 0)]
    [InlineData(255, 0, 0, 0)]
    [InlineData(1, 1, 0, 0)]
    [InlineData(1, 0, 1, 0)]
    [InlineData(2, 0, 0, 1)]
    public async Task An_unknown_head_is_an_error(byte kind, byte second, byte third, byte fourth) =>
        await Assert.ThrowsAsync<DockerStreamException>(
            () => DecodeAsync(new ScriptedStream([[.. Frame(1, "out"), kind, second, third, fourth, 0, 0, 0, 1, (byte)'x']])));

    [Fact]
    public async Task An_end_anywhere_inside_a_frame_is_an_error()
    {
        var frame = Frame(2, "error");
        for (var length = 1; length < frame.Length; length++)
        {
            await Assert.ThrowsAsync<DockerStreamException>(
                () => DecodeAsync(new ScriptedStream([[.. Frame(1, "out"), .. frame[..length]]])));
        }
    }

    [Fact]
    public async Task Raw_output_passes_unchanged()
    {
        byte[] bytes = [.. Frame(3, "no frame here"), 0, 255, (byte)'\r', (byte)'\n'];
        var received = new MemoryStream();
        await foreach (var chunk in OutputDecoder.ReadAsync(ScriptedStream.InPieces(bytes, 5), multiplexed: false, default))
        {
            Assert.Equal(OutputStream.Output, chunk.Stream);
            received.Write(chunk.Bytes.Span);
        }

        Assert.Equal(bytes, received.ToArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_broken_connection_is_an_error_even_between_frames(bool multiplexed) =>
        await Assert.ThrowsAsync<DockerStreamException>(
            () => OutputDecoder.ReadAsync(ScriptedStream.ThenBroken(Frame(1, "out")), multiplexed, default).ToListAsync());

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancellation_ends_the_reading(bool multiplexed)
    {
        using var source = new CancellationTokenSource();
        var reading =
            OutputDecoder.ReadAsync(new ScriptedStream(Channel.CreateUnbounded<byte[]>().Reader), multiplexed, source.Token).ToListAsync();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.Soon());
    }

    private static byte[] Head(byte kind, uint length)
    {
        byte[] head = [kind, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(4), length);
        return head;
    }

    private static byte[] Frame(byte kind, string text) =>
        [.. Head(kind, (uint)Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)];

    private static async Task<List<(OutputStream Stream, string Text)>> DecodeAsync(Stream stream)
    {
        var received = new List<(OutputStream, string)>();
        await DecodeAsync(stream, received);
        return received;
    }

    /// <summary>Pieces of one frame are put together: where they are cut is not promised.</summary>
    private static async Task DecodeAsync(Stream stream, List<(OutputStream Stream, string Text)> received)
    {
        await foreach (var chunk in OutputDecoder.ReadAsync(stream, multiplexed: true, default))
        {
            var text = Encoding.UTF8.GetString(chunk.Bytes.Span);
            if (received.Count > 0 && received[^1].Stream == chunk.Stream)
            {
                received[^1] = (chunk.Stream, received[^1].Text + text);
            }
            else
            {
                received.Add((chunk.Stream, text));
            }
        }
    }
}
