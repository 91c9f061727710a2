namespace DockerPS.Engine.Http;

/// <summary>The engine and this client support no common version of the API.</summary>
/// <param name="message">The message for the user, with the versions of both.</param>
public sealed class DockerVersionException(string message) : DockerException(message);
