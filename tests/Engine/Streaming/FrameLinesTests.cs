using System.Buffers.Binary;
using System.Text;
using DockerPS.Engine.Http;
using DockerPS.Engine.Streaming;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Streaming;

public sealed class FrameLinesTests
{
    private const string Time = "2026-01-31T08:05:09.123456789Z";
    private const int PieceLength = 16384;

    [Fact]
    public async Task Each_frame_is_a_line_of_one_task()
    {
        var lines = await ReadAsync(Frame(1, "a", "one\n"), Frame(2, "b", "two\n"), Frame(1, "b", "three\n"));
        Assert.Equal(["one", "two", "three"], lines.Select(line => line.Text));
        Assert.Equal(["task=a", "task=b", "task=b"], lines.Select(line => line.Attributes));
        Assert.Equal([OutputStream.Output, OutputStream.Error, OutputStream.Output], lines.Select(line => line.Stream));
        Assert.All(lines, line => Assert.Equal(2026, line.Timestamp!.Value.Year));
    }

    [Fact]
    public async Task A_last_line_without_an_end_does_not_run_into_that_of_another_task()
    {
        var lines = await ReadAsync(Frame(1, "a", "begun"), Frame(1, "b", "two\n"));
        Assert.Equal(["begun", "two"], lines.Select(line => line.Text));
    }

    [Fact]
    public async Task The_pieces_of_long_lines_are_put_together_by_task_and_output()
    {
        var (x, y) = (new string('x', PieceLength), new string('y', PieceLength));
        var lines = await ReadAsync(
            Frame(1, "a", x), Frame(1, "b", y), Frame(2, "a", "short\n"), Frame(1, "a", "end\n"), Frame(1, "b", y), Frame(1, "b", "\n"));
        Assert.Equal(["short", x + "end", y + y], lines.Select(line => line.Text));
    }

    [Fact]
    public async Task A_letter_that_is_cut_between_two_pieces_stays_whole()
    {
        var first = Encoding.UTF8.GetBytes(new string('x', PieceLength - 1)).Append((byte)0xC3).ToArray();
        var lines = await ReadAsync(Frame(1, "a", first), Frame(1, "a", [0xA4, (byte)'\n']));
        Assert.Equal(new string('x', PieceLength - 1) + "ä", Assert.Single(lines).Text);
    }

    [Fact]
    public async Task Pieces_of_what_never_ends_come_at_the_end()
    {
        var lines = await ReadAsync(Frame(1, "a", new string('x', PieceLength)));
        Assert.Equal(PieceLength, Assert.Single(lines).Text.Length);
    }

    [Fact]
    public async Task Frames_that_are_cut_by_reads_are_whole()
    {
        var frames = Enumerable.Range(0, 50).SelectMany(number => Frame(1, $"{number}", $"line {number}\n")).ToArray();
        foreach (var size in new[] { 1, 7, 64 })
        {
            var lines = await ReadAsync(ScriptedStream.InPieces(frames, size));
            Assert.Equal(Enumerable.Range(0, 50).Select(number => $"line {number}"), lines.Select(line => line.Text));
        }
    }

    [Fact]
    public async Task An_error_of_the_engine_comes_after_what_it_had() =>
        await Assert.ThrowsAsync<DockerOperationException>(
            () => ReadAsync(Frame(1, "a", "one\n"), Bytes(3, "incomplete log stream"u8.ToArray())));

    private static Task<List<LogLine>> ReadAsync(params byte[][] frames) =>
        ReadAsync(new MemoryStream(frames.SelectMany(frame => frame).ToArray()));

    private static Task<List<LogLine>> ReadAsync(Stream stream) =>
        new FrameLines().ReadAsync(
            OutputDecoder.ReadAsync(stream, multiplexed: true, CancellationToken.None), CancellationToken.None).ToListAsync();

    private static byte[] Frame(byte stream, string task, string text) => Frame(stream, task, Encoding.UTF8.GetBytes(text));

    private static byte[] Frame(byte stream, string task, byte[] text) =>
        Bytes(stream, [.. Encoding.UTF8.GetBytes($"{Time} task={task} "), .. text]);

    private static byte[] Bytes(byte stream, byte[] payload)
    {
        var frame = new byte[8 + payload.Length];
        frame[0] = stream;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(4), payload.Length);
        payload.CopyTo(frame, 8);
        return frame;
    }
}
