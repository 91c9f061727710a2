namespace DockerPS.CommandLine.Errors;

/// <summary>Thrown for a command that docker has and this module does not; the line becomes a comment, and the message a warning.</summary>
/// <param name="message">The command, and the reason.</param>
internal sealed class NoCmdletException(string message) : Exception(message);
