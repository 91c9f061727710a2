using System.Management.Automation;
using DockerPS.Engine.Configuration;

namespace DockerPS.Errors;

/// <summary>Creates the errors of contexts.</summary>
internal static class ContextErrors
{
    /// <summary>A name that no context has.</summary>
    public static ErrorRecord ContextNotFound(string name) => RefusedByStore(ContextStore.NotFound(name), name);

    /// <summary>The default context, where one of the store is needed.</summary>
    public static ErrorRecord ContextReserved(string name) => RefusedByStore(ContextStore.Reserved(), name);

    /// <summary>A context that commands use, and that is to go.</summary>
    public static ErrorRecord ContextInUse(string name) => CommonErrors.Record(
        new PSInvalidOperationException($"The context '{name}' is in use: it is the current one, or will be the one of new sessions."),
        "ContextInUse",
        ErrorCategory.ResourceBusy,
        name,
        "Use-DockerContext changes to another one. With -Force it is removed all the same, and is no longer the current one.");

    /// <summary>A context of another computer, which means another one here.</summary>
    public static ErrorRecord ContextFromElsewhere(string name, string computer) => CommonErrors.Record(
        new PSInvalidOperationException($"The context '{name}' came from the computer '{computer}'; it stands in the store of that computer."),
        "ObjectFromElsewhere",
        ErrorCategory.InvalidOperation,
        name,
        "Run the command on that computer (Invoke-Command), or give the name as text to act on the context of this one.");

    /// <summary>Puts the file's path into a message about it. What comes by the pipeline has none.</summary>
    private static string Named(string message, object? target) => message.Replace(
        "This is", target is string path && Path.IsPathRooted(path) ? $"'{path}' is" : "The input is", StringComparison.Ordinal);

    internal static ErrorRecord RefusedByStore(DockerContextException error, object? target) => error.Failure switch
    {
        ContextFailure.NotFound => CommonErrors.Record(error, "ContextNotFound", ErrorCategory.ObjectNotFound, target),
        ContextFailure.Exists => CommonErrors.Record(
            error, "ContextExists", ErrorCategory.ResourceExists, target, "Choose another name, change it with Set-DockerContext, or remove it first."),
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
