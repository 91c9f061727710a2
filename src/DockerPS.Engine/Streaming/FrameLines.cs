using System.Buffers;
using System.Runtime.CompilerServices;

namespace DockerPS.Engine.Streaming;

/// <summary>
/// Makes lines of the log of a service. What its tasks write comes mixed: each frame is a line of one of them, or a piece of a long
/// one, whose other pieces may come after lines of other tasks.
/// </summary>
internal sealed class FrameLines
{
    /// <summary>A longer line is handed on in pieces, so that memory stays bounded: 16 MiB.</summary>
    private const int MaximumLine = 16 << 20;

    private readonly Dictionary<(OutputStream Stream, string? Writer), ArrayBufferWriter<byte>> _begun = [];
    private readonly ArrayBufferWriter<byte> _frame = new();

    /// <summary>Reads frames until they end.</summary>
    public async IAsyncEnumerable<LogLine> ReadAsync(IAsyncEnumerable<OutputChunk> chunks, [EnumeratorCancellation] CancellationToken cancellationToken)
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

    /// <summary>The line that a frame is or ends; null if it is a piece with more to come.</summary>
    private LogLine? Take(OutputStream stream)
    {
        var frame = _frame.WrittenSpan;
        var ends = frame is [.., (byte)'\n'];
        frame = ends ? frame[..^1] : frame;

        // Only a piece fills its frame; a short one without an end is the last that its task has written.
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
