using System.Text;
using System.Threading.Channels;
using DockerPS.Engine.Streaming;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Streaming;

public sealed class LineSplitterTests
{
    [Fact]
    public async Task Lines_cut_at_any_byte_are_the_same_lines()
    {
        var bytes = "grüße 🐳\r\n\nsecond\nlast"u8.ToArray();
        for (var place = 0; place <= bytes.Length; place++)
        {
            Assert.Equal(["grüße 🐳", "", "second", "last"], await LinesAsync(bytes[..place], bytes[place..]));
        }

        Assert.Equal(["grüße 🐳", "", "second", "last"], await LinesAsync(bytes.Chunk(1).ToArray()));
    }

    [Theory]
    [InlineData("a\nb\n", new[] { "a", "b" })]
    [InlineData("a\nb", new[] { "a", "b" })]
    [InlineData("a\r\nb\r\n", new[] { "a", "b" })]
    [InlineData("\n\n", new[] { "", "" })]
    [InlineData("\r\n", new[] { "" })]
    [InlineData("", new string[0])]
    [InlineData(" a \t\n", new[] { " a \t" })]
    [InlineData("a\r\r\n", new[] { "a\r" })]
    [InlineData("a\0b\n", new[] { "a\0b" })]
    public async Task Only_a_line_feed_ends_a_line_and_takes_one_carriage_return_along(string text, string[] lines) =>
        Assert.Equal(lines, await LinesAsync(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public async Task Progress_drawn_with_carriage_returns_is_one_line() =>
        Assert.Equal(["10%\r50%\r100%", "done"], await LinesAsync("10%\r"u8.ToArray(), "50%\r"u8.ToArray(), "100%\ndone\n"u8.ToArray()));

    [Fact]
    public async Task Output_and_error_do_not_mix_within_a_line()
    {
        var lines = await SplitAsync(
            (OutputStream.Output, "out "), (OutputStream.Error, "err "), (OutputStream.Output, "one\nout"), (OutputStream.Error, "one\n"),
            (OutputStream.Output, " two"));
        Assert.Equal([new(OutputStream.Output, "out one"), new(OutputStream.Error, "err one"), new(OutputStream.Output, "out two")], lines);
    }

    [Fact]
    public async Task A_line_is_handed_on_before_the_next_one_comes()
    {
        var channel = Channel.CreateUnbounded<OutputChunk>();
        var lines = LineSplitter.SplitAsync(channel.Reader.ReadAllAsync(), default).GetAsyncEnumerator();
        channel.Writer.TryWrite(new(OutputStream.Output, "one\nbegun"u8.ToArray()));
        Assert.True(await lines.MoveNextAsync().Soon());
        Assert.Equal("one", lines.Current.Text);

        var next = lines.MoveNextAsync().AsTask();
        Assert.False(next.IsCompleted);
        channel.Writer.TryWrite(new(OutputStream.Output, " and ended\n"u8.ToArray()));
        Assert.True(await next.Soon());
        Assert.Equal("begun and ended", lines.Current.Text);
    }

    [Fact]
    public async Task Bytes_are_read_before_the_source_uses_them_again()
    {
        Assert.Equal(["one", "two"], await LineSplitter.SplitAsync(ReuseAsync(), default).Texts());

        static async IAsyncEnumerable<OutputChunk> ReuseAsync()
        {
            var buffer = new byte[3];
            foreach (var part in new[] { "one", "\ntw", "o\n\n" })
            {
                await Task.Yield();
                Encoding.ASCII.GetBytes(part, buffer);
                yield return new(OutputStream.Output, buffer.AsMemory(0, part == "o\n\n" ? 2 : 3));
            }
        }
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF_8_become_replacement_characters() =>
        Assert.Equal(["a\uFFFDb", "c"], await LinesAsync([(byte)'a', 0xFF, (byte)'b', (byte)'\n', (byte)'c']));

    [Fact]
    public async Task A_line_without_end_comes_in_pieces_of_bounded_size_and_whole_characters()
    {
        var text = string.Concat(Enumerable.Repeat("🐳", 10 << 20));
        var pieces = await LinesAsync(Encoding.UTF8.GetBytes(text).Chunk(65535).ToArray());
        Assert.InRange(pieces.Count, 2, 4);
        Assert.All(pieces, piece => Assert.InRange(Encoding.UTF8.GetByteCount(piece), 1, 17 << 20));
        Assert.True(text == string.Concat(pieces), "A character was cut in two.");
    }

    private static Task<List<string>> LinesAsync(params byte[][] parts) =>
        LineSplitter.SplitAsync(ChunksAsync(parts.Select(part => new OutputChunk(OutputStream.Output, part))), default).Texts();

    private static Task<List<OutputLine>> SplitAsync(params (OutputStream Stream, string Text)[] parts) =>
        LineSplitter
            .SplitAsync(ChunksAsync(parts.Select(part => new OutputChunk(part.Stream, Encoding.UTF8.GetBytes(part.Text)))), default)
            .ToListAsync();

    private static async IAsyncEnumerable<OutputChunk> ChunksAsync(IEnumerable<OutputChunk> chunks)
    {
        foreach (var chunk in chunks)
        {
            await Task.CompletedTask;
            yield return chunk;
        }
    }
}

internal static class OutputLines
{
    public static async Task<List<string>> Texts(this IAsyncEnumerable<OutputLine> lines) =>
        (await lines.ToListAsync()).ConvertAll(line => line.Text);

    public static async Task<List<string>> Texts(this IAsyncEnumerable<LogLine> lines) =>
        (await lines.ToListAsync()).ConvertAll(line => line.Text);
}
