using DockerPS.Engine.Errors;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Endpoints;

/// <summary>The routes for the engine as a whole.</summary>
public sealed partial class SystemEndpoints
{
    private readonly EngineHttp _http;

    internal SystemEndpoints(EngineHttp http) => _http = http;

    /// <summary>HEAD /_ping: checks that the engine responds, and reads its headers.</summary>
    public Task<EnginePing> PingAsync(CancellationToken cancellationToken = default) => _http.PingAsync(cancellationToken);

    /// <summary>GET /version: returns the version of the engine.</summary>
    public Task<SystemVersion> VersionAsync(CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/version", null, EngineJson.Default.SystemVersion, cancellationToken);

    /// <summary>GET /info: describes the engine and its host.</summary>
    public Task<SystemInfo> InfoAsync(CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/info", null, EngineJson.Default.SystemInfo, cancellationToken);

    /// <summary>POST /auth: checks credentials with a registry.</summary>
    /// <returns>A token to store in place of the password; null if the registry gives none.</returns>
    /// <exception cref="DockerRegistryException">The registry refused the credentials, or could not be reached.</exception>
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
