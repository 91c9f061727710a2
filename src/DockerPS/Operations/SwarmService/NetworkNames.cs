using System.Collections.Concurrent;
using DockerPS.Engine.Models;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>
/// The names of the networks of services, which know their ids only. One for each command: an engine is asked once, and only where
/// a service has a network.
/// </summary>
internal sealed class NetworkNames
{
    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyDictionary<string, string>>>> _names = new(StringComparer.Ordinal);

    /// <summary>The names of networks by their ids; none for a service without networks.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(EngineSession engine, ServiceInspect service, CancellationToken cancellationToken) =>
        service.Spec?.TaskTemplate?.Networks is { Count: > 0 }
            ? await _names.GetOrAdd(engine.Name, _ => new(() => ListAsync(engine, cancellationToken))).Value.ConfigureAwait(false)
            : new Dictionary<string, string>();

    private static async Task<IReadOnlyDictionary<string, string>> ListAsync(EngineSession engine, CancellationToken cancellationToken)
    {
        var networks = await engine.Client.Networks.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        return networks.DistinctBy(network => network.Id).ToDictionary(network => network.Id, network => network.Name, StringComparer.Ordinal);
    }
}
