using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Output;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

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
        var networks = await engine.Client.Networks.ListAsync(new FilterSet().Add("type", "custom"), cancellationToken).ConfigureAwait(false);
        var containers = await engine.Client.Containers.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        var used = containers
            .SelectMany(container => container.NetworkSettings?.Networks?.Values ?? [])
            .Where(endpoint => !string.IsNullOrEmpty(endpoint.EndpointId))
            .Select(endpoint => endpoint.NetworkId ?? "")
            .ToHashSet(StringComparer.Ordinal);
        return [.. networks
            .Where(network => network is { ConfigOnly: false, Ingress: false } && !used.Contains(network.Id))
            .Where(network => Filter.Includes(network.Labels, EngineTime.FromText(network.Created)))
            .Select(network => new PruneCandidate(network.Id, network.Name))];
    }

    /// <inheritdoc/>
    public override Task<PruneResult> RemoveAsync(EngineSession engine, CancellationToken cancellationToken) =>
        engine.Client.System.PruneNetworksAsync(Filter.ToFilters(), cancellationToken);
}
