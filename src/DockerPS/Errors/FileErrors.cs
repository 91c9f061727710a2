using System.Management.Automation;
using DockerPS.Engine.Archives;

namespace DockerPS.Errors;

/// <summary>Creates the errors of local files and of copies.</summary>
internal static class FileErrors
{
    /// <summary>The local path does not exist.</summary>
    public static ErrorRecord PathNotFound(string path, Exception error) =>
        CommonErrors.Record(error, "PathNotFound", ErrorCategory.ObjectNotFound, path);

    /// <summary>The file to create exists already.</summary>
    public static ErrorRecord FileExists(string path) => CommonErrors.Record(
        new IOException($"The file '{path}' already exists."),
        "FileExists",
        ErrorCategory.ResourceExists,
        path,
        "Use -Force to replace it, or choose another name.");

    /// <summary>The path is a folder, a link, a device or a pipe, which are never replaced.</summary>
    public static ErrorRecord FileNotReplaceable(string path) => CommonErrors.Record(
        new IOException($"'{path}' is not a regular file and cannot be replaced."),
        "FileNotReplaceable",
        ErrorCategory.InvalidArgument,
        path,
        "Choose another name.");

    /// <summary>The file to read does not exist.</summary>
    public static ErrorRecord FileNotFound(string path) => CommonErrors.Record(
        new ItemNotFoundException($"The file '{path}' does not exist."), "FileNotFound", ErrorCategory.ObjectNotFound, path);

    /// <summary>The folder to write to does not exist.</summary>
    public static ErrorRecord FolderNotFound(string path) => CommonErrors.Record(
        new ItemNotFoundException($"The folder '{path}' does not exist."),
        "FolderNotFound",
        ErrorCategory.ObjectNotFound,
        path,
        "Create it first with New-Item -ItemType Directory.");

    /// <summary>The file could not be written; no partial file is left.</summary>
    public static ErrorRecord FileNotWritten(string path, Exception error) => CommonErrors.Record(
        new IOException($"The file '{path}' could not be written: {error.Message}", error),
        "FileNotWritten",
        ErrorCategory.WriteError,
        path);

    /// <summary>The file could not be read.</summary>
    public static ErrorRecord FileNotRead(string path, Exception error) => CommonErrors.Record(
        new IOException($"The file '{path}' could not be read: {error.Message}", error), "FileNotRead", ErrorCategory.ReadError, path);

    internal static ErrorRecord NotCopied(ArchiveException error, object? target) => error.Failure switch
    {
        ArchiveFailure.LocalNotFound => PathNotFound(error.Path, error),
        ArchiveFailure.ContainerItemNotFound => CommonErrors.Record(
            new ItemNotFoundException($"The path '{error.Path}' does not exist in the container '{target}'.", error),
            "ContainerItemNotFound",
            ErrorCategory.ObjectNotFound,
            $"{target}:{error.Path}"),
        ArchiveFailure.LocalRead => CommonErrors.Record(error, "ItemNotRead", ErrorCategory.ReadError, error.Path),
        ArchiveFailure.LocalWrite => CommonErrors.Record(error, "ItemNotWritten", ErrorCategory.WriteError, error.Path),
        ArchiveFailure.LocalOwner => CommonErrors.Record(
            error,
            "ItemNotWritten",
            ErrorCategory.WriteError,
            error.Path,
            "Only root can change owners. Omit -Archive, or run PowerShell as root."),
        ArchiveFailure.FolderMissing => CommonErrors.Record(
            error,
            "DestinationNotSuitable",
            ErrorCategory.InvalidOperation,
            error.Path,
            "Create it first, or use -Force to create missing folders."),
        ArchiveFailure.NotFile => CommonErrors.Record(
            error, "ContainerItemNotFile", ErrorCategory.InvalidArgument, $"{target}:{error.Path}"),
        ArchiveFailure.ContainerRead => CommonErrors.Record(
            error, "ContainerItemNotRead", ErrorCategory.ReadError, $"{target}:{error.Path}"),
        ArchiveFailure.ContainerWrite => CommonErrors.Record(
            error, "ContainerItemNotWritten", ErrorCategory.WriteError, $"{target}:{error.Path}"),
        ArchiveFailure.ContainerFolderMissing => CommonErrors.Record(
            error,
            "ContainerItemNotFound",
            ErrorCategory.ObjectNotFound,
            $"{target}:{error.Path}",
            $"Create it first: Invoke-ContainerCommand '{target}' mkdir,-p,'{error.Path[..Math.Max(1, error.Path.LastIndexOf('/'))]}'."),
        ArchiveFailure.Unsafe => CommonErrors.Record(error, "ArchiveEntryRefused", ErrorCategory.SecurityError, error.Path),
        _ => CommonErrors.Record(error, "DestinationNotSuitable", ErrorCategory.InvalidOperation, error.Path),
    };
}
