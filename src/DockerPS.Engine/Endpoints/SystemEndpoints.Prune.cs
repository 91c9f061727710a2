using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Endpoints;

/// <content>The routes that remove unused things. The engine refuses a second prune of a kind while one is running (409).</content>
public sealed partial class SystemEndpoints
{
    /// <summary>POST /containers/prune: removes stopped containers.</summary>
    /// <param name="filters">The filters: until, label, label!.</param>
    /// <param name="cancellationToken">Cancels the request; the engine stops after the container that it is at.</param>
    public Task<PruneResult> PruneContainersAsync(FilterSet? filters = null, CancellationToken cancellationToken = default) =>
        PruneAsync($"/containers/prune", new Query().Add(filters), cancellationToken);

    /// <summary>POST /networks/prune: removes networks without running containers.</summary>
    /// <param name="filters">The filters: until, label, label!.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<PruneResult> PruneNetworksAsync(FilterSet? filters = null, CancellationToken cancellationToken = default) =>
        PruneAsync($"/networks/prune", new Query().Add(filters), cancellationToken);

    /// <summary>
    /// POST /volumes/prune: removes local volumes that no container uses. Up to API 1.41 these are all such volumes; since 1.42 only
    /// anonymous ones, or all of them with the filter <c>all</c>.
    /// </summary>
    /// <param name="filters">The filters: label, label!, all.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<PruneResult> PruneVolumesAsync(FilterSet? filters = null, CancellationToken cancellationToken = default) =>
        PruneAsync($"/volumes/prune", new Query().Add(filters), cancellationToken);

    /// <summary>POST /images/prune: removes unused images without references, or with <c>dangling=false</c> all unused images.</summary>
    /// <param name="filters">The filters: until, label, label!, dangling.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<PruneResult> PruneImagesAsync(FilterSet? filters = null, CancellationToken cancellationToken = default) =>
        PruneAsync($"/images/prune", new Query().Add(filters), cancellationToken);

    /// <summary>POST /build/prune: removes build cache records.</summary>
    /// <param name="all">Includes records that images share, and internal ones.</param>
    /// <param name="filters">The filters: until (a duration), id, type, description, inuse, shared, private.</param>
    /// <param name="limits">The limits at which the engine stops; null for none.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="DockerFeatureException">A limit needs API 1.48; older engines would remove everything.</exception>
    public async Task<PruneResult> PruneBuildCacheAsync(
        bool all = false, FilterSet? filters = null, BuildCacheLimits? limits = null, CancellationToken cancellationToken = default)
    {
        var version = await _http.NegotiateAsync(cancellationToken).ConfigureAwait(false);
        limits?.Require(version);
        var query = new Query().Add("all", all).Add(filters)
            .Add(version < BuildCacheLimits.Needed ? "keep-storage" : "reserved-space", limits?.ReservedSpace)
            .Add("max-used-space", limits?.EffectiveMaximum)
            .Add("min-free-space", limits?.MinimumFreeSpace);
        return await PruneAsync($"/build/prune", query, cancellationToken).ConfigureAwait(false);
    }

    private async Task<PruneResult> PruneAsync(Route route, Query query, CancellationToken cancellationToken) =>
        (await _http.ExchangeAsync(
            HttpMethod.Post, route, query, null, EngineJson.Default.PruneAnswer, cancellationToken).ConfigureAwait(false)).ToResult();
}
