using System.Threading.Channels;

namespace DockerPS.Engine.Streaming;

/// <summary>Fills bounded queues.</summary>
public static class BoundedQueue
{
    /// <summary>Adds an element, and waits while the queue is full: a thread that reads a stream waits itself, and goes on there.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="queue">The queue.</param>
    /// <param name="element">The element.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public static async ValueTask AddAsync<T>(this ChannelWriter<T> queue, T element, CancellationToken cancellationToken)
    {
        while (!queue.TryWrite(element))
        {
            await WaitingThread.WaitFor(queue.WaitToWriteAsync(cancellationToken)).ConfigureAwait(false);
        }
    }
}
