namespace DockerPS.Errors;

/// <summary>Compose files are not correct.</summary>
/// <param name="message">The place and the fault.</param>
/// <param name="path">The path of the file.</param>
/// <param name="line">The line.</param>
/// <param name="column">The column.</param>
/// <param name="innerException">What the engine or the system reported; null if nothing.</param>
public sealed class ComposeException(string message, string? path, int? line, int? column, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>The path of the file; null if the fault is in none.</summary>
    public string? Path { get; } = path;

    /// <summary>The line, starting at 1; null if it is unknown.</summary>
    public int? Line { get; } = line;

    /// <summary>The column, starting at 1; null if it is unknown.</summary>
    public int? Column { get; } = column;
}
