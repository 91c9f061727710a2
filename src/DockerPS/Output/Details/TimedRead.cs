namespace DockerPS.Output;

/// <summary>Reads from an engine within a limited time.</summary>
internal static class TimedRead
{
    /// <summary>Starts a read on the pool.</summary>
    /// <param name="timeout">How long it may take; whole minutes or seconds.</param>
    /// <param name="read">The read.</param>
    /// <exception cref="TimeoutException">The engine did not answer in time.</exception>
    public static Task<T> Start<T>(TimeSpan timeout, Func<CancellationToken, Task<T>> read) => Task.Run(async () =>
    {
        using var limit = new CancellationTokenSource(timeout);
        try
        {
            return await read(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            var time = timeout.TotalMinutes >= 1 ? $"{timeout.TotalMinutes:0} minutes" : $"{timeout.TotalSeconds:0} seconds";
            throw new TimeoutException($"The engine did not answer within {time}.");
        }
    });
}
