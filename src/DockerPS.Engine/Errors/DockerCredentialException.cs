namespace DockerPS.Engine.Http;

/// <summary>The credentials of a registry could not be read or stored. The message holds no secrets.</summary>
/// <param name="message">The message for the user.</param>
/// <param name="innerException">The cause.</param>
public sealed class DockerCredentialException(string message, Exception? innerException = null) : DockerException(message, innerException);
