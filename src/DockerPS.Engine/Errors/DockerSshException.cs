namespace DockerPS.Engine.Http;

/// <summary>An ssh agent or a key cannot be used for a build. The message names files, and never holds a key.</summary>
/// <param name="message">The message for the user.</param>
/// <param name="innerException">The cause.</param>
public sealed class DockerSshException(string message, Exception? innerException = null) : DockerException(message, innerException);
