using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Endpoints;

/// <summary>The routes below <c>/secrets</c>. Only managers of a swarm answer them.</summary>
public sealed class SecretEndpoints
{
    private readonly EngineHttp _http;

    internal SecretEndpoints(EngineHttp http) => _http = http;

    /// <summary>GET /secrets: lists secrets.</summary>
    public Task<IReadOnlyList<SecretInspect>> ListAsync(FilterSet? filters = null, CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/secrets", new Query().Add(filters), EngineJson.Default.IReadOnlyListSecretInspect, cancellationToken);

    /// <summary>GET /secrets/{id}: a secret, by its id, the beginning of it, or its name.</summary>
    public Task<SecretInspect> InspectAsync(string id, CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/secrets/{id}", null, EngineJson.Default.SecretInspect, cancellationToken);

    /// <summary>POST /secrets/create: makes a secret.</summary>
    public Task<SwarmItemCreated> CreateAsync(SecretSpec spec, CancellationToken cancellationToken = default) => _http.ExchangeAsync(
        HttpMethod.Post, $"/secrets/create", null, JsonBody.From(spec, EngineJson.Default.SecretSpec), EngineJson.Default.SwarmItemCreated, cancellationToken);

    /// <summary>DELETE /secrets/{id}. One that a service has is not removed.</summary>
    public Task<bool> RemoveAsync(string id, CancellationToken cancellationToken = default) =>
        _http.ChangeAsync(HttpMethod.Delete, $"/secrets/{id}", null, null, cancellationToken);
}
