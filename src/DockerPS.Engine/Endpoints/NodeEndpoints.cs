using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Endpoints;

/// <summary>The routes below <c>/nodes</c>: the nodes of a swarm. Only managers support them.</summary>
public sealed class NodeEndpoints
{
    private readonly EngineHttp _http;

    internal NodeEndpoints(EngineHttp http) => _http = http;

    /// <summary>GET /nodes: lists nodes.</summary>
    public Task<IReadOnlyList<NodeInspect>> ListAsync(FilterSet? filters = null, CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/nodes", new Query().Add(filters), EngineJson.Default.IReadOnlyListNodeInspect, cancellationToken);

    /// <summary>GET /nodes/{id}: inspects a node, by its id, a prefix of it, or its host name.</summary>
    public Task<NodeInspect> InspectAsync(string id, CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/nodes/{id}", null, EngineJson.Default.NodeInspect, cancellationToken);

    /// <summary>POST /nodes/{id}/update: changes the settings of a node.</summary>
    /// <param name="id">The engine.</param>
    /// <param name="spec">All settings.</param>
    /// <param name="version">The version that the update is based on; refused if there is a newer one.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<bool> UpdateAsync(
        string id, NodeSpec spec, ObjectVersion? version, CancellationToken cancellationToken = default) => _http.ChangeAsync(
        HttpMethod.Post,
        $"/nodes/{id}/update",
        new Query().Add("version", version),
        JsonBody.From(spec, EngineJson.Default.NodeSpec),
        cancellationToken);

    /// <summary>DELETE /nodes/{id}: removes a node.</summary>
    /// <param name="id">The engine.</param>
    /// <param name="force">Removes it even if it is not down.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<bool> RemoveAsync(string id, bool force = false, CancellationToken cancellationToken = default) =>
        _http.ChangeAsync(HttpMethod.Delete, $"/nodes/{id}", new Query().Add("force", force), null, cancellationToken);
}
