using DockerPS.Engine.Errors;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Endpoints;

/// <summary>The routes about an engine as a whole.</summary>
public sealed partial class SystemEndpoints
{
    private readonly EngineHttp _http;

    internal SystemEndpoints(EngineHttp http) => _http = http;

    /// <summary>HEAD /_ping: whether the engine answers, and what it says of itself.</summary>
    public Task<EnginePing> PingAsync(CancellationToken cancellationToken = default) => _http.PingAsync(cancellationToken);

    /// <summary>GET /version.</summary>
    public Task<SystemVersion> VersionAsync(CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/version", null, EngineJson.Default.SystemVersion, cancellationToken);

    /// <summary>GET /info: what the engine tells of itself and its computer.</summary>
    public Task<SystemInfo> InfoAsync(CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/info", null, EngineJson.Default.SystemInfo, cancellationToken);

    /// <summary>POST /auth: has a registry check credentials.</summary>
    /// <returns>A token to keep in place of the password; null if the registry gives none.</returns>
    /// <exception cref="DockerRegistryException">The registry refused them, or could not be asked.</exception>
    public async Task<string?> AuthenticateAsync(RegistryAuth auth, CancellationToken cancellationToken = default)
    {
        var answer = await RegistryRefusal.ExplainAsync(() => _http.SendOptionalAsync(
            HttpMethod.Post,
            $"/auth",
            JsonBody.From(auth, EngineJson.Default.RegistryAuth),
            EngineJson.Default.RegistryAuthAnswer,
            cancellationToken)).ConfigureAwait(false);
        return answer?.IdentityToken is { Length: > 0 } token ? token : null;
    }
}
