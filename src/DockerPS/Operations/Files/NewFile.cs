using System.IO.Compression;
using System.Management.Automation;
using DockerPS.Engine.Files;
using DockerPS.Engine.Streaming;
using DockerPS.Errors;

namespace DockerPS.Operations;

/// <summary>
/// Writes to a temporary file in the same folder and renames it when complete; on failure it is deleted. Like the files that docker
/// writes, it is accessible to its owner only, unless told otherwise.
/// </summary>
internal static class NewFile
{
    private static readonly string[] s_gzip = [".gz", ".tgz"];
    private static readonly string[] s_otherCompressions = [".bz2", ".tbz", ".tbz2", ".xz", ".txz", ".zst", ".tzst", ".zip", ".7z"];

    /// <summary>Returns the error if a file cannot be written to a path; null if it can.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="overwrite">Whether an existing file is replaced.</param>
    /// <param name="items">Inspects the existing item.</param>
    public static ErrorRecord? Refusal(string path, bool overwrite, ItemCmdletProviderIntrinsics items) =>
        !Directory.Exists(Path.GetDirectoryName(path)) ? FileErrors.FolderNotFound(Path.GetDirectoryName(path) ?? path)
        : !IsTaken(path) || (overwrite && CanReplace(path, items)) ? null
        : overwrite ? FileErrors.FileNotReplaceable(path)
        : FileErrors.FileExists(path);

    /// <summary>Returns the error if a path cannot be that of a single new file; null if it can.</summary>
    /// <param name="given">The path as it was typed: one that ends in a separator is that of a folder.</param>
    /// <param name="path">The full path.</param>
    /// <param name="overwrite">Whether an existing file is replaced.</param>
    /// <param name="items">Inspects the existing item.</param>
    public static ErrorRecord? SingleRefusal(string given, string path, bool overwrite, ItemCmdletProviderIntrinsics items) =>
        Directory.Exists(path) ? FileErrors.FileNotReplaceable(path)
        : Path.EndsInDirectorySeparator(given) ? FileErrors.FolderNotFound(path)
        : Refusal(path, overwrite, items);

    /// <summary>Returns the warning if the extension stands for an unsupported compression; null otherwise.</summary>
    public static string? CompressionWarning(string path) =>
        Array.Find(s_otherCompressions, extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) is { } extension
            ? $"'{Path.GetFileName(path)}' is not compressed, despite the extension {extension}. Use .gz or .tgz to compress it."
            : null;

    /// <summary>Writes a file from a sequence of chunks, compressed if its extension is <c>.gz</c> or <c>.tgz</c>.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="overwrite">Whether an existing file is replaced.</param>
    /// <param name="pieces">The chunks.</param>
    /// <param name="progress">Counts the bytes.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    /// <returns>The file error; null on success.</returns>
    public static Task<ErrorRecord?> WriteAsync(
        string path,
        bool overwrite,
        IAsyncEnumerable<ReadOnlyMemory<byte>> pieces,
        TransferProgress progress,
        CancellationToken cancellationToken)
    {
        return FileGuard.TryAsync(
            () => WaitingThread.ReadAsync(() => WriteWholeAsync(path, overwrite, WritePiecesAsync)),
            error => FileErrors.FileNotWritten(path, error));

        async Task WritePiecesAsync(Stream file)
        {
            if (s_gzip.Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase)))
            {
                var compressed = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true);
                await using (compressed.ConfigureAwait(false))
                {
                    await CopyAsync(compressed).ConfigureAwait(false);
                }
            }
            else
            {
                await CopyAsync(file).ConfigureAwait(false);
            }
        }

        async Task CopyAsync(Stream file)
        {
            await foreach (var piece in pieces.ConfigureAwait(false))
            {
                await WaitingThread.WriteAsync(file, piece, cancellationToken).ConfigureAwait(false);
                progress.Add(piece.Length);
            }
        }
    }

    /// <summary>Writes a file from a buffer.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="overwrite">Whether an existing file is replaced.</param>
    /// <param name="content">The content.</param>
    /// <param name="isPrivate">Lets only the owner read the file.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    /// <returns>The file error; null on success.</returns>
    public static Task<ErrorRecord?> WriteAsync(
        string path, bool overwrite, ReadOnlyMemory<byte> content, bool isPrivate, CancellationToken cancellationToken) =>
        FileGuard.TryAsync(
            () => WriteWholeAsync(path, overwrite, file => file.WriteAsync(content, cancellationToken).AsTask(), isPrivate),
            error => FileErrors.FileNotWritten(path, error));

    /// <summary>Returns whether the path exists, including a dangling link.</summary>
    private static bool IsTaken(string path) => Path.Exists(path) || new FileInfo(path).LinkTarget is not null;

    /// <summary>
    /// Returns whether the existing item is a regular file. The final rename would replace anything, even a device such as
    /// <c>/dev/null</c>, a pipe, or a link to one. An unknown item is not replaced.
    /// </summary>
    private static bool CanReplace(string path, ItemCmdletProviderIntrinsics items) =>
        items.Get([path], force: true, literalPath: true) is [{ BaseObject: FileInfo { LinkTarget: null } } file]
        && (OperatingSystem.IsWindows()
            || (file.Properties["UnixStat"]?.Value is { } stat
                && PSObject.AsPSObject(stat).Properties["ItemType"]?.Value?.ToString() == "File"));

    private static async Task WriteWholeAsync(string path, bool overwrite, Func<Stream, Task> write, bool isPrivate = true)
    {
        var file = new UnfinishedFile(path, isPrivate: isPrivate);
        await using (file.ConfigureAwait(false))
        {
            await write(file.Stream).ConfigureAwait(false);
            await file.CompleteAsync(overwrite).ConfigureAwait(false);
        }
    }
}
