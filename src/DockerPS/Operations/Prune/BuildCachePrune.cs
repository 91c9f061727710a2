using System.Globalization;
using DockerPS.Engine.Models;
using DockerPS.Output;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>
/// Removes build cache records that are not in use: those that nothing else needs, or all, including those shared with images and those
/// that builders keep internally.
/// </summary>
internal sealed class BuildCachePrune(PruneFilter filter, bool all) : ResourcePrune(DockerResource.BuildCache, filter)
{
    /// <inheritdoc/>
    public override string Action => "Remove build cache";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Keys => ["until", "id", "type"];

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<PruneCandidate>> FindAsync(
        EngineSession engine, IReadOnlySet<string> gone, CancellationToken cancellationToken)
    {
        var api = engine.Client.System;
        var usage = await api.DiskUsageAsync(DiskUsageKinds.BuildCache, items: true, cancellationToken).ConfigureAwait(false);
        var left = (usage.BuildCache?.Items ?? []).ToList();
        var found = new List<BuildCacheRecord>();

        // A record can be removed only after the records built on it.
        while (left.Where(Matches).ExceptBy(left.SelectMany(Parents), record => record.Id).ToList() is { Count: > 0 } free)
        {
            found.AddRange(free);
            left.RemoveAll(free.Contains);
        }

        return [.. found.Select(record => new PruneCandidate(record.Id, Name(record)))];
    }

    /// <inheritdoc/>
    public override Task<PruneResult> RemoveAsync(EngineSession engine, CancellationToken cancellationToken)
    {
        // Older engines accept durations only.
        var filters = new Engine.Http.FilterSet().Add("id", Filter.Values("id")).Add("type", Filter.Values("type"));
        if (Filter.Until is { } until)
        {
            filters.Add("until", string.Create(CultureInfo.InvariantCulture, $"{(DateTime.Now - until).TotalSeconds:0.######}s"));
        }

        return engine.Client.System.PruneBuildCacheAsync(all, filters, cancellationToken);
    }

    private static IEnumerable<string> Parents(BuildCacheRecord record) =>
        string.IsNullOrEmpty(record.Parent) ? record.Parents ?? [] : record.Parent.Split(' ');

    private static string Name(BuildCacheRecord record) =>
        string.IsNullOrWhiteSpace(record.Description) ? record.Id : $"{record.Id} ({record.Description.Trim()})";

    private bool Matches(BuildCacheRecord record) =>
        !record.InUse
        && (all || !(record.Shared || record.Type is "internal" or "frontend"))
        && (EngineTime.FromText(record.LastUsedAt) is not { } used || Filter.Until is not { } until || used <= until)
        && Filter.Values("id").All(record.Id.Contains)
        && Filter.Values("type").All(type => type == record.Type);
}
