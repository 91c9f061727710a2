using System.Collections.Concurrent;
using DockerPS.Engine.Models;
using DockerPS.Output;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>The names of services and nodes, which tasks know by their ids only. One for each command: a manager is asked once.</summary>
internal sealed class SwarmNames
{
    private readonly ConcurrentDictionary<string, Lazy<Task<SwarmNameTable>>> _tables = new(StringComparer.Ordinal);

    /// <summary>The names in the swarm of an engine.</summary>
    public Task<SwarmNameTable> OfAsync(EngineSession engine, CancellationToken cancellationToken) =>
        _tables.GetOrAdd(engine.Name, _ => new(() => ReadAsync(engine, cancellationToken))).Value;

    /// <summary>Asks again the next time, for what has come since.</summary>
    public void Forget(EngineSession engine) => _tables.TryRemove(engine.Name, out _);

    private static async Task<SwarmNameTable> ReadAsync(EngineSession engine, CancellationToken cancellationToken)
    {
        var nodes = engine.Client.Nodes.ListAsync(cancellationToken: cancellationToken);
        var services = await engine.Client.Services.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        return new(ByName(services), ByName(await nodes.ConfigureAwait(false)));
    }

    private static Dictionary<string, string> ByName(IEnumerable<SwarmItem> items) =>
        items.Where(item => item.Name.Length > 0).ToDictionary(item => item.Id, item => item.Name, StringComparer.Ordinal);
}
