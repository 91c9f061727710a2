using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace DockerPS.Engine.Streaming;

/// <summary>
/// Makes lines of output. A line is handed on as soon as its end has come, characters may be split across reads, standard output
/// and error do not mix within a line, and a last line without an end counts. Only a line feed ends a line, so that a progress
/// bar drawn with carriage returns stays one.
/// </summary>
public static class LineSplitter
{
    /// <summary>A longer line is handed on in pieces, so that memory stays bounded: 16 MiB.</summary>
    private const int MaximumLine = 16 << 20;

    /// <summary>Splits chunks into lines.</summary>
    /// <param name="chunks">The output as it comes.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async IAsyncEnumerable<OutputLine> SplitAsync(
        IAsyncEnumerable<OutputChunk> chunks, [EnumeratorCancellation] CancellationToken cancellationToken)
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
                yield return new(stream, Take(rest, left.Span[..end]));
                left = left[(end + 1)..];
            }

            rest.Write(left.Span);
            if (rest.WrittenCount > MaximumLine)
            {
                yield return new(stream, TakePiece(rest));
            }
        }

        foreach (var (stream, rest) in begun)
        {
            if (rest.WrittenCount > 0)
            {
                yield return new(stream, Take(rest, default));
            }
        }
    }

    private static string Take(ArrayBufferWriter<byte> begun, ReadOnlySpan<byte> end)
    {
        if (begun.WrittenCount == 0)
        {
            return Text(end);
        }

        begun.Write(end);
        var line = Text(begun.WrittenSpan);
        begun.ResetWrittenCount();
        return line;
    }

    /// <summary>Takes all but the last character, which may not be whole yet, or the carriage return of a line's end.</summary>
    private static string TakePiece(ArrayBufferWriter<byte> begun)
    {
        var bytes = begun.WrittenSpan;
        var end = bytes.Length - 1;
        while (end > bytes.Length - 4 && (bytes[end] & 0xC0) == 0x80)
        {
            end--;
        }

        var piece = Encoding.UTF8.GetString(bytes[..end]);
        var rest = bytes[end..].ToArray();
        begun.ResetWrittenCount();
        begun.Write(rest);
        return piece;
    }

    private static string Text(ReadOnlySpan<byte> line) => Encoding.UTF8.GetString(line is [.., (byte)'\r'] ? line[..^1] : line);
}
