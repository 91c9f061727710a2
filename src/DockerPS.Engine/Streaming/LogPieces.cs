using System.Runtime.CompilerServices;

namespace DockerPS.Engine.Streaming;

/// <summary>
/// Ends long lines that an engine leaves without an end: the driver <c>local</c> of Docker 20.10 writes the last piece of a long line
/// without one, and the next line, with its time, right behind it.
/// </summary>
internal static class LogPieces
{
    private static readonly byte[] s_end = [(byte)'\n'];

    /// <summary>Passes frames on, and an end between a piece that is shorter than all but the last are and what follows it.</summary>
    /// <param name="chunks">The log as it comes; only frames tell where pieces begin.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async IAsyncEnumerable<OutputChunk> EndAsync(
        IAsyncEnumerable<OutputChunk> chunks, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Of each output: the length of the frame so far, and whether the one before was a last piece without an end.
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
