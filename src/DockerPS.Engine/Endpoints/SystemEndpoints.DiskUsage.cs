using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Endpoints;

/// <content>The route for the disk usage.</content>
public sealed partial class SystemEndpoints
{
    private static readonly ApiVersion s_choosesKinds = new(1, 42);
    private static readonly ApiVersion s_choosesItems = new(1, 52);

    private static readonly (DiskUsageKinds Kind, string Word)[] s_kinds =
    [
        (DiskUsageKinds.Image, "image"), (DiskUsageKinds.Container, "container"), (DiskUsageKinds.Volume, "volume"), (
            DiskUsageKinds.BuildCache, "build-cache"),
    ];

    /// <summary>GET /system/df: measures the disk usage, which is slow on large engines, mostly for volumes.</summary>
    /// <param name="kinds">The kinds of things to include.</param>
    /// <param name="items">Includes the things themselves, which engines up to API 1.51 always do.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<DiskUsage> DiskUsageAsync(
        DiskUsageKinds kinds = DiskUsageKinds.All, bool items = false, CancellationToken cancellationToken = default)
    {
        var version = await _http.NegotiateAsync(cancellationToken).ConfigureAwait(false);
        var query = new Query().Add("verbose", items && version >= s_choosesItems);
        if (kinds != DiskUsageKinds.All && version >= s_choosesKinds)
        {
            foreach (var (_, word) in s_kinds.Where(entry => kinds.HasFlag(entry.Kind)))
            {
                query.Add("type", word);
            }
        }

        var answer = await _http.GetAsync(
            $"/system/df", query, EngineJson.Default.DiskUsageAnswer, cancellationToken).ConfigureAwait(false);
        return DiskUsage.From(answer, kinds);
    }
}
