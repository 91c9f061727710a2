using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace DockerPS.Engine.Streaming;

/// <summary>Reading on while what was read is still being worked on, up to a bound.</summary>
public static class ReadAhead
{
    /// <summary>Reads a sequence as fast as it comes. When so many elements wait, reading waits too.</summary>
    /// <typeparam name="T">The elements.</typeparam>
    /// <param name="source">The sequence.</param>
    /// <param name="count">How many elements may wait.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async IAsyncEnumerable<T> Of<T>(
        IAsyncEnumerable<T> source, int count, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var queue = Channel.CreateBounded<T>(new BoundedChannelOptions(count) { SingleReader = true, SingleWriter = true });
        var reading = ReadAsync(source, queue.Writer, stop.Token);
        try
        {
            await foreach (var element in queue.Reader.ReadAllAsync(stop.Token).ConfigureAwait(false))
            {
                yield return element;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(false);
        }
    }

    /// <summary>Fills the queue. How the sequence ends, the reader of the queue learns when it has taken all that came before.</summary>
    private static async Task ReadAsync<T>(IAsyncEnumerable<T> source, ChannelWriter<T> queue, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var element in source.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                await queue.WriteAsync(element, cancellationToken).ConfigureAwait(false);
            }

            queue.Complete();
        }
        catch (Exception error)
        {
            queue.Complete(error);
        }
    }
}
