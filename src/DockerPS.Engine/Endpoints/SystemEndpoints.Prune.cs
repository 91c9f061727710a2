using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Endpoints;

/// <content>Removing what is not in use. A second prune of one kind while another runs is refused (409).</content>
public sealed partial class SystemEndpoints
{
    /// <summary>POST /containers/prune: removes containers that do not run.</summary>
    /// <param name="filters">until, label, label!.</param>
    /// <param name="cancellationToken">Cancels the request; the engine stops after the container that it is at.</param>
    public Task<PruneResult> PruneContainersAsync(FilterSet? filters = null, CancellationToken cancellationToken = default) =>
        PruneAsync($"/containers/prune", new Query().Add(filters), cancellationToken);

    /// <summary>POST /networks/prune: removes networks without containers that run.</summary>
    /// <param name="filters">until, label, label!.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<PruneResult> PruneNetworksAsync(FilterSet? filters = null, CancellationToken cancellationToken = default) =>
        PruneAsync($"/networks/prune", new Query().Add(filters), cancellationToken);

    /// <summary>
    /// POST /volumes/prune: removes local volumes that no container has. Up to API 1.41 that is all of them; from then on those
    /// without a name that somebody gave them, or with the filter <c>all</c> all of them.
    /// </summary>
    /// <param name="filters">label, label!, all.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<PruneResult> PruneVolumesAsync(FilterSet? filters = null, CancellationToken cancellationToken = default) =>
        PruneAsync($"/volumes/prune", new Query().Add(filters), cancellationToken);

    /// <summary>POST /images/prune: removes images that no container has and that have no reference, or with <c>dangling=false</c> those with references too.</summary>
    /// <param name="filters">until, label, label!, dangling.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<PruneResult> PruneImagesAsync(FilterSet? filters = null, CancellationToken cancellationToken = default) =>
        PruneAsync($"/images/prune", new Query().Add(filters), cancellationToken);

    /// <summary>POST /build/prune: removes records of the build cache.</summary>
    /// <param name="all">Whether those go too that images share, and those that builders keep for themselves.</param>
    /// <param name="filters">until (a duration), id, type.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<PruneResult> PruneBuildCacheAsync(bool all = false, FilterSet? filters = null, CancellationToken cancellationToken = default) =>
        PruneAsync($"/build/prune", new Query().Add("all", all).Add(filters), cancellationToken);

    private async Task<PruneResult> PruneAsync(Route route, Query query, CancellationToken cancellationToken) =>
        (await _http.ExchangeAsync(HttpMethod.Post, route, query, null, EngineJson.Default.PruneAnswer, cancellationToken).ConfigureAwait(false)).ToResult();
}
