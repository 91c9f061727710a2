using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Endpoints;

/// <summary>
/// The routes below <c>/networks</c>. An <c>id</c> is a full id, a name, or the beginning of an id, as the engine resolves them;
/// only full ids are free of doubt, since several networks may bear one name.
/// </summary>
public sealed class NetworkEndpoints
{
    /// <summary>The first version that knows of gateways' priorities, and of networks without IPv4.</summary>
    private static readonly ApiVersion s_version48 = new(1, 48);
    private static readonly ApiVersion s_version54 = new(1, 54);

    private readonly EngineHttp _http;

    internal NetworkEndpoints(EngineHttp http) => _http = http;

    /// <summary>GET /networks: lists networks, without their containers.</summary>
    public Task<IReadOnlyList<NetworkSummary>> ListAsync(FilterSet? filters = null, CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/networks", new Query().Add(filters), EngineJson.Default.IReadOnlyListNetworkSummary, cancellationToken);

    /// <summary>GET /networks: lists those that users made. Podman does not tell them apart; its only other one is called bridge.</summary>
    public async Task<IReadOnlyList<NetworkSummary>> ListMadeAsync(CancellationToken cancellationToken = default)
    {
        await _http.NegotiateAsync(cancellationToken).ConfigureAwait(false);
        return _http.IsPodman
            ? [.. (await ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Where(network => network.Name is not ("bridge" or "podman"))]
            : await ListAsync(new FilterSet().Add("type", "custom"), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>GET /networks/{id}: all about a network.</summary>
    /// <param name="id">The network.</param>
    /// <param name="verbose">Whether the services of a swarm in it are told of.</param>
    /// <param name="scope">Only a network of this scope: <c>local</c>, <c>global</c> or <c>swarm</c>.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<NetworkInspect> InspectAsync(string id, bool verbose = false, string? scope = null, CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/networks/{id}", new Query().Add("verbose", verbose).Add("scope", scope), EngineJson.Default.NetworkInspect, cancellationToken);

    /// <summary>POST /networks/create: makes a network.</summary>
    public async Task<NetworkCreated> CreateAsync(NetworkCreateRequest request, CancellationToken cancellationToken = default)
    {
        if (request.EnableIPv4 is not null)
        {
            await _http.RequireAsync(s_version48, "IPv4", cancellationToken).ConfigureAwait(false);
        }

        var body = JsonBody.From(request, EngineJson.Default.NetworkCreateRequest);
        return await _http.ExchangeAsync(HttpMethod.Post, $"/networks/create", null, body, EngineJson.Default.NetworkCreated, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>DELETE /networks/{id}.</summary>
    public Task<bool> RemoveAsync(string id, CancellationToken cancellationToken = default) =>
        _http.ChangeAsync(HttpMethod.Delete, $"/networks/{id}", null, null, cancellationToken);

    /// <summary>POST /networks/{id}/connect: connects a container.</summary>
    /// <param name="id">The network.</param>
    /// <param name="container">The container.</param>
    /// <param name="settings">Its place in the network; null for what the engine chooses.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<bool> ConnectAsync(string id, string container, EndpointSettings? settings = null, CancellationToken cancellationToken = default)
    {
        if (settings?.MacAddress is not null)
        {
            // Engines before take it, and give another address.
            await _http.RequireAsync(s_version54, "MacAddress", cancellationToken).ConfigureAwait(false);
        }

        if (settings?.GwPriority is not null)
        {
            await _http.RequireAsync(s_version48, "GatewayPriority", cancellationToken).ConfigureAwait(false);
        }

        var body = JsonBody.From(new() { Container = container, EndpointConfig = settings }, EngineJson.Default.NetworkConnectRequest);
        return await _http.ChangeAsync(HttpMethod.Post, $"/networks/{id}/connect", null, body, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>POST /networks/{id}/disconnect: disconnects a container.</summary>
    /// <param name="id">The network.</param>
    /// <param name="container">The container.</param>
    /// <param name="force">Whether what is left of it goes too where the container itself is gone.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<bool> DisconnectAsync(string id, string container, bool force = false, CancellationToken cancellationToken = default) => _http.ChangeAsync(
        HttpMethod.Post,
        $"/networks/{id}/disconnect",
        null,
        JsonBody.From(new() { Container = container, Force = force }, EngineJson.Default.NetworkDisconnectRequest),
        cancellationToken);
}
