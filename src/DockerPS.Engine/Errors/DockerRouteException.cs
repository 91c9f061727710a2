namespace DockerPS.Engine.Http;

/// <summary>A request was not sent because the engine, or a proxy before it, does not offer BuildKit's control API.</summary>
/// <param name="feature">The feature.</param>
public sealed class DockerRouteException(string feature)
    : DockerException($"{feature} needs BuildKit's control API, which this engine does not offer.");
