namespace DockerPS.Engine.Streaming;

/// <summary>Elements of a sequence by the hundred: handing each on alone costs more than reading it.</summary>
public static class Batches
{
    private const int Size = 512;

    /// <summary>Walks a sequence and hands on what has come so far, in order.</summary>
    /// <typeparam name="T">The elements.</typeparam>
    /// <param name="source">The sequence.</param>
    /// <param name="eager">Whether nothing is held back while the next element is waited for; else batches are full.</param>
    /// <param name="take">Takes a batch; the next is read when it is done.</param>
    /// <param name="cancellationToken">Cancels the walk.</param>
    public static async Task ForEachAsync<T>(
        IAsyncEnumerable<T> source, bool eager, Func<IReadOnlyList<T>, ValueTask> take, CancellationToken cancellationToken)
    {
        using var walk = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var elements = source.GetAsyncEnumerator(walk.Token);
        var batch = new List<T>();
        var next = Task.FromResult(true);
        bool more;
        try
        {
            do
            {
                next = elements.MoveNextAsync().AsTask();
                if (batch.Count == Size || (eager && batch.Count > 0 && !next.IsCompleted))
                {
                    await take(batch).ConfigureAwait(false);
                    batch = [];
                }

                try
                {
                    more = await next.ConfigureAwait(false);
                }
                catch when (batch.Count > 0 && !cancellationToken.IsCancellationRequested)
                {
                    // What came before the failure is as good as what came before.
                    await take(batch).ConfigureAwait(false);
                    throw;
                }

                if (more)
                {
                    batch.Add(elements.Current);
                }
            }
            while (more);

            if (batch.Count > 0)
            {
                await take(batch).ConfigureAwait(false);
            }
        }
        finally
        {
            // A sequence cannot be disposed of while its next element is waited for.
            await walk.CancelAsync().ConfigureAwait(false);
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await elements.DisposeAsync().ConfigureAwait(false);
        }
    }
}
