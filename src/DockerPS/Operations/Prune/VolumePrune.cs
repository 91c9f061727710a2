using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>
/// Removes local volumes without options and containers, running or not. Unless named volumes are included, only anonymous ones are
/// removed: engines before API 1.42 would remove all, so there they are removed individually.
/// </summary>
internal sealed class VolumePrune(PruneFilter filter, bool named) : ResourcePrune(DockerResource.Volume, filter)
{
    private const string AnonymousLabel = "com.docker.volume.anonymous";
    private const int AnonymousLength = 64;

    private static readonly ApiVersion s_knowsAnonymous = new(1, 42);

    /// <inheritdoc/>
    public override string Action => "Remove unused volume";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Keys => ["label", "label!"];

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<PruneCandidate>> FindAsync(
        EngineSession engine, IReadOnlySet<string> gone, CancellationToken cancellationToken)
    {
        var version = await engine.Client.NegotiateAsync(cancellationToken).ConfigureAwait(false);
        var unused = gone.Count == 0
            ? await engine.Client.Volumes.ListAsync(new FilterSet().Add("dangling", "true"), cancellationToken).ConfigureAwait(false)
            : await engine.Client.Volumes.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        var used = gone.Count == 0 ? [] : await UsedAsync(engine, gone, cancellationToken).ConfigureAwait(false);
        return [.. (unused.Volumes ?? [])
            .Where(volume => volume is { Driver: "local", Options: null or { Count: 0 } } && !used.Contains(volume.Name))
            .Where(volume => (named || IsAnonymous(volume, version)) && Filter.Includes(volume.Labels, created: null))
            .Select(volume => new PruneCandidate(volume.Name, volume.Name))];
    }

    /// <inheritdoc/>
    public override async Task<PruneResult> RemoveAsync(EngineSession engine, CancellationToken cancellationToken)
    {
        var filters = Filter.ToFilters();
        if (await engine.Client.NegotiateAsync(cancellationToken).ConfigureAwait(false) >= s_knowsAnonymous)
        {
            filters.Add("all", named ? ["true"] : []);
        }
        else if (!named)
        {
            return await RemoveEachAsync(engine, cancellationToken).ConfigureAwait(false);
        }

        return await engine.Client.System.PruneVolumesAsync(filters, cancellationToken).ConfigureAwait(false);
    }

    private static bool IsAnonymous(VolumeSummary volume, ApiVersion version) => version >= s_knowsAnonymous
        ? volume.Labels?.ContainsKey(AnonymousLabel) == true
        : volume.Name.Length == AnonymousLength && volume.Name.All(char.IsAsciiHexDigitLower);

    private async Task<PruneResult> RemoveEachAsync(EngineSession engine, CancellationToken cancellationToken)
    {
        var found = await FindAsync(engine, new HashSet<string>(), cancellationToken).ConfigureAwait(false);
        if (found.Count == 0)
        {
            return new([], 0);
        }

        var api = engine.Client.System;
        var usage = await api.DiskUsageAsync(DiskUsageKinds.Volume, items: true, cancellationToken).ConfigureAwait(false);
        var sizes = (usage.Volumes?.Items ?? [])
            .ToDictionary(volume => volume.Name, volume => volume.UsageData?.Size ?? 0, StringComparer.Ordinal);
        var removed = new List<string>();
        foreach (var volume in found)
        {
            try
            {
                await engine.Client.Volumes.RemoveAsync(volume.Id, cancellationToken: cancellationToken).ConfigureAwait(false);
                removed.Add(volume.Name);
            }
            catch (DockerApiException)
            {
                // The volume is now in use, or gone: the engine's own prune skips it as well.
            }
        }

        return new(removed, removed.Sum(name => Math.Max(0, sizes.GetValueOrDefault(name))));
    }

    private static async Task<HashSet<string>> UsedAsync(
        EngineSession engine, IReadOnlySet<string> gone, CancellationToken cancellationToken) =>
        [.. (await engine.Client.Containers.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
            .Where(container => !gone.Contains(container.Id))
            .SelectMany(container => container.Mounts ?? [])
            .Where(mount => mount.Type == "volume")
            .Select(mount => mount.Name ?? "")];
}
