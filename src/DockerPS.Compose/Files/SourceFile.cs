using System.Security;
using DockerPS.Compose.Errors;

namespace DockerPS.Compose.Files;

/// <summary>Reads files of a project.</summary>
internal static class SourceFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The path.</param>
    /// <param name="named">The place that names the file.</param>
    /// <param name="kind">The kind of file, for messages.</param>
    /// <exception cref="ComposeFileException">The file does not exist, or could not be read.</exception>
    public static string ReadText(string path, SourcePosition named, string kind)
    {
        if (!File.Exists(path))
        {
            throw Directory.Exists(path)
                ? new ComposeFileException(
                    ComposeFailure.FileNotReadable, named, $"The {kind} '{path}' is a folder.", "Name a file.")
                : NotFound(path, named, kind);
        }

        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or SecurityException)
        {
            throw new ComposeFileException(
                ComposeFailure.FileNotReadable, named, $"The {kind} '{path}' could not be read: {error.Message}",
                "Check that you may read it.", error);
        }
    }

    /// <summary>Creates the error for a file that does not exist.</summary>
    public static ComposeFileException NotFound(string path, SourcePosition named, string kind) => new(
        ComposeFailure.FileNotFound, named, $"The {kind} '{path}' does not exist.", "Create the file, or correct its path.");
}
