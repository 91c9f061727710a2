using System.Net;
using System.Runtime.CompilerServices;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Endpoints;

/// <summary>The routes that look into a container from outside.</summary>
public sealed partial class ContainerEndpoints
{
    /// <summary>The time between two readings that are compared.</summary>
    private static readonly TimeSpan s_betweenReadings = TimeSpan.FromMilliseconds(500);

    /// <summary>From Engine 25 on a single reading is made when it is asked for; before, it waited for the engine's next round.</summary>
    private static readonly ApiVersion s_readsAtOnce = new(1, 44);

    /// <summary>
    /// GET /containers/{id}/stats: what it uses now. The processors are compared over a moment: half a second where the engine
    /// reads when it is asked, else the second between two of its rounds.
    /// </summary>
    /// <param name="id">The container.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<ContainerUsage> MeasureAsync(string id, CancellationToken cancellationToken = default)
    {
        if (await _http.NegotiateAsync(cancellationToken).ConfigureAwait(false) < s_readsAtOnce)
        {
            return new(await ReadStatsAsync(id, oneShot: false, cancellationToken).ConfigureAwait(false));
        }

        var first = await ReadStatsAsync(id, oneShot: true, cancellationToken).ConfigureAwait(false);
        var usage = new ContainerUsage(first);
        if (!usage.IsRunning)
        {
            return usage;
        }

        await Task.Delay(s_betweenReadings, cancellationToken).ConfigureAwait(false);
        return new(await ReadStatsAsync(id, oneShot: true, cancellationToken).ConfigureAwait(false), first);
    }

    /// <summary>GET /containers/{id}/stats?stream: a reading each second, until the caller stops. One that does not run gives empty ones.</summary>
    public IAsyncEnumerable<ContainerStats> StatsAsync(string id, CancellationToken cancellationToken = default) =>
        _http.StreamAsync(
            HttpMethod.Get, $"/containers/{id}/stats", new Query().Add("stream", true), null, EngineJson.Default.ContainerStats, cancellationToken);

    /// <summary>GET /containers/{id}/top: its processes.</summary>
    /// <param name="id">The container; it has to run.</param>
    /// <param name="arguments">What <c>ps</c> is given on the engine's host; null for <c>-ef</c>.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="DockerApiException">It does not run. Podman answers that with nothing.</exception>
    public async Task<ContainerTop> TopAsync(string id, string? arguments = null, CancellationToken cancellationToken = default) =>
        await _http.GetAnyAsync($"/containers/{id}/top", new Query().Add("ps_args", arguments), EngineJson.Default.ContainerTop, cancellationToken).ConfigureAwait(false)
            is { } top ? top.InColumns() : throw new DockerApiException(HttpStatusCode.Conflict, $"Container {id} is not running");

    /// <summary>GET /containers/{id}/changes: what differs from its image.</summary>
    public Task<IReadOnlyList<FileSystemChange>> ChangesAsync(string id, CancellationToken cancellationToken = default) =>
        _http.GetListAsync($"/containers/{id}/changes", EngineJson.Default.IReadOnlyListFileSystemChange, cancellationToken);

    /// <summary>GET /containers/{id}/export: its file system as a tar, piece by piece. A piece is valid until the next one is asked for.</summary>
    /// <exception cref="DockerStreamException">The tar has no end: what came before it is of no use.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ExportAsync(string id, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var response = await _http.OpenAsync($"/containers/{id}/export", null, cancellationToken).ConfigureAwait(false);
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await foreach (var piece in TarEndGuard.ReadToAsync(stream, cancellationToken).ConfigureAwait(false))
        {
            yield return piece;
        }
    }

    /// <summary>A reading; an empty one of a container that does not run, for which podman answers nothing.</summary>
    private async Task<ContainerStats> ReadStatsAsync(string id, bool oneShot, CancellationToken cancellationToken) =>
        await _http.GetAnyAsync(
            $"/containers/{id}/stats",
            new Query().Add("stream", "0").Add("one-shot", oneShot),
            EngineJson.Default.ContainerStats,
            cancellationToken).ConfigureAwait(false) ?? new();
}
