using System.Buffers;
using System.Runtime.CompilerServices;

namespace DockerPS.Engine.Streaming;

/// <summary>
/// Splits the log of a service into lines. The output of its tasks is interleaved: each frame is a line of one task, or a piece of
/// a long one, whose other pieces may follow after lines of other tasks.
/// </summary>
internal sealed class FrameLines
{
    /// <summary>The maximum length of a line: 16 MiB. Longer ones are split, so that memory stays bounded.</summary>
    private const int MaximumLine = 16 << 20;

    private readonly Dictionary<(OutputStream Stream, string? Writer), ArrayBufferWriter<byte>> _begun = [];
    private readonly ArrayBufferWriter<byte> _frame = new();

    /// <summary>Reads frames until they end.</summary>
    public async IAsyncEnumerable<LogLine> ReadAsync(
        IAsyncEnumerable<OutputChunk> chunks, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var chunk in chunks.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            _frame.Write(chunk.Bytes.Span);
            if (!chunk.EndsFrame && _frame.WrittenCount < MaximumLine)
            {
                continue;
            }

            if (Take(chunk.Stream) is { } line)
            {
                yield return line;
            }

            _frame.ResetWrittenCount();
        }

        foreach (var ((stream, _), begun) in _begun)
        {
            yield return LogLine.ReadDetailed(stream, begun.WrittenSpan);
        }
    }

    /// <summary>Returns the line that the frame completes; null if it is a piece with more to come.</summary>
    private LogLine? Take(OutputStream stream)
    {
        var frame = _frame.WrittenSpan;
        var ends = frame is [.., (byte)'\n'];
        frame = ends ? frame[..^1] : frame;

        // Only pieces fill a frame; a short frame without a line end is the last output of its task.
        ends |= frame.Length < LogLine.PieceLength;
        var line = LogLine.ReadDetailed(stream, frame);
        var writer = (stream, line.Attributes);
        if (!_begun.TryGetValue(writer, out var begun))
        {
            if (ends)
            {
                return line;
            }

            _begun[writer] = begun = new();
        }

        begun.Write(frame);
        if (!ends && begun.WrittenCount < MaximumLine)
        {
            return null;
        }

        _begun.Remove(writer);
        return LogLine.ReadDetailed(stream, begun.WrittenSpan);
    }
}
