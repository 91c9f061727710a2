using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Endpoints;

/// <summary>The routes below <c>/volumes</c>. Volumes have names, and no ids.</summary>
public sealed class VolumeEndpoints
{
    private readonly EngineHttp _http;

    internal VolumeEndpoints(EngineHttp http) => _http = http;

    /// <summary>GET /volumes: lists volumes, with warnings about drivers that did not respond.</summary>
    public Task<VolumeList> ListAsync(FilterSet? filters = null, CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/volumes", new Query().Add(filters), EngineJson.Default.VolumeList, cancellationToken);

    /// <summary>GET /volumes/{name}: inspects a volume.</summary>
    public Task<VolumeSummary> InspectAsync(string name, CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/volumes/{name}", null, EngineJson.Default.VolumeSummary, cancellationToken);

    /// <summary>POST /volumes/create: creates a volume, or returns an existing one of that name, whatever its options and labels.</summary>
    public Task<VolumeSummary> CreateAsync(
        VolumeCreateRequest request, CancellationToken cancellationToken = default) => _http.ExchangeAsync(
        HttpMethod.Post,
        $"/volumes/create",
        null,
        JsonBody.From(request, EngineJson.Default.VolumeCreateRequest),
        EngineJson.Default.VolumeSummary,
        cancellationToken);

    /// <summary>DELETE /volumes/{name}: removes a volume.</summary>
    /// <param name="name">The volume.</param>
    /// <param name="force">Ignores that the volume does not exist, or that its driver fails. A volume in use is never removed.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<bool> RemoveAsync(string name, bool force = false, CancellationToken cancellationToken = default) =>
        _http.ChangeAsync(HttpMethod.Delete, $"/volumes/{name}", new Query().Add("force", force), null, cancellationToken);
}
