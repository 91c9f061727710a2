namespace DockerPS.Engine.Http;

/// <summary>The engine reported a failure in the middle of a response.</summary>
/// <param name="message">The engine's message.</param>
public sealed class DockerOperationException(string message) : DockerException(message)
{
    /// <summary>The code of the failure; for the classic builder, the exit code of the failed command.</summary>
    public int? Code { get; init; }
}
