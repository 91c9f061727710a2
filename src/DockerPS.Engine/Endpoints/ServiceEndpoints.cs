using System.Text.Json.Nodes;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Endpoints;

/// <summary>
/// The routes below <c>/services</c>: the services of a swarm, which its managers answer. An <c>id</c> is a full id, a name, or the
/// beginning of an id, as the engine resolves them.
/// </summary>
public sealed partial class ServiceEndpoints
{
    private readonly EngineHttp _http;

    internal ServiceEndpoints(EngineHttp http) => _http = http;

    /// <summary>GET /services: lists services, with how many of their tasks run.</summary>
    public Task<IReadOnlyList<ServiceInspect>> ListAsync(FilterSet? filters = null, CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/services", new Query().Add(filters).Add("status", "true"), EngineJson.Default.IReadOnlyListServiceInspect, cancellationToken);

    /// <summary>GET /services/{id}: all about a service, but how many of its tasks run.</summary>
    /// <param name="id">The service.</param>
    /// <param name="insertDefaults">Whether what was left out of it is told as what the swarm takes for it.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<ServiceInspect> InspectAsync(string id, bool insertDefaults = false, CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/services/{id}", Defaults(insertDefaults), EngineJson.Default.ServiceInspect, cancellationToken);

    /// <summary>GET /services/{id}, as the engine wrote it: with what this client has no name for.</summary>
    public Task<JsonObject> ReadAsync(string id, CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/services/{id}", null, EngineJson.Default.JsonObject, cancellationToken);

    /// <summary>POST /services/create: makes a service.</summary>
    /// <param name="spec">What it is to be: a <see cref="ServiceSpec"/>, and what this client has no name for.</param>
    /// <param name="auth">The credentials that the nodes get its image with; null for nobody.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<ServiceCreated> CreateAsync(JsonObject spec, RegistryAuth? auth = null, CancellationToken cancellationToken = default) => _http.ExchangeAsync(
        HttpMethod.Post, $"/services/create", null, JsonBody.From(spec), EngineJson.Default.ServiceCreated, cancellationToken, auth);

    /// <summary>POST /services/{id}/update: changes a service.</summary>
    /// <param name="id">The service.</param>
    /// <param name="version">The state that is changed; the engine refuses the change where that is not the newest.</param>
    /// <param name="spec">What it is to be, all of it, as <see cref="ReadAsync"/> gave it.</param>
    /// <param name="auth">The credentials that the nodes get its image with; null for those that the swarm has.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<ServiceUpdated> UpdateAsync(
        string id, ObjectVersion version, JsonObject spec, RegistryAuth? auth = null, CancellationToken cancellationToken = default) =>
        UpdateAsync(id, new Query().Add("version", version).Add("registryAuthFrom", auth is null ? "spec" : null), spec, auth, cancellationToken);

    /// <summary>POST /services/{id}/update?rollback=previous: takes the last change of a service back.</summary>
    /// <param name="id">The service.</param>
    /// <param name="version">The state that is changed; the engine refuses the change where that is not the newest.</param>
    /// <param name="spec">What it is now: the engine wants a body, and takes nothing from it.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<ServiceUpdated> RollBackAsync(string id, ObjectVersion version, JsonObject spec, CancellationToken cancellationToken = default) =>
        UpdateAsync(id, new Query().Add("version", version).Add("rollback", "previous"), spec, null, cancellationToken);

    /// <summary>DELETE /services/{id}: removes a service; its tasks end after that.</summary>
    public Task<bool> RemoveAsync(string id, CancellationToken cancellationToken = default) =>
        _http.ChangeAsync(HttpMethod.Delete, $"/services/{id}", null, null, cancellationToken);

    private static Query Defaults(bool inserted) => new Query().Add("insertDefaults", inserted ? "true" : null);

    private Task<ServiceUpdated> UpdateAsync(string id, Query query, JsonObject spec, RegistryAuth? auth, CancellationToken cancellationToken) => _http.ExchangeAsync(
        HttpMethod.Post,
        $"/services/{id}/update",
        query,
        JsonBody.From(spec),
        EngineJson.Default.ServiceUpdated,
        cancellationToken,
        auth);
}
