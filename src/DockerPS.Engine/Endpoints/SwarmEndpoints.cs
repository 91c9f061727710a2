using System.Text.Json.Nodes;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Endpoints;

/// <summary>The routes below <c>/swarm</c>: an engine's place in a swarm, and the swarm as a whole.</summary>
public sealed class SwarmEndpoints
{
    private readonly EngineHttp _http;

    internal SwarmEndpoints(EngineHttp http) => _http = http;

    /// <summary>GET /swarm: inspects the swarm, with its join tokens. Only managers can do this.</summary>
    public Task<SwarmInspect> InspectAsync(CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/swarm", null, EngineJson.Default.SwarmInspect, cancellationToken);

    /// <summary>POST /swarm/init: creates a swarm with the engine as its manager.</summary>
    /// <param name="request">The settings.</param>
    /// <param name="overlay">JSON to merge into the request, for settings without a member here.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The node id of the engine.</returns>
    public Task<string> InitAsync(
        SwarmInitRequest request, JsonObject? overlay = null, CancellationToken cancellationToken = default) => _http.ExchangeAsync(
        HttpMethod.Post,
        $"/swarm/init",
        null,
        JsonBody.From(request, EngineJson.Default.SwarmInitRequest, overlay),
        EngineJson.Default.String,
        cancellationToken);

    /// <summary>POST /swarm/join: joins a swarm; the engine responds when it has joined, or after twenty seconds.</summary>
    public Task<bool> JoinAsync(SwarmJoinRequest request, CancellationToken cancellationToken = default) =>
        _http.ChangeAsync(
            HttpMethod.Post, $"/swarm/join", null, JsonBody.From(request, EngineJson.Default.SwarmJoinRequest), cancellationToken);

    /// <summary>POST /swarm/leave: leaves the swarm.</summary>
    /// <param name="force">Leaves even if it is a manager, or the last one.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<bool> LeaveAsync(bool force = false, CancellationToken cancellationToken = default) =>
        _http.ChangeAsync(HttpMethod.Post, $"/swarm/leave", new Query().Add("force", force), null, cancellationToken);

    /// <summary>POST /swarm/update: changes the settings of the swarm.</summary>
    /// <param name="spec">All settings.</param>
    /// <param name="version">The version that the update is based on; refused if there is a newer one.</param>
    /// <param name="rotations">The secrets to rotate.</param>
    /// <param name="overlay">JSON to merge into the settings, for those without a member here.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<bool> UpdateAsync(
        SwarmSpec spec,
        ObjectVersion? version,
        SwarmRotations rotations = SwarmRotations.None,
        JsonObject? overlay = null,
        CancellationToken cancellationToken = default) => _http.ChangeAsync(
        HttpMethod.Post,
        $"/swarm/update",
        new Query()
            .Add("version", version)
            .Add("rotateWorkerToken", rotations.HasFlag(SwarmRotations.WorkerToken))
            .Add("rotateManagerToken", rotations.HasFlag(SwarmRotations.ManagerToken))
            .Add("rotateManagerUnlockKey", rotations.HasFlag(SwarmRotations.UnlockKey)),
        JsonBody.From(spec, EngineJson.Default.SwarmSpec, overlay),
        cancellationToken);

    /// <summary>GET /swarm/unlockkey: returns the unlock key of managers; null if they do not lock.</summary>
    public async Task<string?> UnlockKeyAsync(CancellationToken cancellationToken = default)
    {
        var answer = await _http.GetAsync(
            $"/swarm/unlockkey", null, EngineJson.Default.SwarmUnlockKey, cancellationToken).ConfigureAwait(false);
        return answer.UnlockKey is { Length: > 0 } key ? key : null;
    }

    /// <summary>POST /swarm/unlock: unlocks a manager; false if it was not locked.</summary>
    public async Task<bool> UnlockAsync(string key, CancellationToken cancellationToken = default)
    {
        var body = JsonBody.From(new() { UnlockKey = key }, EngineJson.Default.SwarmUnlockKey);
        try
        {
            return await _http.ChangeAsync(HttpMethod.Post, $"/swarm/unlock", null, body, cancellationToken).ConfigureAwait(false);
        }
        catch (DockerApiException open) when (open.IsConflict)
        {
            return false;
        }
    }
}
