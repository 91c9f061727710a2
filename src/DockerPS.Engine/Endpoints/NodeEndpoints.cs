using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Endpoints;

/// <summary>The routes below <c>/nodes</c>: the engines of a swarm. Only managers answer them.</summary>
public sealed class NodeEndpoints
{
    private readonly EngineHttp _http;

    internal NodeEndpoints(EngineHttp http) => _http = http;

    /// <summary>GET /nodes: lists the engines.</summary>
    public Task<IReadOnlyList<NodeInspect>> ListAsync(FilterSet? filters = null, CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/nodes", new Query().Add(filters), EngineJson.Default.IReadOnlyListNodeInspect, cancellationToken);

    /// <summary>GET /nodes/{id}: an engine, by its id, the beginning of it, or the name of its computer.</summary>
    public Task<NodeInspect> InspectAsync(string id, CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/nodes/{id}", null, EngineJson.Default.NodeInspect, cancellationToken);

    /// <summary>POST /nodes/{id}/update: changes what is wanted of an engine.</summary>
    /// <param name="id">The engine.</param>
    /// <param name="spec">All that is wanted of it.</param>
    /// <param name="version">The state that this is a change of; a newer one refuses it.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<bool> UpdateAsync(string id, NodeSpec spec, ObjectVersion? version, CancellationToken cancellationToken = default) => _http.ChangeAsync(
        HttpMethod.Post,
        $"/nodes/{id}/update",
        new Query().Add("version", version),
        JsonBody.From(spec, EngineJson.Default.NodeSpec),
        cancellationToken);

    /// <summary>DELETE /nodes/{id}: forgets an engine.</summary>
    /// <param name="id">The engine.</param>
    /// <param name="force">Whether it is forgotten although it is not down.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<bool> RemoveAsync(string id, bool force = false, CancellationToken cancellationToken = default) =>
        _http.ChangeAsync(HttpMethod.Delete, $"/nodes/{id}", new Query().Add("force", force), null, cancellationToken);
}
