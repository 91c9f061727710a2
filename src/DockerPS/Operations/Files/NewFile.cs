using System.IO.Compression;
using System.Management.Automation;
using DockerPS.Engine.Files;
using DockerPS.Errors;

namespace DockerPS.Operations;

/// <summary>
/// A file that gets its name when it is whole. Until then it lies in the same folder under another one, and it goes if anything
/// goes wrong. Like the files that docker writes, it is for its owner only.
/// </summary>
internal static class NewFile
{
    private static readonly string[] s_gzip = [".gz", ".tgz"];
    private static readonly string[] s_otherCompressions = [".bz2", ".tbz", ".tbz2", ".xz", ".txz", ".zst", ".tzst", ".zip", ".7z"];

    /// <summary>Why a file cannot be written there; null where it can.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="overwrite">Whether a file of that name is replaced.</param>
    /// <param name="items">Looks at what has the path.</param>
    public static ErrorRecord? Refusal(string path, bool overwrite, ItemCmdletProviderIntrinsics items) =>
        !Directory.Exists(Path.GetDirectoryName(path)) ? FileErrors.FolderNotFound(Path.GetDirectoryName(path) ?? path)
        : !IsTaken(path) || (overwrite && CanReplace(path, items)) ? null
        : overwrite ? FileErrors.FileNotReplaceable(path)
        : FileErrors.FileExists(path);

    /// <summary>What to say of a name that promises a compression which is not made; null if it promises none.</summary>
    public static string? CompressionWarning(string path) =>
        Array.Find(s_otherCompressions, extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) is { } extension
            ? $"'{Path.GetFileName(path)}' is not compressed, despite the extension {extension}. Use .gz or .tgz to compress it."
            : null;

    /// <summary>Writes a file of what comes piece by piece; one that is called <c>.gz</c> or <c>.tgz</c> is compressed.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="overwrite">Whether a file of that name is replaced.</param>
    /// <param name="pieces">What is in it.</param>
    /// <param name="progress">Counts the bytes.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>What the file system refused; null where all went well.</returns>
    public static Task<ErrorRecord?> WriteAsync(
        string path, bool overwrite, IAsyncEnumerable<ReadOnlyMemory<byte>> pieces, TransferProgress progress, CancellationToken cancellationToken)
    {
        return FileGuard.TryAsync(() => WriteWholeAsync(path, overwrite, WritePiecesAsync), error => FileErrors.FileNotWritten(path, error));

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
                await file.WriteAsync(piece, cancellationToken).ConfigureAwait(false);
                progress.Add(piece.Length);
            }
        }
    }

    /// <summary>Writes a file of what is there already.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="overwrite">Whether a file of that name is replaced.</param>
    /// <param name="content">What is in it.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>What the file system refused; null where all went well.</returns>
    public static Task<ErrorRecord?> WriteAsync(string path, bool overwrite, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        FileGuard.TryAsync(
            () => WriteWholeAsync(path, overwrite, file => file.WriteAsync(content, cancellationToken).AsTask()), error => FileErrors.FileNotWritten(path, error));

    /// <summary>Whether anything has the path, be it a link that leads nowhere.</summary>
    private static bool IsTaken(string path) => Path.Exists(path) || new FileInfo(path).LinkTarget is not null;

    /// <summary>
    /// Whether what has the path may be replaced: a regular file. A new name takes the place of anything, so what is a device, a pipe,
    /// or a link to one must not be taken for a file: <c>/dev/null</c> would be gone. What is not known counts as none.
    /// </summary>
    private static bool CanReplace(string path, ItemCmdletProviderIntrinsics items) =>
        items.Get([path], force: true, literalPath: true) is [{ BaseObject: FileInfo { LinkTarget: null } } file]
        && (OperatingSystem.IsWindows()
            || (file.Properties["UnixStat"]?.Value is { } stat && PSObject.AsPSObject(stat).Properties["ItemType"]?.Value?.ToString() == "File"));

    private static async Task WriteWholeAsync(string path, bool overwrite, Func<Stream, Task> write)
    {
        var file = new UnfinishedFile(path);
        await using (file.ConfigureAwait(false))
        {
            await write(file.Stream).ConfigureAwait(false);
            await file.CompleteAsync(overwrite).ConfigureAwait(false);
        }
    }
}
