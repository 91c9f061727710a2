using DockerPS.Engine.Http;

namespace DockerPS.Engine.Archives;

/// <summary>Reasons why files could not be copied.</summary>
public enum ArchiveFailure
{
    /// <summary>The path does not exist on this computer.</summary>
    LocalNotFound,

    /// <summary>The path does not exist in the container.</summary>
    ContainerItemNotFound,

    /// <summary>The destination does not fit the source, like a file where a folder is needed.</summary>
    Destination,

    /// <summary>A local file or folder could not be read.</summary>
    LocalRead,

    /// <summary>A local file or folder could not be written.</summary>
    LocalWrite,

    /// <summary>An archive tries to write outside its destination, or has an entry that may not be created here.</summary>
    Unsafe,

    /// <summary>The folder of the destination does not exist.</summary>
    FolderMissing,

    /// <summary>The owner of a local file could not be set.</summary>
    LocalOwner,

    /// <summary>The path in the container is a folder or a device, where a file is needed.</summary>
    NotFile,

    /// <summary>An item in the container could not be read.</summary>
    ContainerRead,

    /// <summary>A file in the container could not be written.</summary>
    ContainerWrite,

    /// <summary>The folder of a file in the container does not exist.</summary>
    ContainerFolderMissing,
}

/// <summary>Files could not be copied, for a reason that lies in them and not in the engine.</summary>
/// <param name="failure">The reason.</param>
/// <param name="path">The path concerned.</param>
/// <param name="message">The message for the user.</param>
/// <param name="innerException">The cause.</param>
public sealed class ArchiveException(ArchiveFailure failure, string path, string message, Exception? innerException = null)
    : DockerException(message, innerException)
{
    /// <summary>The reason.</summary>
    public ArchiveFailure Failure { get; } = failure;

    /// <summary>The path concerned.</summary>
    public string Path { get; } = path;

    /// <summary>Creates the error for a local path that could not be read.</summary>
    internal static ArchiveException Reading(string path, Exception error) =>
        error is FileNotFoundException or DirectoryNotFoundException
            ? new(ArchiveFailure.LocalNotFound, path, $"'{path}' does not exist.", error)
            : new(ArchiveFailure.LocalRead, path, $"'{path}' could not be read: {error.Message}", error);

    /// <summary>Creates the error for a local path that could not be written.</summary>
    public static ArchiveException Writing(string path, Exception error) =>
        new(ArchiveFailure.LocalWrite, path, $"'{path}' could not be written: {error.Message}", error);

    /// <summary>Indicates whether an exception comes from the file system.</summary>
    internal static bool IsOfFileSystem(Exception error) =>
        error is IOException or UnauthorizedAccessException or System.Security.SecurityException or NotSupportedException
            or ArgumentException;
}
