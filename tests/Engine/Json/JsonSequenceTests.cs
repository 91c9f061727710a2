using System.Text;
using System.Threading.Channels;
using DockerPS.Engine.Http;
using DockerPS.Engine.Json;
using DockerPS.Engine.Models;
using DockerPS.Engine.Streaming;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Json;

public sealed class JsonSequenceTests
{
    [Fact]
    public async Task Values_cut_at_any_byte_are_the_same_values()
    {
        var bytes = "{\"status\":\"a\\\"}\"}{\"status\":\"grün 🐳\",\"id\":null}\r\n\u001e{\"status\":\"{[\",\"other\":[{}]}\n"u8.ToArray();
        for (var place = 0; place <= bytes.Length; place++)
        {
            Assert.Equal(["a\"}", "grün 🐳", "{["], await StatusesAsync(ScriptedStream.CutAt(bytes, place)));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1 << 20)]
    public async Task Values_in_reads_of_any_size_are_the_same_values(int size)
    {
        var sent = Enumerable.Range(0, 3000).Select(number => (string?)$"value {number}").ToList();
        var bytes = Encoding.UTF8.GetBytes(string.Concat(sent.Select(text => $$"""{"status":"{{text}}"}""")));
        Assert.Equal(sent, await StatusesAsync(ScriptedStream.InPieces(bytes, size)));
    }

    [Theory]
    [InlineData("""{"status":"a"}{"status":"b"}""")]
    [InlineData("{\"status\":\"a\"}\n{\"status\":\"b\"}\n")]
    [InlineData("{\"status\":\"a\"}\r\n\r\n \t{\"status\":\"b\"} ")]
    [InlineData("\u001e{\"status\":\"a\"}\n\u001e{\"status\":\"b\"}\n")]
    public async Task Values_may_stand_side_by_side_or_be_separated(string text) =>
        Assert.Equal(["a", "b"], await StatusesAsync(Whole(text)));

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t\u001e")]
    public async Task A_stream_without_values_is_an_empty_sequence(string text) => Assert.Empty(await StatusesAsync(Whole(text)));

    [Fact]
    public async Task A_value_is_handed_on_before_the_next_one_comes()
    {
        var channel = Channel.CreateUnbounded<byte[]>();
        var values =
            JsonSequence.ReadAsync(new ScriptedStream(channel.Reader), EngineJson.Default.ProgressMessage, default).GetAsyncEnumerator();
        channel.Writer.TryWrite("""{"status":"a"}"""u8.ToArray());
        Assert.True(await values.MoveNextAsync().Soon());
        Assert.Equal("a", values.Current.Status);

        var next = values.MoveNextAsync().AsTask();
        Assert.False(next.IsCompleted);
        channel.Writer.TryWrite("""{"status":"b"}"""u8.ToArray());
        Assert.True(await next.Soon());
        Assert.Equal("b", values.Current.Status);
    }

    [Fact]
    public async Task An_end_anywhere_inside_a_value_is_an_error_after_the_whole_values()
    {
        var first = """{"status":"a"}"""u8.ToArray();
        var second = """{"status":"b","progressDetail":{"current":1}}"""u8.ToArray();
        for (var length = 1; length < second.Length; length++)
        {
            var received = new List<string?>();
            await Assert.ThrowsAsync<DockerStreamException>(
                () => ReadAsync(new ScriptedStream([[.. first, .. second[..length]]]), received));
            Assert.Equal(["a"], received);
        }
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("<html>502 Bad Gateway</html>")]
    [InlineData("{\"status\":\"b\",}")]
    [InlineData("}")]
    [InlineData("\0")]
    [InlineData("{\"status\":\"\u0007\"}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"status\":{}}")]
    public async Task What_is_no_such_value_is_an_error_after_the_whole_values(string text)
    {
        var received = new List<string?>();
        await Assert.ThrowsAsync<DockerStreamException>(() => ReadAsync(Whole("{\"status\":\"a\"}\n" + text), received));
        Assert.Equal(["a"], received);
    }

    [Fact]
    public async Task Text_that_is_not_UTF_8_is_an_error() =>
        await Assert.ThrowsAsync<DockerStreamException>(
            () => StatusesAsync(new ScriptedStream([[.. "{\"status\":\""u8, 0xC3, 0x28, .. "\"}"u8]])));

    [Fact]
    public async Task Nesting_without_end_is_an_error() =>
        await Assert.ThrowsAsync<DockerStreamException>(() => StatusesAsync(Whole(new string('[', 1 << 20))));

    [Fact]
    public async Task A_large_value_is_read_whole()
    {
        var text = new string('x', 3 << 20);
        Assert.Equal([text], await StatusesAsync(ScriptedStream.InPieces(Encoding.UTF8.GetBytes($$"""{"status":"{{text}}"}"""), 1 << 18)));
    }

    [Fact]
    public async Task A_value_without_end_is_an_error_before_it_fills_the_memory()
    {
        using var stream = new ScriptedStream(
            Enumerable.Repeat(new string('x', 1 << 24), int.MaxValue).Select(Encoding.UTF8.GetBytes).Prepend("{\"status\":\""u8.ToArray()));
        await Assert.ThrowsAsync<DockerStreamException>(() => StatusesAsync(stream));
        Assert.InRange(stream.BytesRead, 0, 128 << 20);
    }

    [Fact]
    public async Task A_broken_connection_is_an_error_even_between_values() =>
        await Assert.ThrowsAsync<DockerStreamException>(() => StatusesAsync(ScriptedStream.ThenBroken("{\"status\":\"a\"}\n"u8.ToArray())));

    [Fact]
    public async Task Cancellation_ends_the_reading()
    {
        using var source = new CancellationTokenSource();
        var reading = JsonSequence
            .ReadAsync(new ScriptedStream(Channel.CreateUnbounded<byte[]>().Reader), EngineJson.Default.ProgressMessage, source.Token)
            .ToListAsync();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.Soon());
    }

    private static ScriptedStream Whole(string text) => new([Encoding.UTF8.GetBytes(text)]);

    private static async Task<List<string?>> StatusesAsync(Stream stream)
    {
        var received = new List<string?>();
        await ReadAsync(stream, received);
        return received;
    }

    private static async Task ReadAsync(Stream stream, List<string?> received)
    {
        await foreach (var value in JsonSequence.ReadAsync(stream, EngineJson.Default.ProgressMessage, default))
        {
            received.Add(value.Status);
        }
    }
}
