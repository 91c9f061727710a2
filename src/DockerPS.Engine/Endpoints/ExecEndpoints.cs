using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Endpoints;

/// <summary>
/// The routes that run commands in containers. Every method throws a <see cref="DockerException"/> if the engine refuses,
/// cannot be reached, or breaks off.
/// </summary>
public sealed class ExecEndpoints
{
    private readonly EngineHttp _http;

    internal ExecEndpoints(EngineHttp http) => _http = http;

    /// <summary>POST /containers/{id}/exec: creates a command in a running container, and returns its id.</summary>
    public async Task<string> CreateAsync(string container, ExecCreateRequest request, CancellationToken cancellationToken = default) =>
        (await _http.ExchangeAsync(
            HttpMethod.Post,
            $"/containers/{container}/exec",
            null,
            JsonBody.From(request, EngineJson.Default.ExecCreateRequest),
            EngineJson.Default.ExecCreated,
            cancellationToken).ConfigureAwait(false)).Id;

    /// <summary>POST /exec/{id}/start: runs the command, and returns its streams, which also report a command that cannot be run.</summary>
    /// <param name="id">The command.</param>
    /// <param name="tty">Indicates whether it was created with a terminal.</param>
    /// <param name="size">The terminal's height and width; sent since API 1.42.</param>
    /// <param name="cancellationToken">Cancels the request; the stream lives on.</param>
    public async Task<UpgradedStream> StartAsync(
        string id, bool tty, (int Height, int Width)? size = null, CancellationToken cancellationToken = default)
    {
        var version = await _http.NegotiateAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<int>? consoleSize = size is var (height, width) && version >= new ApiVersion(1, 42) ? [height, width] : null;
        return await _http.UpgradeAsync(
            $"/exec/{id}/start",
            null,
            JsonBody.From(new() { Tty = tty, ConsoleSize = consoleSize }, EngineJson.Default.ExecStartRequest),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>POST /exec/{id}/start: runs the command in the background.</summary>
    public Task<bool> StartDetachedAsync(string id, bool tty = false, CancellationToken cancellationToken = default) =>
        _http.ChangeAsync(
            HttpMethod.Post,
            $"/exec/{id}/start",
            null,
            JsonBody.From(new() { Detach = true, Tty = tty }, EngineJson.Default.ExecStartRequest),
            cancellationToken);

    /// <summary>GET /exec/{id}/json: inspects a command, for its exit code.</summary>
    public Task<ExecInspect> InspectAsync(string id, CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/exec/{id}/json", null, EngineJson.Default.ExecInspect, cancellationToken);

    /// <summary>POST /exec/{id}/resize: resizes its terminal, in characters.</summary>
    public Task<bool> ResizeAsync(string id, int height, int width, CancellationToken cancellationToken = default) =>
        _http.ChangeAsync(HttpMethod.Post, $"/exec/{id}/resize", new Query().Add("h", height).Add("w", width), null, cancellationToken);
}
