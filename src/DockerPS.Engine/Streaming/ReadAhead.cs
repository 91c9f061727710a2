using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace DockerPS.Engine.Streaming;

/// <summary>Reads ahead of the consumer, up to a bound.</summary>
public static class ReadAhead
{
    /// <summary>Reads a sequence as fast as it comes, and blocks when the queue is full.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="source">The sequence.</param>
    /// <param name="count">The queue's capacity.</param>
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

    /// <summary>Fills the queue. Its reader gets a failure after all elements before it.</summary>
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
