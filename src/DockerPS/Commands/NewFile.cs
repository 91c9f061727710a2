using System.Management.Automation;
using DockerPS.Errors;

namespace DockerPS.Commands;

/// <summary>
/// A file that gets its name when it is whole. Until then it lies in the same folder under another one, and it goes if anything
/// goes wrong. Like the files that docker writes, it is for its owner only.
/// </summary>
internal static class NewFile
{
    /// <summary>Whether anything has the path, be it a link that leads nowhere.</summary>
    public static bool IsTaken(string path) => Path.Exists(path) || new FileInfo(path).LinkTarget is not null;

    /// <summary>
    /// Whether what has the path may be replaced: a regular file. A new name takes the place of anything, so what is a device, a pipe,
    /// or a link to one must not be taken for a file: <c>/dev/null</c> would be gone. What is not known counts as none.
    /// </summary>
    public static bool CanReplace(string path, ItemCmdletProviderIntrinsics items) =>
        items.Get([path], force: true, literalPath: true) is [{ BaseObject: FileInfo { LinkTarget: null } } file]
        && (OperatingSystem.IsWindows()
            || (file.Properties["UnixStat"]?.Value is { } stat && PSObject.AsPSObject(stat).Properties["ItemType"]?.Value?.ToString() == "File"));

    /// <summary>Writes a file. One that is replaced has to have passed <see cref="CanReplace"/>.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="overwrite">Whether a file of that name is replaced.</param>
    /// <param name="write">Writes what is in it.</param>
    /// <returns>What the file system refused; null where all went well.</returns>
    public static Task<ErrorRecord?> WriteAsync(string path, bool overwrite, Func<Stream, Task> write) =>
        FileWork.TryAsync(() => WriteWholeAsync(path, overwrite, write), error => ModuleErrors.FileNotWritten(path, error));

    private static async Task WriteWholeAsync(string path, bool overwrite, Func<Stream, Task> write)
    {
        var unfinished = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetRandomFileName()}.part");
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            var stream = new FileStream(unfinished, options);
            await using (stream.ConfigureAwait(false))
            {
                await write(stream).ConfigureAwait(false);
            }

            File.Move(unfinished, path, overwrite);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
