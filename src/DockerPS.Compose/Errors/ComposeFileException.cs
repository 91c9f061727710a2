namespace DockerPS.Compose.Errors;

/// <summary>Compose files could not be read, for a reason that lies in them.</summary>
/// <param name="failure">The reason.</param>
/// <param name="position">The place of the fault.</param>
/// <param name="fact">The fault, as a sentence.</param>
/// <param name="advice">The remedy, as sentences.</param>
/// <param name="innerException">The cause.</param>
public sealed class ComposeFileException(
    ComposeFailure failure, SourcePosition position, string fact, string? advice = null, Exception? innerException = null)
    : Exception(position.Path.Length == 0 ? fact : $"{position}: {fact}", innerException)
{
    /// <summary>The reason.</summary>
    public ComposeFailure Failure { get; } = failure;

    /// <summary>The path of the file; empty if the fault is in none.</summary>
    public string Path { get; } = position.Path;

    /// <summary>The line, starting at 1; 0 if it is unknown.</summary>
    public int Line { get; } = position.Line;

    /// <summary>The column, starting at 1; 0 if it is unknown.</summary>
    public int Column { get; } = position.Column;

    /// <summary>The fault without its place.</summary>
    public string Fact { get; } = fact;

    /// <summary>The remedy, if known.</summary>
    public string? Advice { get; } = advice;
}
