using DockerPS.Engine.BuildKit;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Builds;

/// <content>The build cache.</content>
public sealed partial class BuildControl
{
    /// <summary>The first version with limits of the size and the free space for prunes, that of Engine 28.0.</summary>
    private static readonly ApiVersion s_pruneLimits = new(1, 48);

    /// <summary>Returns the records of the build cache.</summary>
    /// <param name="filters">The filters in BuildKit's form, like <c>type==regular</c>; null for all records.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<IReadOnlyList<BuildCacheUsage>> ListCacheAsync(
        IEnumerable<string>? filters = null, CancellationToken cancellationToken = default) =>
        _calls.CallAsync<IReadOnlyList<BuildCacheUsage>>(
            "DiskUsage",
            new ProtobufWriter().Texts(1, filters ?? []).Written,
            static message => ReadList(message, BuildCacheUsage.Parse),
            null,
            cancellationToken);

    /// <summary>Prunes the build cache, and streams the records that are removed.</summary>
    /// <param name="prune">Selects the records.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="DockerFeatureException">A limit needs API 1.48; older engines would prune more than it allows.</exception>
    public IAsyncEnumerable<BuildCacheUsage> PruneAsync(BuildCachePrune prune, CancellationToken cancellationToken = default) =>
        (prune.MaximumUsedSpace is not null || prune.MinimumFreeSpace is not null) && Version < s_pruneLimits
            ? throw new DockerFeatureException("Pruning to a size or to free space", s_pruneLimits, Version)
            : _calls.StreamAsync("Prune", prune.ToMessage(), BuildCacheUsage.Parse, null, cancellationToken);
}
