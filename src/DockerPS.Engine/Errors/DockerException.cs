namespace DockerPS.Engine.Http;

/// <summary>Base class of all failures of this client.</summary>
/// <param name="message">The message for the user.</param>
/// <param name="innerException">The cause, if any.</param>
public abstract class DockerException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>The remedy, if known.</summary>
    public string? Advice { get; init; }
}
