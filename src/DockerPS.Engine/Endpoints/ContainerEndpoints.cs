using System.Text.Json;
using System.Text.Json.Nodes;
using DockerPS.Engine.Http;
using DockerPS.Engine.Json;
using DockerPS.Engine.Models;
using DockerPS.Engine.Streaming;
using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Endpoints;

/// <summary>
/// The routes below <c>/containers</c>. An <c>id</c> is a full id, a name, or a prefix of an id, as the engine resolves them.
/// Every method throws a <see cref="DockerException"/> if the engine refuses, cannot be reached, or breaks off.
/// </summary>
public sealed partial class ContainerEndpoints
{
    private readonly EngineHttp _http;

    internal ContainerEndpoints(EngineHttp http) => _http = http;

    /// <summary>GET /containers/json: lists containers, the newest first.</summary>
    /// <param name="all">Includes containers that are not running.</param>
    /// <param name="limit">The maximum of containers, the newest ones; null for all.</param>
    /// <param name="size">Computes sizes, which is slow.</param>
    /// <param name="filters">The engine's filters.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<IReadOnlyList<ContainerSummary>> ListAsync(
        bool all = true, int? limit = null, bool size = false, FilterSet? filters = null, CancellationToken cancellationToken = default) =>
        _http.GetAsync(
            $"/containers/json",
            new Query().Add("all", all).Add("limit", limit).Add("size", size).Add(filters),
            EngineJson.Default.IReadOnlyListContainerSummary,
            cancellationToken);

    /// <summary>GET /containers/{id}/json: inspects a container.</summary>
    public Task<ContainerInspect> InspectAsync(string id, bool size = false, CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/containers/{id}/json", new Query().Add("size", size), EngineJson.Default.ContainerInspect, cancellationToken);

    /// <summary>GET /containers/{id}/json: inspects a container, as raw JSON.</summary>
    public Task<JsonObject> ReadAsync(string id, CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/containers/{id}/json", null, EngineJson.Default.JsonObject, cancellationToken);

    /// <summary>POST /containers/create: creates a container like another one.</summary>
    /// <param name="template">The other container.</param>
    /// <param name="request">The settings that differ.</param>
    /// <param name="explicitMembers">The members of the request that count even if they are off.</param>
    /// <param name="name">The name; null for a generated one.</param>
    /// <param name="platform">The platform of the image, like <c>linux/arm64</c>.</param>
    /// <param name="overlay">JSON to merge into the request.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<ContainerCreated> CreateLikeAsync(
        ContainerTemplate template,
        ContainerCreateRequest request,
        IReadOnlySet<string> explicitMembers,
        string? name,
        string? platform,
        JsonObject? overlay,
        CancellationToken cancellationToken = default)
    {
        var body = template.With(
            JsonSerializer.SerializeToNode(request, EngineJson.Default.ContainerCreateRequest)!.AsObject(), explicitMembers);
        JsonOverlay.Merge(body, overlay ?? []);
        return _http.ExchangeAsync(
            HttpMethod.Post,
            $"/containers/create",
            new Query().Add("name", name).Add("platform", platform),
            JsonBody.From(body),
            EngineJson.Default.ContainerCreated,
            cancellationToken);
    }

    /// <summary>POST /containers/create: creates a container.</summary>
    /// <param name="request">The settings of the container.</param>
    /// <param name="name">The name; null for a generated one.</param>
    /// <param name="platform">The platform of the image, like <c>linux/arm64</c>.</param>
    /// <param name="overlay">JSON to merge into the request, for settings without a member here.</param>
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

    /// <summary>POST /containers/{id}/start: starts a container; false if it was running already.</summary>
    public Task<bool> StartAsync(string id, string? detachKeys = null, CancellationToken cancellationToken = default) =>
        _http.ChangeAsync(HttpMethod.Post, $"/containers/{id}/start", new Query().Add("detachKeys", detachKeys), null, cancellationToken);

    /// <summary>POST /containers/{id}/stop: stops a container, and returns when it has exited; false if it was not running.</summary>
    /// <param name="id">The container.</param>
    /// <param name="timeout">The seconds until it is killed; -1 for never, null for its own setting.</param>
    /// <param name="signal">The stop signal; since API 1.42.</param>
    /// <param name="cancellationToken">Cancels the wait; the engine carries on.</param>
    public async Task<bool> StopAsync(string id, int? timeout = null, string? signal = null, CancellationToken cancellationToken = default)
    {
        await RequireSignalAsync(signal, cancellationToken).ConfigureAwait(false);
        return await _http.ChangeAsync(
            HttpMethod.Post,
            $"/containers/{id}/stop",
            new Query().Add("t", timeout).Add("signal", signal),
            null,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>POST /containers/{id}/restart: restarts a container, and returns when it is running.</summary>
    /// <param name="id">The container.</param>
    /// <param name="timeout">The seconds until it is killed; -1 for never, null for its own setting.</param>
    /// <param name="signal">The stop signal; since API 1.42.</param>
    /// <param name="cancellationToken">Cancels the wait; the engine carries on.</param>
    public async Task<bool> RestartAsync(
        string id, int? timeout = null, string? signal = null, CancellationToken cancellationToken = default)
    {
        await RequireSignalAsync(signal, cancellationToken).ConfigureAwait(false);
        return await _http.ChangeAsync(
            HttpMethod.Post,
            $"/containers/{id}/restart",
            new Query().Add("t", timeout).Add("signal", signal),
            null,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>POST /containers/{id}/kill: sends a signal; SIGKILL if none is given.</summary>
    public Task<bool> KillAsync(string id, string? signal = null, CancellationToken cancellationToken = default) =>
        _http.ChangeAsync(HttpMethod.Post, $"/containers/{id}/kill", new Query().Add("signal", signal), null, cancellationToken);

    /// <summary>POST /containers/{id}/pause: suspends its processes.</summary>
    public Task<bool> PauseAsync(string id, CancellationToken cancellationToken = default) =>
        _http.ChangeAsync(HttpMethod.Post, $"/containers/{id}/pause", null, null, cancellationToken);

    /// <summary>POST /containers/{id}/unpause: resumes its processes.</summary>
    public Task<bool> UnpauseAsync(string id, CancellationToken cancellationToken = default) =>
        _http.ChangeAsync(HttpMethod.Post, $"/containers/{id}/unpause", null, null, cancellationToken);

    /// <summary>POST /containers/{id}/rename: renames a container.</summary>
    public Task<bool> RenameAsync(string id, string name, CancellationToken cancellationToken = default) =>
        _http.ChangeAsync(HttpMethod.Post, $"/containers/{id}/rename", new Query().Add("name", name), null, cancellationToken);

    /// <summary>POST /containers/{id}/update: changes its limits and its restart policy.</summary>
    /// <param name="id">The container.</param>
    /// <param name="request">The settings to change; those that are null stay.</param>
    /// <param name="overlay">JSON to merge into the request, for settings without a member here.</param>
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

    /// <summary>POST /containers/{id}/resize: resizes its terminal, in characters.</summary>
    public Task<bool> ResizeAsync(string id, int height, int width, CancellationToken cancellationToken = default) =>
        _http.ChangeAsync(
            HttpMethod.Post, $"/containers/{id}/resize", new Query().Add("h", height).Add("w", width), null, cancellationToken);

    /// <summary>DELETE /containers/{id}: removes a container.</summary>
    /// <param name="id">The container, or the name of a link.</param>
    /// <param name="force">Kills a running container first.</param>
    /// <param name="volumes">Removes its anonymous volumes, too.</param>
    /// <param name="link">Removes only a link.</param>
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
    /// POST /containers/{id}/wait: waits for a condition. The task completes when the engine has started to wait, so that nothing
    /// started after that can be missed; the inner task completes when the condition holds.
    /// </summary>
    /// <param name="id">The container.</param>
    /// <param name="condition"><c>not-running</c>, <c>next-exit</c> or <c>removed</c>.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public Task<Task<ContainerExited>> WaitAsync(string id, string condition, CancellationToken cancellationToken = default) =>
        _http.SendDeferredAsync(
            HttpMethod.Post,
            $"/containers/{id}/wait",
            new Query().Add("condition", condition),
            EngineJson.Default.ContainerExited,
            cancellationToken);

    /// <summary>
    /// POST /containers/{id}/wait?condition=removed: waits until it is removed. Podman then reports 0 whatever the exit code was, so
    /// the exit is waited for, too.
    /// </summary>
    /// <param name="id">The container.</param>
    /// <param name="startsLater">Waits for the exit after a start that is still to come.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that completes when the engine has started to wait; the inner one when the container is removed.</returns>
    public async Task<Task<ContainerExited>> WaitRemovedAsync(string id, bool startsLater, CancellationToken cancellationToken = default)
    {
        var removed = await WaitAsync(id, "removed", cancellationToken).ConfigureAwait(false);
        if (!_http.IsPodman)
        {
            return removed;
        }

        // For a running container that removes itself, only "next-exit" is sure to be answered.
        var isEndToCome = startsLater
            || (await InspectAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false)).State?.Status is "running" or "paused";
        return WaitForBothAsync(await WaitAsync(id, isEndToCome ? "next-exit" : "not-running", cancellationToken).ConfigureAwait(false));

        async Task<ContainerExited> WaitForBothAsync(Task<ContainerExited> ended)
        {
            await removed.ConfigureAwait(false);
            return await ended.ConfigureAwait(false);
        }
    }

    /// <summary>POST /containers/{id}/attach: attaches to the container's standard streams.</summary>
    /// <param name="id">The container.</param>
    /// <param name="input">Attaches standard input.</param>
    /// <param name="detachKeys">The detach keys, like <c>ctrl-p,ctrl-q</c>.</param>
    /// <param name="cancellationToken">Cancels the request; the stream lives on.</param>
    public Task<UpgradedStream> AttachAsync(
        string id, bool input, string? detachKeys = null, CancellationToken cancellationToken = default) =>
        _http.UpgradeAsync(
            $"/containers/{id}/attach",
            new Query().Add("stream", true).Add("stdin", input).Add("stdout", true).Add("stderr", true).Add("detachKeys", detachKeys),
            null,
            cancellationToken);

    /// <summary>GET /containers/{id}/logs: reads its log, line by line.</summary>
    /// <param name="id">The container.</param>
    /// <param name="options">The part of the log to read; null for all.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public IAsyncEnumerable<LogLine> LogsAsync(string id, LogOptions? options = null, CancellationToken cancellationToken = default) =>
        LogRequest.ReadAsync(
            _http, $"/containers/{id}/logs", options ?? new(), () => HasTerminalAsync(id, cancellationToken), cancellationToken);

    /// <summary>Indicates whether the output of an attached stream comes in frames.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="tty">Indicates whether the container has a terminal, which decides before API 1.42.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<bool> IsMultiplexedAsync(UpgradedStream stream, bool tty, CancellationToken cancellationToken = default) =>
        _http.IsMultiplexedAsync(stream.MediaType, () => Task.FromResult(tty), cancellationToken);

    private async Task<bool> HasTerminalAsync(string id, CancellationToken cancellationToken) =>
        (await InspectAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false)).Config?.Tty ?? false;

    /// <summary>Refuses a signal that older engines would silently ignore.</summary>
    private Task RequireSignalAsync(string? signal, CancellationToken cancellationToken) =>
        signal is null ? Task.CompletedTask : _http.RequireAsync(new(1, 42), "Signal", cancellationToken);
}
