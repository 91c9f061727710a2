namespace DockerPS.Engine.Http;

/// <summary>An answer broke off, or is not what the API says it is.</summary>
/// <param name="message">The message for the user.</param>
/// <param name="innerException">The cause.</param>
public sealed class DockerStreamException(string message, Exception? innerException = null) : DockerException(message, innerException)
{
    /// <summary>Creates the error for a connection that broke in the middle of an answer.</summary>
    internal static DockerStreamException BrokenOff(Exception error) =>
        new($"The engine's answer broke off: {error.GetBaseException().Message}", error)
        {
            Advice = "Check that the engine is still running.",
        };
}
