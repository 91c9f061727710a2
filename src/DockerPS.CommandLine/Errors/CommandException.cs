namespace DockerPS.CommandLine.Errors;

/// <summary>Thrown for a command line that cannot be read; the converter turns it into a <see cref="CommandProblem"/>.</summary>
/// <param name="kind">What is wrong.</param>
/// <param name="message">The fact, without the place.</param>
/// <param name="offset">The place in the text.</param>
internal sealed class CommandException(ProblemKind kind, string message, int offset) : Exception(message)
{
    public ProblemKind Kind { get; } = kind;

    public int Offset { get; } = offset;
}
