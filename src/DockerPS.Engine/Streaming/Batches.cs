using System.Runtime.ExceptionServices;
using System.Threading.Channels;

namespace DockerPS.Engine.Streaming;

/// <summary>
/// Reads a sequence on a thread that waits for it, and passes on its elements in batches, since passing on each alone costs more than
/// reading it.
/// </summary>
public static class Batches
{
    private const int Size = 512;

    /// <summary>The default number of elements that are read ahead.</summary>
    private const int Ahead = 4 * Size;

    /// <summary>
    /// The time in which elements gather while they keep coming. Without it, a sequence that is passed on as fast as it comes would wake a
    /// thread for each of its elements.
    /// </summary>
    private static readonly TimeSpan s_gathering = TimeSpan.FromMilliseconds(2);

    /// <summary>Reads a sequence, and passes on batches in order.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="source">The sequence.</param>
    /// <param name="eager">Passes on what has come within milliseconds; otherwise batches are full.</param>
    /// <param name="take">Takes a batch; the next one is passed on when it is done.</param>
    /// <param name="cancellationToken">Cancels the walk.</param>
    /// <param name="ahead">The maximum number of elements that are read ahead.</param>
    public static async Task ForEachAsync<T>(
        IAsyncEnumerable<T> source,
        bool eager,
        Func<IReadOnlyList<T>, ValueTask> take,
        CancellationToken cancellationToken,
        int ahead = Ahead)
    {
        using var walk = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var queue = Channel.CreateBounded<T>(new BoundedChannelOptions(ahead) { SingleReader = true, SingleWriter = true });
        var reading = WaitingThread.ReadAsync(() => ReadAsync(source, queue.Writer, walk.Token));
        try
        {
            await PassOnAsync(queue.Reader, eager, take, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await walk.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(false);
        }
    }

    private static async Task PassOnAsync<T>(
        ChannelReader<T> queue, bool eager, Func<IReadOnlyList<T>, ValueTask> take, CancellationToken cancellationToken)
    {
        var batch = new List<T>();
        ExceptionDispatchInfo? failure = null;
        while (failure is null && await MoreAsync().ConfigureAwait(false))
        {
            while (batch.Count < Size && queue.TryRead(out var element))
            {
                batch.Add(element);
            }

            var isFull = batch.Count == Size;
            if (isFull || eager)
            {
                await take(batch).ConfigureAwait(false);
                batch = [];
            }

            if (!isFull)
            {
                await Task.WhenAny(queue.Completion, Task.Delay(s_gathering, cancellationToken)).ConfigureAwait(false);
            }
        }

        // The elements before a failure are valid.
        if (batch.Count > 0)
        {
            await take(batch).ConfigureAwait(false);
        }

        failure?.Throw();

        async ValueTask<bool> MoreAsync()
        {
            try
            {
                return await queue.WaitToReadAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                failure = ExceptionDispatchInfo.Capture(error);
                return false;
            }
        }
    }

    /// <summary>Fills the queue, and waits while it is full. Its reader gets a failure after all elements before it.</summary>
    private static async Task ReadAsync<T>(IAsyncEnumerable<T> source, ChannelWriter<T> queue, CancellationToken cancellationToken)
    {
        try
        {
            var elements = source.GetAsyncEnumerator(cancellationToken);
            await using (elements.ConfigureAwait(false))
            {
                while (await WaitingThread.WaitFor(elements.MoveNextAsync()).ConfigureAwait(false))
                {
                    await queue.AddAsync(elements.Current, cancellationToken).ConfigureAwait(false);
                }
            }

            queue.Complete();
        }
        catch (Exception error)
        {
            queue.Complete(error);
        }
    }
}
