namespace DockerPS.CommandLine.Errors;

/// <summary>A fault of a command line, with its place.</summary>
/// <param name="Id">The error id.</param>
/// <param name="Message">The fact, with the place, and the remedy.</param>
/// <param name="Source">The line of the fault.</param>
public sealed record CommandProblem(string Id, string Message, string Source);
