namespace DockerPS.Engine.Http;

/// <summary>A request was not sent because it needs an engine that keeps its images in containerd.</summary>
/// <param name="feature">The feature.</param>
public sealed class DockerStoreException(string feature)
    : DockerException($"{feature} needs the containerd image store, and this engine has the classic one.");
