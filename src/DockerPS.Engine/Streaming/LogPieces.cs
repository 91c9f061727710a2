using System.Runtime.CompilerServices;

namespace DockerPS.Engine.Streaming;

/// <summary>
/// Adds missing line ends: the driver <c>local</c> of Docker 20.10 writes the last piece of a long line without one, and the next
/// line, with its time, right after it.
/// </summary>
internal static class LogPieces
{
    private static readonly byte[] s_end = [(byte)'\n'];

    /// <summary>Passes on frames, with a line end after each last piece that lacks one, which its length reveals.</summary>
    /// <param name="chunks">The frames of the log.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async IAsyncEnumerable<OutputChunk> EndAsync(
        IAsyncEnumerable<OutputChunk> chunks, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // For each stream: the length of the frame so far, and whether the frame before was a last piece without an end.
        var lengths = new int[2];
        var unended = new bool[2];
        await foreach (var chunk in chunks.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var output = (int)chunk.Stream;
            if (unended[output])
            {
                unended[output] = false;
                yield return new(chunk.Stream, s_end);
            }

            yield return chunk;
            lengths[output] += chunk.Bytes.Length;
            if (chunk.EndsFrame)
            {
                unended[output] = lengths[output] <= LogLine.PieceLength + LogLine.TimeLength && chunk.Bytes.Span is not [.., (byte)'\n'];
                lengths[output] = 0;
            }
        }
    }
}
