using System.Collections.Concurrent;
using DockerPS.Engine.Models;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>
/// Resolves the names of services' networks, of which services only have the ids. Shared by a command, so that an engine is asked once
/// and only if a service has networks.
/// </summary>
internal sealed class NetworkNames
{
    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyDictionary<string, string>>>> _names = new(StringComparer.Ordinal);

    /// <summary>Returns network names by id; empty for a service without networks.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(
        EngineSession engine,
        ServiceInspect service,
        CancellationToken cancellationToken) =>
        service.Spec?.TaskTemplate?.Networks is { Count: > 0 }
            ? await _names.GetOrAdd(engine.Name, _ => new(() => ListAsync(engine, cancellationToken))).Value.ConfigureAwait(false)
            : new Dictionary<string, string>();

    private static async Task<IReadOnlyDictionary<string, string>> ListAsync(EngineSession engine, CancellationToken cancellationToken)
    {
        var networks = await engine.Client.Networks.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        return networks
            .DistinctBy(network => network.Id)
            .ToDictionary(network => network.Id, network => network.Name, StringComparer.Ordinal);
    }
}
