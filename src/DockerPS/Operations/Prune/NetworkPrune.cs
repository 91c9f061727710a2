using DockerPS.Engine.Models;
using DockerPS.Output;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>Networks that users made and that no running container is in.</summary>
internal sealed class NetworkPrune(PruneFilter filter) : ResourcePrune(DockerResource.Network, filter)
{
    /// <inheritdoc/>
    public override string Action => "Remove unused network";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Keys => ["until", "label", "label!"];

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<PruneCandidate>> FindAsync(EngineSession engine, IReadOnlySet<string> gone, CancellationToken cancellationToken)
    {
        // The engine's own filter for dangling networks lists those in use too.
        var networks = await engine.Client.Networks.ListCustomAsync(cancellationToken).ConfigureAwait(false);
        var used = await UsedAsync(engine, cancellationToken).ConfigureAwait(false);
        return [.. networks
            .Where(network => network is { ConfigOnly: false, Ingress: false } && !used.Contains(network.Id) && !used.Contains(network.Name))
            .Where(network => Filter.Includes(network.Labels, EngineTime.FromText(network.Created)))
            .Select(network => new PruneCandidate(network.Id, network.Name))];
    }

    /// <summary>
    /// The ids of networks in use; of podman their names. There a container that does not run keeps its networks from being pruned,
    /// too, and places in networks have no ids.
    /// </summary>
    private static async Task<IReadOnlySet<string>> UsedAsync(EngineSession engine, CancellationToken cancellationToken)
    {
        var isPodman = engine.Client.IsPodman;
        var containers = await engine.Client.Containers.ListAsync(all: isPodman, cancellationToken: cancellationToken).ConfigureAwait(false);
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
