namespace DockerPS.CommandLine.Errors;

/// <summary>A fault of a command line, with its place.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Message">The fact, with the place, and the remedy.</param>
/// <param name="Source">The line of the fault.</param>
public sealed record CommandProblem(ProblemKind Kind, string Message, string Source);
