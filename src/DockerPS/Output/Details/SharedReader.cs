using DockerPS.Engine.Http;
using DockerPS.Sessions;

namespace DockerPS.Output;

/// <summary>
/// Reads what an engine counts for all objects of a kind at once, when a script first asks for it: one request for the objects of a list.
/// </summary>
/// <typeparam name="T">What is kept of each object.</typeparam>
/// <param name="context">The engine.</param>
/// <param name="read">Reads it of all objects, by their ids.</param>
internal sealed class SharedReader<T>(string context, Func<EngineSession, CancellationToken, Task<IReadOnlyDictionary<string, T>>> read)
    where T : class
{
    /// <summary>How long a read may take. Engines go through all files, and Ctrl+C ends the wait.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    private readonly object _lock = new();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private Task<IReadOnlyDictionary<string, T>>? _read;

    /// <summary>Adds the id of an object that was written.</summary>
    public SharedReader<T> Add(string id)
    {
        lock (_lock)
        {
            // What came after a read may be newer than it.
            if (_ids.Add(id) && _read is { IsCompletedSuccessfully: true, Result: var known } && !known.ContainsKey(id))
            {
                _read = null;
            }
        }

        return this;
    }

    /// <summary>Returns what was counted for an object; null if there is no such object any more.</summary>
    /// <exception cref="DockerException">It could not be read.</exception>
    public T? Read(string id)
    {
        Task<IReadOnlyDictionary<string, T>> task;
        lock (_lock)
        {
            task = _read ??= Start(EngineSession.Open(context));
        }

        try
        {
            InterruptibleWait.For(task);
            return task.GetAwaiter().GetResult().GetValueOrDefault(id);
        }
        catch
        {
            // A later look asks again.
            lock (_lock)
            {
                _read = _read == task ? null : _read;
            }

            throw;
        }
    }

    private Task<IReadOnlyDictionary<string, T>> Start(EngineSession engine) => Task.Run(async () =>
    {
        using var limit = new CancellationTokenSource(s_limit);
        try
        {
            return await read(engine, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw new TimeoutException($"The engine did not answer within {s_limit.TotalMinutes:0} minutes.");
        }
    });
}
