using DockerPS.Engine.Http;
using DockerPS.Sessions;

namespace DockerPS.Output;

/// <summary>
/// Reads the details of the objects of one list, each when a script first asks for it. Once a second object is asked for, some of
/// those behind it are read at the same time, since a pipeline will ask for them next.
/// </summary>
/// <typeparam name="T">The details that are kept of each object.</typeparam>
/// <param name="context">The engine.</param>
/// <param name="read">Reads the details of an id.</param>
internal sealed class DetailReader<T>(string context, Func<EngineSession, string, CancellationToken, Task<T>> read)
    where T : class
{
    /// <summary>How many are read ahead at most.</summary>
    private const int LongestLead = 16;

    /// <summary>How long a read may take: as long as to connect.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);

    private readonly object _lock = new();
    private readonly List<string> _ids = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task<T>> _reads = new(StringComparer.Ordinal);
    private EngineSession? _engine;
    private int _lead;

    /// <summary>Adds ids, in the order of the list.</summary>
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
    /// <exception cref="DockerException">They could not be read.</exception>
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
                // A look at one object alone reads that one.
                _ids.Skip(place + 1).Take(_lead).Where(next => !_reads.ContainsKey(next)).ToList().ForEach(next => Start(next));
                _lead = Math.Clamp(_lead * 2, 2, LongestLead);
            }
        }

        try
        {
            InterruptibleWait.For(task);
            return task.GetAwaiter().GetResult();
        }
        catch
        {
            // A later look asks again.
            lock (_lock)
            {
                _reads.Remove(id);
            }

            throw;
        }
    }

    private Task<T> Start(string id) => _reads[id] = Task.Run(async () =>
    {
        using var limit = new CancellationTokenSource(s_limit);
        try
        {
            return await read(_engine!, id, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw new TimeoutException($"The engine did not answer within {s_limit.TotalSeconds:0} seconds.");
        }
    });
}
