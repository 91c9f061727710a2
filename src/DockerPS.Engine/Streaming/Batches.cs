namespace DockerPS.Engine.Streaming;

/// <summary>Groups the elements of a sequence, since passing on each alone costs more than reading it.</summary>
public static class Batches
{
    private const int Size = 512;

    /// <summary>Reads a sequence, and passes on batches in order.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="source">The sequence.</param>
    /// <param name="eager">Passes on a batch before waiting for the next element; otherwise batches are full.</param>
    /// <param name="take">Takes a batch; reading continues when it is done.</param>
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
                    // The elements before the failure are valid.
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
            // A sequence cannot be disposed while its next element is awaited.
            await walk.CancelAsync().ConfigureAwait(false);
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await elements.DisposeAsync().ConfigureAwait(false);
        }
    }
}
