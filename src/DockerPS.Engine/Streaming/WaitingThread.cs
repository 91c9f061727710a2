namespace DockerPS.Engine.Streaming;

/// <summary>
/// Marks threads that wait for the engine themselves. On such a thread, requests are sent and their responses read synchronously, so that
/// asynchronous methods complete before they return; on one that reads, so are streams. A piece of a stream then costs one thread and no
/// wake-up of another. On all other threads, and with connections that cannot be used so, everything is asynchronous.
/// </summary>
public static class WaitingThread
{
    /// <summary>The maximum of threads that wait at the same time. Beyond it, work is asynchronous.</summary>
    private const int Most = 128;

    [ThreadStatic]
    private static Waits t_waits;

    [ThreadStatic]
    private static Stream? t_connection;

    private static int s_count;

    private enum Waits
    {
        No,
        ForResponses,
        ForStreams,
    }

    /// <summary>Indicates whether the current thread waits for responses.</summary>
    public static bool IsCurrent => t_waits != Waits.No;

    /// <summary>Indicates whether the current thread also reads streams.</summary>
    public static bool IsReading => t_waits == Waits.ForStreams;

    /// <summary>The connection on which the current thread has sent its last request; null without one.</summary>
    internal static Stream? Connection
    {
        get => t_connection;
        set => t_connection = value;
    }

    /// <summary>Starts work on the current thread, which waits for responses meanwhile.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="work">The work. What it leaves for later is asynchronous.</param>
    public static T Run<T>(Func<T> work) => Run(work, Waits.ForResponses);

    /// <summary>Starts work on a thread of its own, which waits for responses, or on the pool if many threads wait already.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="work">The work.</param>
    public static Task<T> RunAsync<T>(Func<Task<T>> work) => RunAsync(work, Waits.ForResponses);

    /// <summary>
    /// Starts work on a thread of its own, which waits for responses and streams, or on the pool if many threads wait already. The work
    /// must read one stream only: it gets no further while it waits for that.
    /// </summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="work">The work.</param>
    public static Task<T> ReadAsync<T>(Func<Task<T>> work) => RunAsync(work, Waits.ForStreams);

    /// <inheritdoc cref="ReadAsync{T}(Func{Task{T}})"/>
    public static Task ReadAsync(Func<Task> work) => ReadAsync(async () =>
    {
        await work().ConfigureAwait(false);
        return true;
    });

    /// <summary>Writes to a file: synchronously where streams are, since an asynchronous write would go on elsewhere.</summary>
    /// <param name="file">The file, or what compresses it.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="cancellationToken">Cancels an asynchronous write.</param>
    public static ValueTask WriteAsync(Stream file, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (!IsReading)
        {
            return file.WriteAsync(bytes, cancellationToken);
        }

        file.Write(bytes.Span);
        return ValueTask.CompletedTask;
    }

    /// <summary>Waits for a task: where streams are read by blocking the thread, so that the caller goes on there.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="task">The task.</param>
    public static ValueTask<T> WaitFor<T>(ValueTask<T> task) =>
        IsReading && !task.IsCompleted ? new(task.AsTask().GetAwaiter().GetResult()) : task;

    private static T Run<T>(Func<T> work, Waits waits)
    {
        var before = t_waits;
        t_waits = waits;
        try
        {
            return work();
        }
        finally
        {
            (t_waits, t_connection) = (before, null);
        }
    }

    private static Task<T> RunAsync<T>(Func<Task<T>> work, Waits waits)
    {
        if (Interlocked.Increment(ref s_count) > Most)
        {
            Interlocked.Decrement(ref s_count);
            return Task.Run(work);
        }

        return Task.Factory.StartNew(
            () =>
            {
                try
                {
                    return Run(work, waits);
                }
                finally
                {
                    Interlocked.Decrement(ref s_count);
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
            TaskScheduler.Default).Unwrap();
    }
}
