using System.Text.Json.Nodes;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Endpoints;

/// <summary>
/// The routes below <c>/services</c>: the services of a swarm, which only managers support. An <c>id</c> is a full id, a name, or a
/// prefix of an id, as the engine resolves them.
/// </summary>
public sealed partial class ServiceEndpoints
{
    private readonly EngineHttp _http;

    internal ServiceEndpoints(EngineHttp http) => _http = http;

    /// <summary>GET /services: lists services, with the numbers of their tasks.</summary>
    public Task<IReadOnlyList<ServiceInspect>> ListAsync(FilterSet? filters = null, CancellationToken cancellationToken = default) =>
        _http.GetAsync(
            $"/services",
            new Query().Add(filters).Add("status", "true"),
            EngineJson.Default.IReadOnlyListServiceInspect,
            cancellationToken);

    /// <summary>GET /services/{id}: inspects a service, without the numbers of its tasks.</summary>
    /// <param name="id">The service.</param>
    /// <param name="insertDefaults">Fills in the swarm's defaults for settings that are not set.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<ServiceInspect> InspectAsync(string id, bool insertDefaults = false, CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/services/{id}", Defaults(insertDefaults), EngineJson.Default.ServiceInspect, cancellationToken);

    /// <summary>GET /services/{id}: inspects a service, as raw JSON.</summary>
    public Task<JsonObject> ReadAsync(string id, CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/services/{id}", null, EngineJson.Default.JsonObject, cancellationToken);

    /// <summary>POST /services/create: creates a service.</summary>
    /// <param name="spec">The settings: a <see cref="ServiceSpec"/>, and members that it lacks.</param>
    /// <param name="auth">The credentials for pulling its image on the nodes; null for none.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<ServiceCreated> CreateAsync(
        JsonObject spec, RegistryAuth? auth = null, CancellationToken cancellationToken = default) => _http.ExchangeAsync(
        HttpMethod.Post, $"/services/create", null, JsonBody.From(spec), EngineJson.Default.ServiceCreated, cancellationToken, auth);

    /// <summary>POST /services/{id}/update: updates a service.</summary>
    /// <param name="id">The service.</param>
    /// <param name="version">The version that the update is based on; refused if there is a newer one.</param>
    /// <param name="spec">All settings, as returned by <see cref="ReadAsync"/>.</param>
    /// <param name="auth">The credentials for pulling its image on the nodes; null for those of the swarm.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<ServiceUpdated> UpdateAsync(
        string id, ObjectVersion version, JsonObject spec, RegistryAuth? auth = null, CancellationToken cancellationToken = default) =>
        UpdateAsync(
            id, new Query().Add("version", version).Add("registryAuthFrom", auth is null ? "spec" : null), spec, auth, cancellationToken);

    /// <summary>POST /services/{id}/update?rollback=previous: reverts the last update of a service.</summary>
    /// <param name="id">The service.</param>
    /// <param name="version">The version that the update is based on; refused if there is a newer one.</param>
    /// <param name="spec">The current settings: the engine requires a body, and ignores it.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<ServiceUpdated> RollBackAsync(
        string id, ObjectVersion version, JsonObject spec, CancellationToken cancellationToken = default) =>
        UpdateAsync(id, new Query().Add("version", version).Add("rollback", "previous"), spec, null, cancellationToken);

    /// <summary>DELETE /services/{id}: removes a service; its tasks end later.</summary>
    public Task<bool> RemoveAsync(string id, CancellationToken cancellationToken = default) =>
        _http.ChangeAsync(HttpMethod.Delete, $"/services/{id}", null, null, cancellationToken);

    private static Query Defaults(bool inserted) => new Query().Add("insertDefaults", inserted ? "true" : null);

    private Task<ServiceUpdated> UpdateAsync(
        string id, Query query, JsonObject spec, RegistryAuth? auth, CancellationToken cancellationToken) => _http.ExchangeAsync(
        HttpMethod.Post,
        $"/services/{id}/update",
        query,
        JsonBody.From(spec),
        EngineJson.Default.ServiceUpdated,
        cancellationToken,
        auth);
}
