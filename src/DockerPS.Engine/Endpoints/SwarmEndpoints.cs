using System.Text.Json.Nodes;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Endpoints;

/// <summary>The routes below <c>/swarm</c>: an engine's place in a swarm, and the swarm as a whole.</summary>
public sealed class SwarmEndpoints
{
    private readonly EngineHttp _http;

    internal SwarmEndpoints(EngineHttp http) => _http = http;

    /// <summary>GET /swarm: the swarm, with the tokens that let engines join. Only managers know.</summary>
    public Task<SwarmInspect> InspectAsync(CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/swarm", null, EngineJson.Default.SwarmInspect, cancellationToken);

    /// <summary>POST /swarm/init: makes the engine the first manager of a new swarm.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="overlay">JSON that is laid over the request, object by object, for what has no member here.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The id of the engine in the swarm.</returns>
    public Task<string> InitAsync(SwarmInitRequest request, JsonObject? overlay = null, CancellationToken cancellationToken = default) => _http.ExchangeAsync(
        HttpMethod.Post,
        $"/swarm/init",
        null,
        JsonBody.From(request, EngineJson.Default.SwarmInitRequest, overlay),
        EngineJson.Default.String,
        cancellationToken);

    /// <summary>POST /swarm/join: makes the engine a member of a swarm. The answer comes when it is one, or after twenty seconds.</summary>
    public Task<bool> JoinAsync(SwarmJoinRequest request, CancellationToken cancellationToken = default) =>
        _http.ChangeAsync(HttpMethod.Post, $"/swarm/join", null, JsonBody.From(request, EngineJson.Default.SwarmJoinRequest), cancellationToken);

    /// <summary>POST /swarm/leave: has the engine leave its swarm.</summary>
    /// <param name="force">Whether it leaves although it is a manager, or the last one.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<bool> LeaveAsync(bool force = false, CancellationToken cancellationToken = default) =>
        _http.ChangeAsync(HttpMethod.Post, $"/swarm/leave", new Query().Add("force", force), null, cancellationToken);

    /// <summary>POST /swarm/update: changes the settings of the swarm.</summary>
    /// <param name="spec">All settings, as they are to be.</param>
    /// <param name="version">The state that this is a change of; a newer one refuses it.</param>
    /// <param name="rotations">What is made anew.</param>
    /// <param name="overlay">JSON that is laid over the settings, object by object, for what has no member here.</param>
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

    /// <summary>GET /swarm/unlockkey: the key of managers that lock themselves; null if they do not.</summary>
    public async Task<string?> UnlockKeyAsync(CancellationToken cancellationToken = default)
    {
        var answer = await _http.GetAsync($"/swarm/unlockkey", null, EngineJson.Default.SwarmUnlockKey, cancellationToken).ConfigureAwait(false);
        return answer.UnlockKey is { Length: > 0 } key ? key : null;
    }

    /// <summary>POST /swarm/unlock: lets a manager that has locked itself work again. False: it was not locked.</summary>
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
