using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Endpoints;

/// <summary>
/// The routes below <c>/networks</c>. An <c>id</c> is a full id, a name, or a prefix of an id, as the engine resolves them;
/// only full ids are unambiguous, since several networks may have the same name.
/// </summary>
public sealed class NetworkEndpoints
{
    /// <summary>The first version with gateway priorities, and with networks without IPv4.</summary>
    private static readonly ApiVersion s_version48 = new(1, 48);
    private static readonly ApiVersion s_version54 = new(1, 54);

    private readonly EngineHttp _http;

    internal NetworkEndpoints(EngineHttp http) => _http = http;

    /// <summary>GET /networks: lists networks, without their containers.</summary>
    public Task<IReadOnlyList<NetworkSummary>> ListAsync(FilterSet? filters = null, CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/networks", new Query().Add(filters), EngineJson.Default.IReadOnlyListNetworkSummary, cancellationToken);

    /// <summary>
    /// GET /networks: lists user-defined networks. Podman cannot filter them; it has no other ones but <c>bridge</c> and <c>podman</c>.
    /// </summary>
    public async Task<IReadOnlyList<NetworkSummary>> ListCustomAsync(CancellationToken cancellationToken = default)
    {
        await _http.NegotiateAsync(cancellationToken).ConfigureAwait(false);
        return _http.IsPodman
            ? [.. (await ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Where(
                network => network.Name is not ("bridge" or "podman"))]
            : await ListAsync(new FilterSet().Add("type", "custom"), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>GET /networks/{id}: inspects a network.</summary>
    /// <param name="id">The network.</param>
    /// <param name="verbose">Includes the services of a swarm.</param>
    /// <param name="scope">The scope that the network must have: <c>local</c>, <c>global</c> or <c>swarm</c>.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<NetworkInspect> InspectAsync(
        string id, bool verbose = false, string? scope = null, CancellationToken cancellationToken = default) =>
        _http.GetAsync(
            $"/networks/{id}",
            new Query().Add("verbose", verbose).Add("scope", scope),
            EngineJson.Default.NetworkInspect,
            cancellationToken);

    /// <summary>POST /networks/create: creates a network.</summary>
    public async Task<NetworkCreated> CreateAsync(NetworkCreateRequest request, CancellationToken cancellationToken = default)
    {
        if (request.EnableIPv4 is not null)
        {
            await _http.RequireAsync(s_version48, "IPv4", cancellationToken).ConfigureAwait(false);
        }

        var body = JsonBody.From(request, EngineJson.Default.NetworkCreateRequest);
        return await _http.ExchangeAsync(
            HttpMethod.Post, $"/networks/create", null, body, EngineJson.Default.NetworkCreated, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>DELETE /networks/{id}: removes a network.</summary>
    public Task<bool> RemoveAsync(string id, CancellationToken cancellationToken = default) =>
        _http.ChangeAsync(HttpMethod.Delete, $"/networks/{id}", null, null, cancellationToken);

    /// <summary>POST /networks/{id}/connect: connects a container.</summary>
    /// <param name="id">The network.</param>
    /// <param name="container">The container.</param>
    /// <param name="settings">The endpoint settings; null for the engine's choice.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<bool> ConnectAsync(
        string id, string container, EndpointSettings? settings = null, CancellationToken cancellationToken = default)
    {
        if (settings?.MacAddress is not null)
        {
            // Older engines accept it, and assign another address.
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
    /// <param name="force">Removes what a removed container left behind.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<bool> DisconnectAsync(
        string id, string container, bool force = false, CancellationToken cancellationToken = default) => _http.ChangeAsync(
        HttpMethod.Post,
        $"/networks/{id}/disconnect",
        null,
        JsonBody.From(new() { Container = container, Force = force }, EngineJson.Default.NetworkDisconnectRequest),
        cancellationToken);
}
