using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Http;
using DockerPS.Engine.Streaming;
using DockerPS.Output;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>A service or task whose log is read.</summary>
/// <param name="Engine">A manager of the swarm.</param>
/// <param name="Id">The full id.</param>
/// <param name="Name">The display name.</param>
/// <param name="IsTask">Whether it is a task.</param>
/// <param name="Names">The names in the swarm.</param>
internal sealed record ServiceLogSource(EngineSession Engine, string Id, string Name, bool IsTask, SwarmNames Names)
{
    /// <summary>Prefix of the attributes that nodes add to each line to identify its origin.</summary>
    private const string OwnAttributes = "com.docker.swarm.";

    private const string TaskAttribute = OwnAttributes + "task.id";

    /// <summary>Returns tasks that have a container: others have no output, and the engine would wait for them.</summary>
    public static async Task<IReadOnlyList<SwarmTask>> TasksAsync(
        EngineSession engine, IReadOnlyList<ServiceLogSource> sources, SwarmNames names, CancellationToken cancellationToken)
    {
        var ids = sources.Select(source => source.Id).ToHashSet(StringComparer.Ordinal);
        var tasks = await engine.Client.Tasks.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        var table = await names.OfAsync(engine, cancellationToken).ConfigureAwait(false);
        return
        [
            .. tasks
                .Where(task => ids.Contains(task.Id) || ids.Contains(task.ServiceId))
                .Where(task => task.Status?.ContainerStatus?.ContainerId is { Length: > 0 })
                .Select(task => new SwarmTask(task, table, engine.Name))
                .OrderBy(task => task.CreatedAt),
        ];
    }

    /// <summary>Creates the output object for a line of a task's log.</summary>
    public static SwarmServiceLogEntry EntryOf(SwarmTask task, LogLine line, bool details) => new(
        task,
        line,
        LogAttributes.Parse(details ? line.Attributes : null)
            .Where(attribute => !attribute.Key.StartsWith(OwnAttributes, StringComparison.Ordinal))
            .ToDictionary(StringComparer.Ordinal));

    /// <summary>Reads new lines until the caller stops or, for a task, until it ends.</summary>
    /// <param name="options">The log options.</param>
    /// <param name="take">Receives a batch of lines; the next is read when it has finished.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public Task FollowAsync(
        LogOptions options,
        Func<IReadOnlyList<SwarmServiceLogEntry>, ValueTask> take,
        CancellationToken cancellationToken)
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

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;

    /// <summary>
    /// Reads a task by its id; its node may be newer than the cached names. A task that the swarm has already dropped only has ids.
    /// </summary>
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
