namespace DockerPS.Engine.Http;

/// <summary>
/// Opens the connections over which BuildKit and its client call each other with gRPC. Each is a connection of its own, and starts
/// with the first byte of HTTP/2.
/// </summary>
internal sealed class SessionTransport(EngineHttp http)
{
    /// <summary>Opens a session, on which the engine makes the calls. It is the client of HTTP/2, and speaks first.</summary>
    /// <param name="id">The name by which builds refer to the session; never empty.</param>
    /// <param name="sharedKey">The key under which the engine keeps received folders; may be empty.</param>
    /// <param name="methods">The paths of the methods that the engine may look for, in the form <c>/package.Service/Method</c>.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="DockerApiException">The engine has a session of this name, or refuses sessions.</exception>
    public Task<Stream> OpenSessionAsync(
        string id, string sharedKey, IEnumerable<string> methods, CancellationToken cancellationToken) =>
        http.UpgradeToHttp2Async($"/session", SessionHeaders(id, sharedKey, methods), cancellationToken);

    /// <summary>Opens a connection for calls to the engine, over which this side is the client of HTTP/2.</summary>
    /// <exception cref="DockerApiException">The engine refuses it.</exception>
    public Task<Stream> OpenControlAsync(CancellationToken cancellationToken) =>
        http.UpgradeToHttp2Async($"/grpc", [], cancellationToken);

    /// <summary>
    /// Opens a connection for calls to an engine that takes HTTP/2 without an upgrade, which can be expected since API 1.53, and not with
    /// TLS. Another engine ends it with the first call.
    /// </summary>
    public Task<Stream> ConnectAsync(CancellationToken cancellationToken) => http.ConnectAsync(cancellationToken);

    /// <summary>Returns the headers that describe a session; in lower case, they are also its metadata in a call.</summary>
    public static IEnumerable<KeyValuePair<string, string>> SessionHeaders(string id, string sharedKey, IEnumerable<string> methods) =>
    [
        new("X-Docker-Expose-Session-Uuid", id),
        new("X-Docker-Expose-Session-Sharedkey", sharedKey),
        .. methods.Select(method => new KeyValuePair<string, string>("X-Docker-Expose-Session-Grpc-Method", method)),
    ];
}
