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

    /// <summary>A part of a project cannot be deployed.</summary>
    public static ErrorRecord From(DeploymentException error)
    {
        var own = new ComposeException(
            error.Message, error.Place.Path.Length == 0 ? null : error.Place.Path, Known(error.Place.Line), Known(error.Place.Column));
        return CommonErrors.Record(own, error.Id, error.Category, own.Path, error.Advice);
    }

    /// <summary>A service could not be deployed.</summary>
    /// <param name="cause">The failure.</param>
    /// <param name="service">The name of the service.</param>
    /// <param name="place">Its place in the files.</param>
    /// <param name="skipped">The services that depend on it, and were not deployed therefore.</param>
    public static ErrorRecord ServiceFailed(
        ErrorRecord cause, string service, (string Path, int Line, int Column) place, string skipped) => Failed(
            cause,
            service,
            place,
            $"The service '{service}' was not deployed",
            skipped.Length == 0 ? "" : $"Services that depend on it were not started: {skipped}.");

    /// <summary>An image of a service could not be built, pulled or pushed.</summary>
    /// <param name="cause">The failure.</param>
    /// <param name="image">The image.</param>
    /// <param name="service">The name of the service.</param>
    /// <param name="place">Its place in the files.</param>
    /// <param name="done">What was to be done: built, pulled or pushed.</param>
    /// <param name="skipped">The services that are built from it, and were not built therefore.</param>
    public static ErrorRecord ImageFailed(
        ErrorRecord cause,
        string image,
        string service,
        (string Path, int Line, int Column) place,
        string done,
        string skipped = "") => Failed(
            cause,
            image,
            place,
            $"The image '{image}' of the service '{service}' was not {done}",
            skipped.Length == 0 ? "" : $"Services that are built from it were not built: {skipped}.");

    private static ErrorRecord Failed(
        ErrorRecord cause, string target, (string Path, int Line, int Column) place, string what, string consequence)
    {
        var fact = cause.ToString().TrimEnd();
        var known = cause.Exception as ComposeException;
        var position = place.Path.Length == 0 ? "" : $"{new SourcePosition(place.Path, place.Line, place.Column)}: ";
        var message = known is not null ? fact : $"{position}{what}: {fact}";
        var own = new ComposeException(
            consequence.Length == 0 ? message : $"{message.TrimEnd('.')}. {consequence}",
            known is not null ? known.Path : place.Path.Length == 0 ? null : place.Path,
            known is not null ? known.Line : Known(place.Line),
            known is not null ? known.Column : Known(place.Column),
            cause.Exception);
        return CommonErrors.Record(
            own, cause.FullyQualifiedErrorId.Split(',')[0], cause.CategoryInfo.Category, target, cause.ErrorDetails?.RecommendedAction);
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
