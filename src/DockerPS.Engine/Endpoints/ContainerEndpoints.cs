using System.Text.Json;
using System.Text.Json.Nodes;
using DockerPS.Engine.Http;
using DockerPS.Engine.Json;
using DockerPS.Engine.Models;
using DockerPS.Engine.Streaming;
using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Endpoints;

/// <summary>
/// The routes below <c>/containers</c>. An <c>id</c> is a full id, a name, or the beginning of an id, as the engine resolves them.
/// Every method throws a <see cref="DockerException"/> where the engine refuses, cannot be reached, or breaks off.
/// </summary>
public sealed partial class ContainerEndpoints
{
    private readonly EngineHttp _http;

    internal ContainerEndpoints(EngineHttp http) => _http = http;

    /// <summary>GET /containers/json: lists containers, the newest first.</summary>
    /// <param name="all">Whether those that do not run are listed too.</param>
    /// <param name="limit">How many at most, the newest; null for all.</param>
    /// <param name="size">Whether sizes are counted, which takes long.</param>
    /// <param name="filters">The engine's filters.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<IReadOnlyList<ContainerSummary>> ListAsync(
        bool all = true, int? limit = null, bool size = false, FilterSet? filters = null, CancellationToken cancellationToken = default) =>
        _http.GetAsync(
            $"/containers/json",
            new Query().Add("all", all).Add("limit", limit).Add("size", size).Add(filters),
            EngineJson.Default.IReadOnlyListContainerSummary,
            cancellationToken);

    /// <summary>GET /containers/{id}/json: all about a container.</summary>
    public Task<ContainerInspect> InspectAsync(string id, bool size = false, CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/containers/{id}/json", new Query().Add("size", size), EngineJson.Default.ContainerInspect, cancellationToken);

    /// <summary>GET /containers/{id}/json: all about a container, as the engine writes it.</summary>
    public Task<JsonObject> ReadAsync(string id, CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/containers/{id}/json", null, EngineJson.Default.JsonObject, cancellationToken);

    /// <summary>POST /containers/create: makes a container like another.</summary>
    /// <param name="template">The other.</param>
    /// <param name="request">How the new one differs.</param>
    /// <param name="said">The members of the request that count even if they are off.</param>
    /// <param name="name">Its name; null for one that the engine makes up.</param>
    /// <param name="platform">The platform of the image, like <c>linux/arm64</c>.</param>
    /// <param name="overlay">JSON that is laid over the request.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<ContainerCreated> CreateLikeAsync(
        ContainerTemplate template,
        ContainerCreateRequest request,
        IReadOnlySet<string> said,
        string? name,
        string? platform,
        JsonObject? overlay,
        CancellationToken cancellationToken = default)
    {
        var body = template.With(JsonSerializer.SerializeToNode(request, EngineJson.Default.ContainerCreateRequest)!.AsObject(), said);
        JsonOverlay.Merge(body, overlay ?? []);
        return _http.ExchangeAsync(
            HttpMethod.Post,
            $"/containers/create",
            new Query().Add("name", name).Add("platform", platform),
            JsonBody.From(body),
            EngineJson.Default.ContainerCreated,
            cancellationToken);
    }

    /// <summary>POST /containers/create: makes a container.</summary>
    /// <param name="request">What it is like.</param>
    /// <param name="name">Its name; null for one that the engine makes up.</param>
    /// <param name="platform">The platform of the image, like <c>linux/arm64</c>.</param>
    /// <param name="overlay">JSON that is laid over the request, object by object, for what has no member here.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<ContainerCreated> CreateAsync(
        ContainerCreateRequest request,
        string? name = null,
        string? platform = null,
        JsonObject? overlay = null,
        CancellationToken cancellationToken = default) =>
        _http.ExchangeAsync(
            HttpMethod.Post,
            $"/containers/create",
            new Query().Add("name", name).Add("platform", platform),
            JsonBody.From(request, EngineJson.Default.ContainerCreateRequest, overlay),
            EngineJson.Default.ContainerCreated,
            cancellationToken);

    /// <summary>POST /containers/{id}/start. False: it was running already.</summary>
    public Task<bool> StartAsync(string id, string? detachKeys = null, CancellationToken cancellationToken = default) =>
        _http.ChangeAsync(HttpMethod.Post, $"/containers/{id}/start", new Query().Add("detachKeys", detachKeys), null, cancellationToken);

    /// <summary>POST /containers/{id}/stop. False: it did not run. The answer comes when it has ended.</summary>
    /// <param name="id">The container.</param>
    /// <param name="timeout">Seconds until it is killed; -1 for never, null for its own setting.</param>
    /// <param name="signal">The signal to stop with; from API 1.42 on.</param>
    /// <param name="cancellationToken">Cancels the waiting; the engine goes on.</param>
    public async Task<bool> StopAsync(string id, int? timeout = null, string? signal = null, CancellationToken cancellationToken = default)
    {
        await RequireSignalAsync(signal, cancellationToken).ConfigureAwait(false);
        return await _http.ChangeAsync(
            HttpMethod.Post, $"/containers/{id}/stop", new Query().Add("t", timeout).Add("signal", signal), null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>POST /containers/{id}/restart. The answer comes when it runs again.</summary>
    /// <param name="id">The container.</param>
    /// <param name="timeout">Seconds until it is killed; -1 for never, null for its own setting.</param>
    /// <param name="signal">The signal to stop with; from API 1.42 on.</param>
    /// <param name="cancellationToken">Cancels the waiting; the engine goes on.</param>
    public async Task<bool> RestartAsync(string id, int? timeout = null, string? signal = null, CancellationToken cancellationToken = default)
    {
        await RequireSignalAsync(signal, cancellationToken).ConfigureAwait(false);
        return await _http.ChangeAsync(
            HttpMethod.Post, $"/containers/{id}/restart", new Query().Add("t", timeout).Add("signal", signal), null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>POST /containers/{id}/kill: sends a signal, SIGKILL where none is named.</summary>
    public Task<bool> KillAsync(string id, string? signal = null, CancellationToken cancellationToken = default) =>
        _http.ChangeAsync(HttpMethod.Post, $"/containers/{id}/kill", new Query().Add("signal", signal), null, cancellationToken);

    /// <summary>POST /containers/{id}/pause: freezes its processes.</summary>
    public Task<bool> PauseAsync(string id, CancellationToken cancellationToken = default) =>
        _http.ChangeAsync(HttpMethod.Post, $"/containers/{id}/pause", null, null, cancellationToken);

    /// <summary>POST /containers/{id}/unpause: lets its processes go on.</summary>
    public Task<bool> UnpauseAsync(string id, CancellationToken cancellationToken = default) =>
        _http.ChangeAsync(HttpMethod.Post, $"/containers/{id}/unpause", null, null, cancellationToken);

    /// <summary>POST /containers/{id}/rename.</summary>
    public Task<bool> RenameAsync(string id, string name, CancellationToken cancellationToken = default) =>
        _http.ChangeAsync(HttpMethod.Post, $"/containers/{id}/rename", new Query().Add("name", name), null, cancellationToken);

    /// <summary>POST /containers/{id}/update: changes its limits and its restart policy.</summary>
    /// <param name="id">The container.</param>
    /// <param name="request">What changes; what is null stays.</param>
    /// <param name="overlay">JSON that is laid over the request, for what has no member here.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<ContainerUpdated> UpdateAsync(
        string id, ContainerUpdateRequest request, JsonObject? overlay = null, CancellationToken cancellationToken = default) =>
        _http.ExchangeAsync(
            HttpMethod.Post,
            $"/containers/{id}/update",
            null,
            JsonBody.From(request, EngineJson.Default.ContainerUpdateRequest, overlay),
            EngineJson.Default.ContainerUpdated,
            cancellationToken);

    /// <summary>POST /containers/{id}/resize: tells it the size of its terminal, in characters.</summary>
    public Task<bool> ResizeAsync(string id, int height, int width, CancellationToken cancellationToken = default) =>
        _http.ChangeAsync(HttpMethod.Post, $"/containers/{id}/resize", new Query().Add("h", height).Add("w", width), null, cancellationToken);

    /// <summary>DELETE /containers/{id}.</summary>
    /// <param name="id">The container; the link's name where a link is removed.</param>
    /// <param name="force">Whether a running one is killed.</param>
    /// <param name="volumes">Whether its anonymous volumes go too.</param>
    /// <param name="link">Whether only a link of this name is removed.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<bool> RemoveAsync(
        string id, bool force = false, bool volumes = false, bool link = false, CancellationToken cancellationToken = default) =>
        _http.ChangeAsync(
            HttpMethod.Delete,
            $"/containers/{id}",
            new Query().Add("force", force).Add("v", volumes).Add("link", link),
            null,
            cancellationToken);

    /// <summary>
    /// POST /containers/{id}/wait. The task ends when the engine has begun to wait, so that what is started then cannot be
    /// missed; the inner one when the condition holds.
    /// </summary>
    /// <param name="id">The container.</param>
    /// <param name="condition"><c>not-running</c>, <c>next-exit</c> or <c>removed</c>.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    public Task<Task<ContainerExited>> WaitAsync(string id, string condition, CancellationToken cancellationToken = default) =>
        _http.SendDeferredAsync(
            HttpMethod.Post, $"/containers/{id}/wait", new Query().Add("condition", condition), EngineJson.Default.ContainerExited, cancellationToken);

    /// <summary>
    /// POST /containers/{id}/wait?condition=removed: waits until it is gone. Podman answers that with 0 whatever the exit code was, and
    /// is asked for its end as well.
    /// </summary>
    /// <param name="id">The container.</param>
    /// <param name="startsLater">Whether the end that counts is that of a start to come.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that ends when the engine has begun to wait, with one that ends when the container is gone.</returns>
    public async Task<Task<ContainerExited>> WaitRemovedAsync(string id, bool startsLater, CancellationToken cancellationToken = default)
    {
        var removed = await WaitAsync(id, "removed", cancellationToken).ConfigureAwait(false);
        if (!_http.IsPodman)
        {
            return removed;
        }

        // Of one that runs and removes itself, only the next exit is sure to be told.
        var isEndToCome = startsLater || (await InspectAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false)).State?.Status is "running" or "paused";
        return BothAsync(await WaitAsync(id, isEndToCome ? "next-exit" : "not-running", cancellationToken).ConfigureAwait(false));

        async Task<ContainerExited> BothAsync(Task<ContainerExited> ended)
        {
            await removed.ConfigureAwait(false);
            return await ended.ConfigureAwait(false);
        }
    }

    /// <summary>POST /containers/{id}/attach: the container's standard streams.</summary>
    /// <param name="id">The container.</param>
    /// <param name="input">Whether standard input is attached.</param>
    /// <param name="detachKeys">The keys that detach, like <c>ctrl-p,ctrl-q</c>.</param>
    /// <param name="cancellationToken">Cancels the request; the stream lives on.</param>
    public Task<UpgradedStream> AttachAsync(string id, bool input, string? detachKeys = null, CancellationToken cancellationToken = default) =>
        _http.UpgradeAsync(
            $"/containers/{id}/attach",
            new Query().Add("stream", true).Add("stdin", input).Add("stdout", true).Add("stderr", true).Add("detachKeys", detachKeys),
            null,
            cancellationToken);

    /// <summary>GET /containers/{id}/logs: what it wrote, line by line.</summary>
    /// <param name="id">The container.</param>
    /// <param name="options">What of it; null for all that is there.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public IAsyncEnumerable<LogLine> LogsAsync(string id, LogOptions? options = null, CancellationToken cancellationToken = default) =>
        LogRequest.ReadAsync(_http, $"/containers/{id}/logs", options ?? new(), () => HasTerminalAsync(id, cancellationToken), cancellationToken);

    /// <summary>Indicates whether the output of an attached stream comes in frames.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="tty">Whether the container has a terminal: below API 1.42 nothing else tells.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<bool> IsMultiplexedAsync(UpgradedStream stream, bool tty, CancellationToken cancellationToken = default) =>
        _http.IsMultiplexedAsync(stream.MediaType, () => Task.FromResult(tty), cancellationToken);

    private async Task<bool> HasTerminalAsync(string id, CancellationToken cancellationToken) =>
        (await InspectAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false)).Config?.Tty ?? false;

    /// <summary>Older engines would stop with the container's own signal and say nothing.</summary>
    private Task RequireSignalAsync(string? signal, CancellationToken cancellationToken) =>
        signal is null ? Task.CompletedTask : _http.RequireAsync(new(1, 42), "Signal", cancellationToken);
}
