namespace DockerPS.Engine.Http;

/// <summary>The engine reported a failure inside a stream that had begun well.</summary>
/// <param name="message">The engine's message.</param>
public sealed class DockerOperationException(string message) : DockerException(message)
{
    /// <summary>The code that came with it: of the classic builder, the exit code of the command that failed.</summary>
    public int? Code { get; init; }
}
