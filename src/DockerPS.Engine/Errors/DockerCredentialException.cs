namespace DockerPS.Engine.Http;

/// <summary>The credentials of a registry could not be read or kept. The message holds nothing secret.</summary>
/// <param name="message">The message for the user.</param>
/// <param name="innerException">The cause.</param>
public sealed class DockerCredentialException(string message, Exception? innerException = null) : DockerException(message, innerException);
