namespace DockerPS.Engine.Http;

/// <summary>A response broke off, or is not what the API promises.</summary>
/// <param name="message">The message for the user.</param>
/// <param name="innerException">The cause.</param>
public sealed class DockerStreamException(string message, Exception? innerException = null) : DockerException(message, innerException)
{
    /// <summary>Indicates that the request was answered, but its connection was not upgraded.</summary>
    public bool IsUpgradeMissing { get; init; }

    /// <summary>Creates the error for a connection that broke in the middle of a response.</summary>
    internal static DockerStreamException BrokenOff(Exception error) =>
        new($"The engine's answer broke off: {error.GetBaseException().Message}", error)
        {
            Advice = "Check that the engine is still running.",
        };
}
