using System.Management.Automation;
using DockerPS.Engine.Configuration;

namespace DockerPS.Errors;

/// <summary>Creates the errors of contexts.</summary>
internal static class ContextErrors
{
    /// <summary>No context has the name.</summary>
    public static ErrorRecord ContextNotFound(string name) => RefusedByStore(ContextStore.NotFound(name), name);

    /// <summary>The default context was named where a stored one is required.</summary>
    public static ErrorRecord ContextReserved(string name) => RefusedByStore(ContextStore.Reserved(), name);

    /// <summary>The context to remove is in use.</summary>
    public static ErrorRecord ContextInUse(string name) => CommonErrors.Record(
        new PSInvalidOperationException($"The context '{name}' is in use: it is the current context, or the one for new sessions."),
        "ContextInUse",
        ErrorCategory.ResourceBusy,
        name,
        "Switch to another context with Use-DockerContext first, or use -Force to remove it anyway; it is then no longer current.");

    /// <summary>The context comes from another computer, and its name refers to a different one here.</summary>
    public static ErrorRecord ContextFromElsewhere(string name, string computer) => CommonErrors.Record(
        new PSInvalidOperationException($"The context '{name}' comes from the computer '{computer}' and is stored there."),
        "ObjectFromElsewhere",
        ErrorCategory.InvalidOperation,
        name,
        "Run the command on that computer with Invoke-Command, or pass the name as a string to act on the local context of that name.");

    /// <summary>Puts the file's path into a message about it. What comes by the pipeline has none.</summary>
    private static string Named(string message, object? target) => message.Replace(
        "This is", target is string path && Path.IsPathRooted(path) ? $"'{path}' is" : "The input is", StringComparison.Ordinal);

    internal static ErrorRecord RefusedByStore(DockerContextException error, object? target) => error.Failure switch
    {
        ContextFailure.NotFound => CommonErrors.Record(error, "ContextNotFound", ErrorCategory.ObjectNotFound, target),
        ContextFailure.Exists => CommonErrors.Record(
            error,
            "ContextExists",
            ErrorCategory.ResourceExists,
            target,
            "Choose another name, change the context with Set-DockerContext, or remove it first."),
        ContextFailure.Reserved => CommonErrors.Record(error, "ContextReserved", ErrorCategory.InvalidOperation, target),
        ContextFailure.Certificate => CommonErrors.Record(error, "ContextCertificateNotSuitable", ErrorCategory.InvalidData, target),
        ContextFailure.Archive => CommonErrors.Record(
            new DockerContextException(error.Failure, Named(error.Message, target), error),
            "ContextFileNotSuitable",
            ErrorCategory.InvalidData,
            target,
            "Give a file that Export-DockerContext or 'docker context export' wrote."),
        _ => CommonErrors.Record(error, "ContextStoreFailed", ErrorCategory.ResourceUnavailable, target),
    };
}
