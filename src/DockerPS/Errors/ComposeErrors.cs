using System.Management.Automation;
using DockerPS.Compose.Errors;

namespace DockerPS.Errors;

/// <summary>Creates the errors of Compose files.</summary>
internal static class ComposeErrors
{
    /// <summary>The files of a project are not correct.</summary>
    public static ErrorRecord From(ComposeFileException error)
    {
        // The reader's own exception stays in its load context.
        var own = new ComposeException(
            error.Message, error.Path.Length == 0 ? null : error.Path, Known(error.Line), Known(error.Column));
        return CommonErrors.Record(own, $"Compose{Id(error.Failure)}", Category(error.Failure), own.Path, error.Advice);
    }

    private static int? Known(int number) => number == 0 ? null : number;

    private static string Id(ComposeFailure failure) => failure switch
    {
        ComposeFailure.FileNotFound => "FileNotFound",
        ComposeFailure.FileNotReadable => "FileNotRead",
        ComposeFailure.Syntax => "SyntaxInvalid",
        ComposeFailure.DuplicateKey => "KeyDuplicate",
        ComposeFailure.UnknownKey => "KeyUnknown",
        ComposeFailure.InvalidValue => "ValueInvalid",
        ComposeFailure.Conflict => "ValueConflict",
        ComposeFailure.MissingVariable => "VariableMissing",
        ComposeFailure.InvalidVariable => "VariableInvalid",
        ComposeFailure.Undefined => "ReferenceUndefined",
        ComposeFailure.Cycle => "ReferenceCycle",
        ComposeFailure.EnvironmentFile => "EnvironmentFileInvalid",
        ComposeFailure.ProjectName => "ProjectNameInvalid",
        _ => "NotSupported",
    };

    private static ErrorCategory Category(ComposeFailure failure) => failure switch
    {
        ComposeFailure.FileNotFound or ComposeFailure.Undefined or ComposeFailure.MissingVariable => ErrorCategory.ObjectNotFound,
        ComposeFailure.FileNotReadable => ErrorCategory.ReadError,
        ComposeFailure.Syntax => ErrorCategory.ParserError,
        ComposeFailure.ProjectName => ErrorCategory.InvalidArgument,
        ComposeFailure.NotSupported => ErrorCategory.NotImplemented,
        _ => ErrorCategory.InvalidData,
    };
}
