using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Endpoints;

/// <summary>The routes below <c>/configs</c>. Only managers of a swarm support them.</summary>
public sealed class ConfigEndpoints
{
    private readonly EngineHttp _http;

    internal ConfigEndpoints(EngineHttp http) => _http = http;

    /// <summary>GET /configs: lists configs.</summary>
    public Task<IReadOnlyList<ConfigInspect>> ListAsync(FilterSet? filters = null, CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/configs", new Query().Add(filters), EngineJson.Default.IReadOnlyListConfigInspect, cancellationToken);

    /// <summary>GET /configs/{id}: returns a config, by its id, a prefix of it, or its name.</summary>
    public Task<ConfigInspect> InspectAsync(string id, CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/configs/{id}", null, EngineJson.Default.ConfigInspect, cancellationToken);

    /// <summary>POST /configs/create: creates a config.</summary>
    public Task<SwarmItemCreated> CreateAsync(ConfigSpec spec, CancellationToken cancellationToken = default) => _http.ExchangeAsync(
        HttpMethod.Post,
        $"/configs/create",
        null,
        JsonBody.From(spec, EngineJson.Default.ConfigSpec),
        EngineJson.Default.SwarmItemCreated,
        cancellationToken);

    /// <summary>DELETE /configs/{id}: removes a config that no service uses.</summary>
    public Task<bool> RemoveAsync(string id, CancellationToken cancellationToken = default) =>
        _http.ChangeAsync(HttpMethod.Delete, $"/configs/{id}", null, null, cancellationToken);
}
