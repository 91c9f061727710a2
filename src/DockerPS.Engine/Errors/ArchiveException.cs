using DockerPS.Engine.Http;

namespace DockerPS.Engine.Archives;

/// <summary>Why files could not be copied.</summary>
public enum ArchiveFailure
{
    /// <summary>There is nothing at the path on this computer.</summary>
    LocalNotFound,

    /// <summary>There is nothing at the path in the container.</summary>
    ContainerItemNotFound,

    /// <summary>The destination does not fit the source: a folder over a file, a folder that is missing.</summary>
    Destination,

    /// <summary>Something on this computer could not be read.</summary>
    LocalRead,

    /// <summary>Something on this computer could not be written.</summary>
    LocalWrite,

    /// <summary>An archive tries to write where it may not, or holds what may not be written here.</summary>
    Unsafe,
}

/// <summary>Files could not be copied, for a reason that lies in them and not in the engine.</summary>
/// <param name="failure">The reason.</param>
/// <param name="path">The path that it is about.</param>
/// <param name="message">The message for the user.</param>
/// <param name="innerException">The cause.</param>
public sealed class ArchiveException(ArchiveFailure failure, string path, string message, Exception? innerException = null)
    : DockerException(message, innerException)
{
    /// <summary>The reason.</summary>
    public ArchiveFailure Failure { get; } = failure;

    /// <summary>The path that it is about.</summary>
    public string Path { get; } = path;

    /// <summary>Something that could not be read here.</summary>
    internal static ArchiveException Reading(string path, Exception error) =>
        error is FileNotFoundException or DirectoryNotFoundException
            ? new(ArchiveFailure.LocalNotFound, path, $"'{path}' does not exist.", error)
            : new(ArchiveFailure.LocalRead, path, $"'{path}' could not be read: {error.Message}", error);

    /// <summary>Something that could not be written here.</summary>
    internal static ArchiveException Writing(string path, Exception error) =>
        new(ArchiveFailure.LocalWrite, path, $"'{path}' could not be written: {error.Message}", error);

    /// <summary>Whether an exception is the file system's.</summary>
    internal static bool IsOfFileSystem(Exception error) =>
        error is IOException or UnauthorizedAccessException or System.Security.SecurityException or NotSupportedException or ArgumentException;
}
