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
        var (id, category) = Kind(error.Failure);
        return CommonErrors.Record(own, id, category, own.Path, error.Advice);
    }

    private static int? Known(int number) => number == 0 ? null : number;

    private static (string Id, ErrorCategory Category) Kind(ComposeFailure failure) => failure switch
    {
        ComposeFailure.FileNotFound => ("ComposeFileNotFound", ErrorCategory.ObjectNotFound),
        ComposeFailure.FileNotReadable => ("ComposeFileNotRead", ErrorCategory.ReadError),
        ComposeFailure.Syntax => ("ComposeSyntaxInvalid", ErrorCategory.ParserError),
        ComposeFailure.DuplicateKey => ("ComposeKeyDuplicate", ErrorCategory.InvalidData),
        ComposeFailure.UnknownKey => ("ComposeKeyUnknown", ErrorCategory.InvalidData),
        ComposeFailure.InvalidValue => ("ComposeValueInvalid", ErrorCategory.InvalidData),
        ComposeFailure.Conflict => ("ComposeValueConflict", ErrorCategory.InvalidData),
        ComposeFailure.MissingVariable => ("ComposeVariableMissing", ErrorCategory.ObjectNotFound),
        ComposeFailure.InvalidVariable => ("ComposeVariableInvalid", ErrorCategory.InvalidData),
        ComposeFailure.Undefined => ("ComposeReferenceUndefined", ErrorCategory.ObjectNotFound),
        ComposeFailure.Cycle => ("ComposeReferenceCycle", ErrorCategory.InvalidData),
        ComposeFailure.EnvironmentFile => ("ComposeEnvironmentFileInvalid", ErrorCategory.InvalidData),
        ComposeFailure.ProjectName => ("ComposeProjectNameInvalid", ErrorCategory.InvalidArgument),
        _ => ("ComposeNotSupported", ErrorCategory.NotImplemented),
    };
}
