using System.Globalization;
using DockerPS.Engine.Models;
using DockerPS.Output;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>
/// Records of the build cache that no build uses now: those that nothing else needs, or with all of them also those whose bytes
/// images share, and those that builders keep for themselves.
/// </summary>
internal sealed class BuildCachePrune(PruneFilter filter, bool all) : ResourcePrune(DockerResource.BuildCache, filter)
{
    /// <inheritdoc/>
    public override string Action => "Remove build cache";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Keys => ["until", "id", "type"];

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<PruneCandidate>> FindAsync(EngineSession engine, IReadOnlySet<string> gone, CancellationToken cancellationToken)
    {
        var usage = await engine.Client.System.DiskUsageAsync(DiskUsageKinds.BuildCache, items: true, cancellationToken).ConfigureAwait(false);
        return [.. (usage.BuildCache?.Items ?? [])
            .Where(record => !record.InUse && (all || !(record.Shared || record.Type is "internal" or "frontend")))
            .Where(record => EngineTime.FromText(record.LastUsedAt) is not { } used || Filter.Until is not { } until || used <= until)
            .Where(record => Filter.Values("id").All(record.Id.Contains) && Filter.Values("type").All(type => type == record.Type))
            .Select(record => new PruneCandidate(record.Id, string.IsNullOrWhiteSpace(record.Description) ? record.Id : $"{record.Id} ({record.Description.Trim()})"))];
    }

    /// <inheritdoc/>
    public override Task<PruneResult> RemoveAsync(EngineSession engine, CancellationToken cancellationToken)
    {
        // Older engines take a duration only.
        var filters = new Engine.Http.FilterSet().Add("id", Filter.Values("id")).Add("type", Filter.Values("type"));
        if (Filter.Until is { } until)
        {
            filters.Add("until", string.Create(CultureInfo.InvariantCulture, $"{(DateTime.Now - until).TotalSeconds:0.######}s"));
        }

        return engine.Client.System.PruneBuildCacheAsync(all, filters, cancellationToken);
    }
}
