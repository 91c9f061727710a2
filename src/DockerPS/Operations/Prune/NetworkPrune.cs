using DockerPS.Engine.Models;
using DockerPS.Output;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>Removes custom networks without running containers.</summary>
internal sealed class NetworkPrune(PruneFilter filter) : ResourcePrune(DockerResource.Network, filter)
{
    /// <inheritdoc/>
    public override string Action => "Remove unused network";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Keys => ["until", "label", "label!"];

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<PruneCandidate>> FindAsync(
        EngineSession engine, IReadOnlySet<string> gone, CancellationToken cancellationToken)
    {
        // The engine's filter for dangling networks also returns networks in use.
        var networks = await engine.Client.Networks.ListCustomAsync(cancellationToken).ConfigureAwait(false);
        var used = await UsedAsync(engine, cancellationToken).ConfigureAwait(false);
        return [.. networks
            .Where(network => network is { ConfigOnly: false, Ingress: false })
            .Where(network => !used.Contains(network.Id) && !used.Contains(network.Name))
            .Where(network => Filter.Includes(network.Labels, EngineTime.FromText(network.Created)))
            .Select(network => new PruneCandidate(network.Id, network.Name))];
    }

    /// <summary>
    /// Returns the ids of networks in use, for Podman their names. Podman does not prune the networks of stopped containers either, and its
    /// endpoints have no ids.
    /// </summary>
    private static async Task<IReadOnlySet<string>> UsedAsync(EngineSession engine, CancellationToken cancellationToken)
    {
        var isPodman = engine.Client.IsPodman;
        var api = engine.Client.Containers;
        var containers = await api.ListAsync(all: isPodman, cancellationToken: cancellationToken).ConfigureAwait(false);
        var places = containers.SelectMany(container => container.NetworkSettings?.Networks ?? new Dictionary<string, EndpointSettings>());
        return places
            .Where(place => isPodman || !string.IsNullOrEmpty(place.Value.EndpointId))
            .Select(place => isPodman ? place.Key : place.Value.NetworkId ?? "")
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public override Task<PruneResult> RemoveAsync(EngineSession engine, CancellationToken cancellationToken) =>
        engine.Client.System.PruneNetworksAsync(Filter.ToFilters(), cancellationToken);
}
