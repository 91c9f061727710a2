using System.Net;
using System.Runtime.CompilerServices;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Endpoints;

/// <summary>The routes that inspect containers.</summary>
public sealed partial class ContainerEndpoints
{
    /// <summary>The time between the two samples to compare.</summary>
    private static readonly TimeSpan s_betweenReadings = TimeSpan.FromMilliseconds(500);

    /// <summary>Engines since 25 take a single sample on request; older ones wait for their next round.</summary>
    private static readonly ApiVersion s_readsAtOnce = new(1, 44);

    /// <summary>
    /// GET /containers/{id}/stats: measures its resource usage. The CPU usage is that of half a second if the engine takes samples on
    /// request, else of the second between two of its rounds.
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

    /// <summary>GET /containers/{id}/stats?stream: takes a sample each second until cancelled; empty ones if it is not running.</summary>
    public IAsyncEnumerable<ContainerStats> StatsAsync(string id, CancellationToken cancellationToken = default) =>
        _http.StreamAsync(
            HttpMethod.Get,
            $"/containers/{id}/stats",
            new Query().Add("stream", true),
            null,
            EngineJson.Default.ContainerStats,
            cancellationToken);

    /// <summary>GET /containers/{id}/top: lists its processes.</summary>
    /// <param name="id">The container, which must be running.</param>
    /// <param name="arguments">The arguments of <c>ps</c> on the engine's host; null for <c>-ef</c>.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="DockerApiException">The container is not running, for which podman responds with nothing.</exception>
    public async Task<ContainerTop> TopAsync(string id, string? arguments = null, CancellationToken cancellationToken = default) =>
        await _http.GetUnlessEmptyAsync(
            $"/containers/{id}/top",
            new Query().Add("ps_args", arguments),
            EngineJson.Default.ContainerTop,
            cancellationToken).ConfigureAwait(false)
            is { } top ? top.InColumns() : throw new DockerApiException(HttpStatusCode.Conflict, $"Container {id} is not running");

    /// <summary>GET /containers/{id}/changes: lists the differences from its image.</summary>
    public Task<IReadOnlyList<FileSystemChange>> ChangesAsync(string id, CancellationToken cancellationToken = default) =>
        _http.GetListAsync($"/containers/{id}/changes", EngineJson.Default.IReadOnlyListFileSystemChange, cancellationToken);

    /// <summary>
    /// GET /containers/{id}/export: exports its file system as a tar, piece by piece. A piece is valid until the next is requested.
    /// </summary>
    /// <exception cref="DockerStreamException">The tar is incomplete, and so of no use.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ExportAsync(
        string id, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var response = await _http.OpenAsync($"/containers/{id}/export", null, cancellationToken).ConfigureAwait(false);
        var stream = await response.OpenBodyAsync(cancellationToken).ConfigureAwait(false);
        await foreach (var piece in TarEndGuard.ReadToAsync(stream, cancellationToken).ConfigureAwait(false))
        {
            yield return piece;
        }
    }

    /// <summary>Reads a sample; an empty one if the container is not running, for which podman sends nothing.</summary>
    private async Task<ContainerStats> ReadStatsAsync(string id, bool oneShot, CancellationToken cancellationToken) =>
        await _http.GetUnlessEmptyAsync(
            $"/containers/{id}/stats",
            new Query().Add("stream", "0").Add("one-shot", oneShot),
            EngineJson.Default.ContainerStats,
            cancellationToken).ConfigureAwait(false) ?? new();
}
