using DockerPS.Engine.Http;
using DockerPS.Sessions;

namespace DockerPS.Output;

/// <summary>
/// Counts the sizes of all objects of a kind when a script first uses one: a single request for a whole list.
/// </summary>
/// <typeparam name="T">The type of the sizes.</typeparam>
/// <param name="context">The engine.</param>
/// <param name="read">Reads the sizes of all objects, by id.</param>
internal sealed class SharedReader<T>(string context, Func<EngineSession, CancellationToken, Task<IReadOnlyDictionary<string, T>>> read)
    where T : class
{
    /// <summary>The timeout of a read. It is long because engines scan all files; Ctrl+C ends the wait.</summary>
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(5);

    private readonly object _lock = new();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private Task<IReadOnlyDictionary<string, T>>? _read;

    /// <summary>Adds the id of a listed object.</summary>
    public SharedReader<T> Add(string id)
    {
        lock (_lock)
        {
            // An object added after the read may be newer than its result.
            if (_ids.Add(id) && _read is { IsCompletedSuccessfully: true, Result: var known } && !known.ContainsKey(id))
            {
                _read = null;
            }
        }

        return this;
    }

    /// <summary>Returns the sizes of an object; null if the object is gone.</summary>
    /// <exception cref="DockerException">The sizes could not be read.</exception>
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
            // The next access tries again.
            lock (_lock)
            {
                _read = _read == task ? null : _read;
            }

            throw;
        }
    }

    private Task<IReadOnlyDictionary<string, T>> Start(EngineSession engine) => TimedRead.Start(s_timeout, token => read(engine, token));
}
