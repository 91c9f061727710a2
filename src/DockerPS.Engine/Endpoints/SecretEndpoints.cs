using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Endpoints;

/// <summary>The routes below <c>/secrets</c>. Only managers of a swarm support them.</summary>
public sealed class SecretEndpoints
{
    private readonly EngineHttp _http;

    internal SecretEndpoints(EngineHttp http) => _http = http;

    /// <summary>GET /secrets: lists secrets.</summary>
    public Task<IReadOnlyList<SecretInspect>> ListAsync(FilterSet? filters = null, CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/secrets", new Query().Add(filters), EngineJson.Default.IReadOnlyListSecretInspect, cancellationToken);

    /// <summary>GET /secrets/{id}: inspects a secret, by its id, a prefix of it, or its name.</summary>
    public Task<SecretInspect> InspectAsync(string id, CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/secrets/{id}", null, EngineJson.Default.SecretInspect, cancellationToken);

    /// <summary>POST /secrets/create: creates a secret.</summary>
    public Task<SwarmItemCreated> CreateAsync(SecretSpec spec, CancellationToken cancellationToken = default) => _http.ExchangeAsync(
        HttpMethod.Post,
        $"/secrets/create",
        null,
        JsonBody.From(spec, EngineJson.Default.SecretSpec),
        EngineJson.Default.SwarmItemCreated,
        cancellationToken);

    /// <summary>DELETE /secrets/{id}: removes a secret that no service uses.</summary>
    public Task<bool> RemoveAsync(string id, CancellationToken cancellationToken = default) =>
        _http.ChangeAsync(HttpMethod.Delete, $"/secrets/{id}", null, null, cancellationToken);
}
