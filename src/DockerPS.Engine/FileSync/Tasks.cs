using System.Runtime.ExceptionServices;

namespace DockerPS.Engine.FileSync;

/// <summary>Runs tasks that belong together: the first failure stops the others, and is the one that is reported.</summary>
internal static class Tasks
{
    /// <summary>Runs the tasks, and returns when all have ended.</summary>
    /// <param name="cancellationToken">Cancels them.</param>
    /// <param name="tasks">The tasks, each with a token that is cancelled when another one fails.</param>
    public static async Task RunAsync(CancellationToken cancellationToken, params Func<CancellationToken, Task>[] tasks)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ExceptionDispatchInfo? first = null;

        async Task GuardAsync(Func<CancellationToken, Task> task)
        {
            try
            {
                await task(stop.Token).ConfigureAwait(false);
            }
            catch (Exception error)
            {
                Interlocked.CompareExchange(ref first, ExceptionDispatchInfo.Capture(error), null);
                await stop.CancelAsync().ConfigureAwait(false);
            }
        }

        await Task.WhenAll(tasks.Select(task => Task.Run(() => GuardAsync(task), CancellationToken.None))).ConfigureAwait(false);
        first?.Throw();
    }
}
