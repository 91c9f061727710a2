using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Endpoints;

/// <content>What things in the engine take.</content>
public sealed partial class SystemEndpoints
{
    private static readonly ApiVersion s_choosesKinds = new(1, 42);
    private static readonly ApiVersion s_choosesItems = new(1, 52);

    private static readonly (DiskUsageKinds Kind, string Word)[] s_kinds =
    [
        (DiskUsageKinds.Image, "image"), (DiskUsageKinds.Container, "container"), (DiskUsageKinds.Volume, "volume"), (DiskUsageKinds.BuildCache, "build-cache"),
    ];

    /// <summary>GET /system/df: what things take. It can last on engines with much, volumes most.</summary>
    /// <param name="kinds">What is counted.</param>
    /// <param name="items">Whether each thing is wanted; engines up to API 1.51 give them always.</param>
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

        var answer = await _http.GetAsync($"/system/df", query, EngineJson.Default.DiskUsageAnswer, cancellationToken).ConfigureAwait(false);
        return DiskUsage.From(answer, kinds);
    }
}
