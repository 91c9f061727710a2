using System.Collections.Concurrent;
using DockerPS.Engine.Models;
using DockerPS.Output;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>
/// Resolves the names of services and nodes, of which tasks only have the ids. Shared by a command, so that a manager is asked once.
/// </summary>
internal sealed class SwarmNames
{
    private readonly ConcurrentDictionary<string, Lazy<Task<SwarmNameTable>>> _tables = new(StringComparer.Ordinal);

    /// <summary>Returns the names in the swarm of an engine.</summary>
    public Task<SwarmNameTable> OfAsync(EngineSession engine, CancellationToken cancellationToken) =>
        _tables.GetOrAdd(engine.Name, _ => new(() => ReadAsync(engine, cancellationToken))).Value;

    /// <summary>Drops the cached names of an engine, so that they are read again with what is new.</summary>
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
