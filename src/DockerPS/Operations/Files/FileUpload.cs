using System.Management.Automation;
using DockerPS.Errors;

namespace DockerPS.Operations;

/// <summary>Sends a file to an engine, with progress.</summary>
internal static class FileUpload
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(200);

    /// <summary>Opens a file, looks at it and sends it.</summary>
    /// <param name="path">The file's full path.</param>
    /// <param name="activity">What the progress bar calls it.</param>
    /// <param name="show">Takes progress to the pipeline thread.</param>
    /// <param name="look">Looks at the file's beginning; returns the whole file, or null if it is not to be sent.</param>
    /// <param name="send">Sends the file's data.</param>
    /// <param name="cancellationToken">Ends the progress; sending ends by itself.</param>
    /// <returns>What the file system refused; null where all went well.</returns>
    public static Task<ErrorRecord?> SendAsync(
        string path,
        string activity,
        Action<ProgressRecord> show,
        Func<Stream, Task<Stream?>> look,
        Func<Stream, Task> send,
        CancellationToken cancellationToken) => FileGuard.TryAsync(
            () => SendOpenAsync(path, activity, show, look, send, cancellationToken), error => FileErrors.FileNotRead(path, error));

    private static async Task SendOpenAsync(
        string path,
        string activity,
        Action<ProgressRecord> show,
        Func<Stream, Task<Stream?>> look,
        Func<Stream, Task> send,
        CancellationToken cancellationToken)
    {
        var file = File.OpenRead(path);
        await using (file.ConfigureAwait(false))
        {
            if (await look(file).ConfigureAwait(false) is not { } whole)
            {
                return;
            }

            // A named pipe has no length.
            var progress = new TransferProgress(activity, file.CanSeek ? file.Length : null, show);
            var counted = new CountedStream(whole);
            var sending = send(counted);
            while (await Task.WhenAny(sending, Task.Delay(s_look, cancellationToken)).ConfigureAwait(false) != sending
                && !cancellationToken.IsCancellationRequested)
            {
                progress.Add(counted.Count - progress.Bytes);
            }

            progress.Complete();
            await sending.ConfigureAwait(false);
        }
    }
}
