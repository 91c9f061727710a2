using DockerPS.Engine.Archives;
using DockerPS.Engine.Http;
using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Copy;

/// <summary>Keeps the old content of a file until the new one is complete.</summary>
public static class ContainerFileGuard
{
    /// <summary>The time for restoring a file after the command has ended.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(4);

    /// <summary>Replaces a file. If that fails, the old content is restored, or saved on this computer.</summary>
    /// <param name="path">The path in the container.</param>
    /// <param name="old">The old content.</param>
    /// <param name="write">Writes the new content.</param>
    /// <param name="isUnchanged">Tells whether the file is as before.</param>
    /// <param name="restore">Writes the old content.</param>
    /// <exception cref="ArchiveException">The file could be neither written nor restored.</exception>
    public static async Task ReplaceAsync(
        string path,
        SpooledContent old,
        Func<Task> write,
        Func<CancellationToken, Task<bool>> isUnchanged,
        Func<CancellationToken, Task> restore)
    {
        try
        {
            await write().ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            if (await TryRestoreAsync(isUnchanged, restore).ConfigureAwait(false))
            {
                throw;
            }

            throw Lost(path, old, failure);
        }
    }

    /// <summary>Creates the error for a file whose folder does not exist.</summary>
    public static ArchiveException FolderMissing(string path, string folder, Exception? error = null) =>
        new(ArchiveFailure.ContainerFolderMissing, path, $"'{path}' was not written: the folder '{folder}' does not exist.", error);

    private static async Task<bool> TryRestoreAsync(
        Func<CancellationToken, Task<bool>> isUnchanged, Func<CancellationToken, Task> restore)
    {
        using var limit = new CancellationTokenSource(s_limit);
        try
        {
            if (!await isUnchanged(limit.Token).ConfigureAwait(false))
            {
                await restore(limit.Token).ConfigureAwait(false);
            }

            return true;
        }
        catch (Exception error) when (error is DockerException or OperationCanceledException or IOException)
        {
            return false;
        }
    }

    private static ArchiveException Lost(string path, SpooledContent old, Exception failure)
    {
        var file = Path.Combine(Path.GetTempPath(), $"dockerps-{Path.GetRandomFileName()}");
        try
        {
            old.SaveAs(file);
        }
        catch (Exception error) when (ArchiveException.IsOfFileSystem(error))
        {
            return ArchiveException.Writing(file, error);
        }

        return new(
            ArchiveFailure.ContainerWrite,
            path,
            $"'{path}' was not written completely, and its old content could not be restored: {failure.Message}",
            failure)
        {
            Advice = $"The old content is in '{file}'. Check the file in the container, and delete the copy when it is no longer needed.",
        };
    }
}
