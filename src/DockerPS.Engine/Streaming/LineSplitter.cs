using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace DockerPS.Engine.Streaming;

/// <summary>
/// Splits output into lines. A line is returned as soon as its end is there, characters may be split across reads, standard output
/// and error do not mix within a line, and a last line without an end counts. Only a line feed ends a line, so that a progress
/// bar drawn with carriage returns stays one.
/// </summary>
public static class LineSplitter
{
    /// <summary>The maximum length of a line: 16 MiB. Longer ones are split, so that memory stays bounded.</summary>
    private const int MaximumLine = 16 << 20;

    /// <summary>Converts the bytes of a line, or of a piece of a very long one.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="stream">The stream of the line.</param>
    /// <param name="line">The line without its end.</param>
    public delegate T LineReader<out T>(OutputStream stream, ReadOnlySpan<byte> line);

    /// <summary>Splits chunks into lines of text.</summary>
    /// <param name="chunks">The chunks of output.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static IAsyncEnumerable<OutputLine> SplitAsync(IAsyncEnumerable<OutputChunk> chunks, CancellationToken cancellationToken) =>
        SplitAsync(chunks, static (stream, line) => new OutputLine(stream, Encoding.UTF8.GetString(line)), cancellationToken);

    /// <summary>Splits chunks into lines, and converts each.</summary>
    /// <typeparam name="T">The type of the results.</typeparam>
    /// <param name="chunks">The chunks of output.</param>
    /// <param name="read">Converts a line.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async IAsyncEnumerable<T> SplitAsync<T>(
        IAsyncEnumerable<OutputChunk> chunks, LineReader<T> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var begun = new Dictionary<OutputStream, ArrayBufferWriter<byte>>(2);
        await foreach (var (stream, bytes) in chunks.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (!begun.TryGetValue(stream, out var rest))
            {
                begun[stream] = rest = new();
            }

            var left = bytes;
            while (left.Span.IndexOf((byte)'\n') is >= 0 and var end)
            {
                yield return Take(stream, rest, left.Span[..end], read);
                left = left[(end + 1)..];
            }

            rest.Write(left.Span);
            if (rest.WrittenCount > MaximumLine)
            {
                yield return TakePiece(stream, rest, read);
            }
        }

        foreach (var (stream, rest) in begun)
        {
            if (rest.WrittenCount > 0)
            {
                yield return Take(stream, rest, default, read);
            }
        }
    }

    private static T Take<T>(OutputStream stream, ArrayBufferWriter<byte> begun, ReadOnlySpan<byte> end, LineReader<T> read)
    {
        if (begun.WrittenCount == 0)
        {
            return read(stream, WithoutReturn(end));
        }

        begun.Write(end);
        var line = read(stream, WithoutReturn(begun.WrittenSpan));
        begun.ResetWrittenCount();
        return line;
    }

    /// <summary>Takes all but the last character, which may be incomplete, or the carriage return of the line's end.</summary>
    private static T TakePiece<T>(OutputStream stream, ArrayBufferWriter<byte> begun, LineReader<T> read)
    {
        var bytes = begun.WrittenSpan;
        var end = bytes.Length - 1;
        while (end > bytes.Length - 4 && (bytes[end] & 0xC0) == 0x80)
        {
            end--;
        }

        var piece = read(stream, bytes[..end]);
        var rest = bytes[end..].ToArray();
        begun.ResetWrittenCount();
        begun.Write(rest);
        return piece;
    }

    private static ReadOnlySpan<byte> WithoutReturn(ReadOnlySpan<byte> line) => line is [.., (byte)'\r'] ? line[..^1] : line;
}
