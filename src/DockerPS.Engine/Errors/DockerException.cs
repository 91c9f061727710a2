namespace DockerPS.Engine.Http;

/// <summary>What every failure of this client derives from.</summary>
/// <param name="message">The message for the user.</param>
/// <param name="innerException">The cause, if there is one.</param>
public abstract class DockerException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>What the user can do about it, if that is known.</summary>
    public string? Advice { get; init; }
}
