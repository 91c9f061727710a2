using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Http;
using DockerPS.Engine.Streaming;
using DockerPS.Output;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>A service or a task whose log is read.</summary>
/// <param name="Engine">A manager of its swarm.</param>
/// <param name="Id">Its full id.</param>
/// <param name="Name">Its name, for people.</param>
/// <param name="IsTask">Whether it is a task.</param>
/// <param name="Names">The names in the swarm.</param>
internal sealed record ServiceLogSource(EngineSession Engine, string Id, string Name, bool IsTask, SwarmNames Names)
{
    /// <summary>What nodes note beside each line, that tells where it came from.</summary>
    private const string OwnAttributes = "com.docker.swarm.";

    private const string TaskAttribute = OwnAttributes + "task.id";

    /// <summary>The tasks of sources that have a container: others have written nothing, and the engine would wait for them.</summary>
    public static async Task<IReadOnlyList<SwarmTask>> TasksAsync(
        EngineSession engine, IReadOnlyList<ServiceLogSource> sources, SwarmNames names, CancellationToken cancellationToken)
    {
        var ids = sources.Select(source => source.Id).ToHashSet(StringComparer.Ordinal);
        var tasks = await engine.Client.Tasks.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        var table = await names.OfAsync(engine, cancellationToken).ConfigureAwait(false);
        return [.. tasks
            .Where(task => (ids.Contains(task.Id) || ids.Contains(task.ServiceId)) && task.Status?.ContainerStatus?.ContainerId is { Length: > 0 })
            .Select(task => new SwarmTask(task, table, engine.Name))
            .OrderBy(task => task.CreatedAt)];
    }

    /// <summary>A line of a task as it is written.</summary>
    public static SwarmServiceLogEntry EntryOf(SwarmTask task, LogLine line, bool details) => new(
        task,
        line,
        LogAttributes.Parse(details ? line.Attributes : null)
            .Where(attribute => !attribute.Key.StartsWith(OwnAttributes, StringComparison.Ordinal))
            .ToDictionary(StringComparer.Ordinal));

    /// <summary>Reads what is written from now on, until the caller stops; of a task, until it ends.</summary>
    /// <param name="options">What is read.</param>
    /// <param name="take">Takes some lines; the next are read when it is done.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task FollowAsync(LogOptions options, Func<IReadOnlyList<SwarmServiceLogEntry>, ValueTask> take, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, SwarmTask>(StringComparer.Ordinal);
        var lines = IsTask
            ? Engine.Client.Tasks.LogsAsync(Id, options, cancellationToken)
            : Engine.Client.Services.LogsAsync(Id, options, cancellationToken);
        return Batches.ForEachAsync(lines, eager: true, TakeAsync, cancellationToken);

        async ValueTask TakeAsync(IReadOnlyList<LogLine> batch)
        {
            var entries = new List<SwarmServiceLogEntry>(batch.Count);
            foreach (var line in batch)
            {
                var id = IsTask ? Id : LogAttributes.Parse(line.Attributes).GetValueOrDefault(TaskAttribute, "");
                if (!known.TryGetValue(id, out var task))
                {
                    known[id] = task = await TaskAsync(id, cancellationToken).ConfigureAwait(false);
                }

                entries.Add(EntryOf(task, line, options.Details));
            }

            await take(entries).ConfigureAwait(false);
        }
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>A task by its id, which may be younger than the names that are known. One that the swarm has forgotten has its ids only.</summary>
    private async Task<SwarmTask> TaskAsync(string id, CancellationToken cancellationToken)
    {
        var found = await Engine.Client.Tasks.ListAsync(new FilterSet().Add("id", id), cancellationToken).ConfigureAwait(false);
        var task = found.FirstOrDefault(one => one.Id == id) ?? new() { Id = id, ServiceId = IsTask ? "" : Id };
        var table = await Names.OfAsync(Engine, cancellationToken).ConfigureAwait(false);
        if (task.NodeId is { Length: > 0 } node && !table.Nodes.ContainsKey(node))
        {
            Names.Forget(Engine);
            table = await Names.OfAsync(Engine, cancellationToken).ConfigureAwait(false);
        }

        return new(task, table, Engine.Name);
    }
}
