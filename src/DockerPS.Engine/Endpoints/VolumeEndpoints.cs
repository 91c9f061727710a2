using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Endpoints;

/// <summary>The routes below <c>/volumes</c>. Volumes have names, and no ids.</summary>
public sealed class VolumeEndpoints
{
    private readonly EngineHttp _http;

    internal VolumeEndpoints(EngineHttp http) => _http = http;

    /// <summary>GET /volumes: lists volumes, with warnings of drivers that did not answer.</summary>
    public Task<VolumeList> ListAsync(FilterSet? filters = null, CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/volumes", new Query().Add(filters), EngineJson.Default.VolumeList, cancellationToken);

    /// <summary>GET /volumes/{name}: all about a volume.</summary>
    public Task<VolumeSummary> InspectAsync(string name, CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/volumes/{name}", null, EngineJson.Default.VolumeSummary, cancellationToken);

    /// <summary>POST /volumes/create: makes a volume, or gives the one that bears the name already, whatever its options and labels.</summary>
    public Task<VolumeSummary> CreateAsync(VolumeCreateRequest request, CancellationToken cancellationToken = default) => _http.ExchangeAsync(
        HttpMethod.Post,
        $"/volumes/create",
        null,
        JsonBody.From(request, EngineJson.Default.VolumeCreateRequest),
        EngineJson.Default.VolumeSummary,
        cancellationToken);

    /// <summary>DELETE /volumes/{name}.</summary>
    /// <param name="name">The volume.</param>
    /// <param name="force">Whether it is no error that there is none, or that its driver fails. One in use is never removed.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<bool> RemoveAsync(string name, bool force = false, CancellationToken cancellationToken = default) =>
        _http.ChangeAsync(HttpMethod.Delete, $"/volumes/{name}", new Query().Add("force", force), null, cancellationToken);
}
