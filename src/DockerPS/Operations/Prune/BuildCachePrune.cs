using DockerPS.Engine.Builds;
using DockerPS.Engine.Models;
using DockerPS.Output;
using DockerPS.Parameters;
using DockerPS.Sessions;
using BuildKitPrune = DockerPS.Engine.Builds.BuildCachePrune;

namespace DockerPS.Operations;

/// <summary>
/// Removes build cache records that are not in use: those that nothing else needs, or all, including those shared with images and those
/// that builders keep internally.
/// </summary>
internal sealed class BuildCachePrune(PruneFilter filter, bool all, BuildCacheLimits? limits)
    : ResourcePrune(DockerResource.BuildCache, filter)
{
    private readonly BuildCacheFilter _filter = new(filter);

    /// <inheritdoc/>
    public override string Action => limits?.MinimumFreeSpace is { } free
        ? $"Remove build cache until {Display.Size(free)} are free"
        : "Remove build cache";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Keys => BuildCacheFilter.Keys;

    /// <inheritdoc/>
    public override ResourcePrune Checked()
    {
        _filter.Check();
        return this;
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<PruneCandidate>> FindAsync(
        EngineSession engine, IReadOnlySet<string> gone, CancellationToken cancellationToken)
    {
        await RequireAsync(engine, cancellationToken).ConfigureAwait(false);
        var api = engine.Client.System;
        var usage = await api.DiskUsageAsync(DiskUsageKinds.BuildCache, items: true, cancellationToken).ConfigureAwait(false);
        var left = (usage.BuildCache?.Items ?? []).ToList();
        var ids = _filter.NeedsControl ? await MatchingAsync(engine, cancellationToken).ConfigureAwait(false) : null;
        var found = Removed(left, record => Matches(record) && ids?.Contains(record.Id) != false);
        return [.. found.Select(record => new PruneCandidate(record.Id, Name(record)))];
    }

    /// <inheritdoc/>
    public override async Task<PruneResult> RemoveAsync(EngineSession engine, CancellationToken cancellationToken)
    {
        await RequireAsync(engine, cancellationToken).ConfigureAwait(false);
        if (!_filter.NeedsControl)
        {
            return await engine.Client.System.PruneBuildCacheAsync(all, _filter.ToFilters(), limits, cancellationToken)
                .ConfigureAwait(false);
        }

        var prune = new BuildKitPrune
        {
            All = all,
            Filters = _filter.ToBuildKit(),
            KeepDuration = _filter.Unused,
            ReservedSpace = limits?.ReservedSpace,
            MaximumUsedSpace = limits?.EffectiveMaximum,
            MinimumFreeSpace = limits?.MinimumFreeSpace,
        };
        var removed = new List<string>();
        var size = 0L;
        var control = await OpenAsync(engine, cancellationToken).ConfigureAwait(false);
        await using (control.ConfigureAwait(false))
        {
            await foreach (var record in control.PruneAsync(prune, cancellationToken).ConfigureAwait(false))
            {
                removed.Add(record.Id);
                size += record.Size;
            }
        }

        return new(removed, size);
    }

    private async Task RequireAsync(EngineSession engine, CancellationToken cancellationToken)
    {
        var version = await engine.Client.NegotiateAsync(cancellationToken).ConfigureAwait(false);
        limits?.Require(version);
        _filter.Require(version);
    }

    /// <summary>Returns the records that a prune removes, in its order: a record can go only after the records built on it.</summary>
    private IEnumerable<BuildCacheRecord> Removed(List<BuildCacheRecord> left, Func<BuildCacheRecord, bool> matches)
    {
        // How much has to go for free space is the engine's to know: whatever may go is listed.
        var kept = Math.Max(limits?.MinimumFreeSpace is null ? limits?.MaximumUsedSpace ?? 0 : 0, limits?.ReservedSpace ?? 0);
        var size = left.Where(record => !record.Shared).Sum(record => record.Size);
        while ((kept == 0 || size >= kept) && Free() is { Count: > 0 } free)
        {
            foreach (var record in kept == 0 ? free : [BuildCacheOrder.First(free)])
            {
                yield return record;
                left.Remove(record);
                size -= record.Size;
            }
        }

        List<BuildCacheRecord> Free() =>
            [.. left.Where(matches).ExceptBy(left.SelectMany(record => record.AllParents), record => record.Id)];
    }

    private async Task<HashSet<string>> MatchingAsync(EngineSession engine, CancellationToken cancellationToken)
    {
        var control = await OpenAsync(engine, cancellationToken).ConfigureAwait(false);
        await using (control.ConfigureAwait(false))
        {
            var records = await control.ListCacheAsync(_filter.ToBuildKit(), cancellationToken).ConfigureAwait(false);
            return [.. records.Select(record => record.Id)];
        }
    }

    private static Task<BuildControl> OpenAsync(EngineSession engine, CancellationToken cancellationToken) => BuildKitRoutes
        .RequireControlAsync(engine.Client, "Filtering the build cache by exclusion or regular expression", cancellationToken);

    private static string Name(BuildCacheRecord record) =>
        string.IsNullOrWhiteSpace(record.Description) ? record.Id : $"{record.Id} ({record.Description.Trim()})";

    private bool Matches(BuildCacheRecord record) =>
        !record.InUse
        && (all || !(record.Shared || record.Type is "internal" or "frontend"))
        && _filter.Matches(record, EngineTime.FromText(record.LastUsedAt));
}
