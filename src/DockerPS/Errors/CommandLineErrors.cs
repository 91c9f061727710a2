using System.Management.Automation;
using DockerPS.CommandLine.Errors;

namespace DockerPS.Errors;

/// <summary>Creates the errors of docker's command lines.</summary>
internal static class CommandLineErrors
{
    /// <summary>A line that docker would not take either, or that breaks off.</summary>
    public static ErrorRecord NotReadable(CommandProblem problem)
    {
        FormatException error = new(problem.Message);
        return problem.Kind switch
        {
            ProblemKind.Syntax => CommonErrors.Record(error, "DockerSyntaxInvalid", ErrorCategory.ParserError, problem.Source),
            ProblemKind.Command => CommonErrors.Record(error, "DockerCommandUnknown", ErrorCategory.ObjectNotFound, problem.Source),
            ProblemKind.Option => CommonErrors.Record(error, "DockerOptionInvalid", ErrorCategory.InvalidArgument, problem.Source),
            _ => CommonErrors.Record(error, "DockerArgumentInvalid", ErrorCategory.InvalidArgument, problem.Source),
        };
    }

    /// <summary>A script that would be run in part only.</summary>
    public static ErrorRecord NotComplete(string text) => CommonErrors.Record(
        new InvalidOperationException("Nothing was run, since a part of the text was not converted."),
        "ConversionIncomplete",
        ErrorCategory.InvalidOperation,
        text,
        "Leave out -Invoke, complete the lines that are comments, and run the result.");
}
