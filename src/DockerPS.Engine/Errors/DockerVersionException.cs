namespace DockerPS.Engine.Http;

/// <summary>The engine speaks no version of the API that this client speaks.</summary>
/// <param name="message">A message that names the versions of both.</param>
public sealed class DockerVersionException(string message) : DockerException(message);
