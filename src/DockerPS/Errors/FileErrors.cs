using System.Management.Automation;
using DockerPS.Engine.Archives;

namespace DockerPS.Errors;

/// <summary>Creates the errors of files on this computer, and of copies.</summary>
internal static class FileErrors
{
    /// <summary>A path of this computer that there is not.</summary>
    public static ErrorRecord PathNotFound(string path, Exception error) => CommonErrors.Record(error, "PathNotFound", ErrorCategory.ObjectNotFound, path);

    /// <summary>A file that is there already.</summary>
    public static ErrorRecord FileExists(string path) => CommonErrors.Record(
        new IOException($"The file '{path}' exists already."), "FileExists", ErrorCategory.ResourceExists, path, "Add -Force to replace it, or choose another name.");

    /// <summary>What is there is no file, but a folder, a link, a device, a pipe.</summary>
    public static ErrorRecord FileNotReplaceable(string path) => CommonErrors.Record(
        new IOException($"'{path}' is no regular file and is not replaced."), "FileNotReplaceable", ErrorCategory.InvalidArgument, path, "Choose another name.");

    /// <summary>A file to read that is not there.</summary>
    public static ErrorRecord FileNotFound(string path) => CommonErrors.Record(
        new ItemNotFoundException($"There is no file '{path}'."), "FileNotFound", ErrorCategory.ObjectNotFound, path);

    /// <summary>A folder to write into that is not there.</summary>
    public static ErrorRecord FolderNotFound(string path) => CommonErrors.Record(
        new ItemNotFoundException($"There is no folder '{path}'."), "FolderNotFound", ErrorCategory.ObjectNotFound, path, "Create it first, with New-Item -ItemType Directory.");

    /// <summary>A file that could not be written; nothing of it is left.</summary>
    public static ErrorRecord FileNotWritten(string path, Exception error) => CommonErrors.Record(
        new IOException($"The file '{path}' could not be written: {error.Message}", error), "FileNotWritten", ErrorCategory.WriteError, path);

    /// <summary>A file that could not be read.</summary>
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
            error, "ItemNotWritten", ErrorCategory.WriteError, error.Path, "Only root may do this. Leave out -Archive, or run PowerShell as root."),
        ArchiveFailure.FolderMissing => CommonErrors.Record(
            error, "DestinationNotSuitable", ErrorCategory.InvalidOperation, error.Path, "Create it first, or use -Force to create missing folders."),
        ArchiveFailure.Unsafe => CommonErrors.Record(error, "ArchiveEntryRefused", ErrorCategory.SecurityError, error.Path),
        _ => CommonErrors.Record(error, "DestinationNotSuitable", ErrorCategory.InvalidOperation, error.Path),
    };
}
