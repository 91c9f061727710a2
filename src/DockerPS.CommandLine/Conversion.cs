using DockerPS.CommandLine.Errors;

namespace DockerPS.CommandLine;

/// <summary>What became of command lines.</summary>
/// <param name="Lines">The lines of PowerShell.</param>
/// <param name="Warnings">What could not be carried over, and why.</param>
/// <param name="Problems">The faults of lines that could not be read.</param>
/// <param name="IsComplete">Whether all lines were converted: none has become a comment.</param>
public sealed record Conversion(
    IReadOnlyList<string> Lines, IReadOnlyList<string> Warnings, IReadOnlyList<CommandProblem> Problems, bool IsComplete);
