using DockerPS.Engine.Http;
using DockerPS.Sessions;

namespace DockerPS.Output;

/// <summary>
/// Reads the details of the objects in a list, each when first used. From the second object on, the following ones are read ahead, since a
/// pipeline is likely to need them next.
/// </summary>
/// <typeparam name="T">The type of the details.</typeparam>
/// <param name="context">The engine.</param>
/// <param name="read">Reads the details of an object by id.</param>
internal sealed class DetailReader<T>(string context, Func<EngineSession, string, CancellationToken, Task<T>> read)
    where T : class
{
    /// <summary>The maximum number of objects read ahead.</summary>
    private const int MaxReadAhead = 16;

    /// <summary>The timeout of a read, the same as for connecting.</summary>
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);

    private readonly object _lock = new();
    private readonly List<string> _ids = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task<T>> _reads = new(StringComparer.Ordinal);
    private EngineSession? _engine;
    private int _readAhead;

    /// <summary>Adds ids in the order of the list.</summary>
    public DetailReader<T> Add(IEnumerable<string> ids)
    {
        lock (_lock)
        {
            foreach (var id in ids)
            {
                if (_places.TryAdd(id, _ids.Count))
                {
                    _ids.Add(id);
                }
            }
        }

        return this;
    }

    /// <summary>Returns the details of an object.</summary>
    /// <exception cref="DockerException">The details could not be read.</exception>
    public T Read(string id)
    {
        Task<T> task;
        lock (_lock)
        {
            if (!_reads.TryGetValue(id, out task!))
            {
                _engine ??= EngineSession.Open(context);
                task = Start(id);
            }

            if (_places.TryGetValue(id, out var place))
            {
                // The first access reads a single object only.
                _ids.Skip(place + 1).Take(_readAhead).Where(next => !_reads.ContainsKey(next)).ToList().ForEach(next => Start(next));
                _readAhead = Math.Clamp(_readAhead * 2, 2, MaxReadAhead);
            }
        }

        try
        {
            InterruptibleWait.For(task);
            return task.GetAwaiter().GetResult();
        }
        catch
        {
            // The next access tries again.
            lock (_lock)
            {
                _reads.Remove(id);
            }

            throw;
        }
    }

    private Task<T> Start(string id) => _reads[id] = TimedRead.Start(s_timeout, token => read(_engine!, id, token));
}
