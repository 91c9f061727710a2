using System.Management.Automation;
using DockerPS.CommandLine.Errors;

namespace DockerPS.Errors;

/// <summary>Creates the errors of docker's command lines.</summary>
internal static class CommandLineErrors
{
    /// <summary>A line that docker would not take either, or that breaks off.</summary>
    public static ErrorRecord NotReadable(CommandProblem problem) =>
        CommonErrors.Record(new FormatException(problem.Message), problem.Id, ErrorCategory.ParserError, problem.Source);

    /// <summary>A script that would be run in part only.</summary>
    public static ErrorRecord NotComplete(string text) => CommonErrors.Record(
        new InvalidOperationException("Nothing was run, since a part of the text was not converted."),
        "ConversionIncomplete",
        ErrorCategory.InvalidOperation,
        text,
        "Leave out -Invoke, complete the lines that are comments, and run the result.");
}
