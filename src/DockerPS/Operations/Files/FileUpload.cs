using System.Management.Automation;
using DockerPS.Errors;

namespace DockerPS.Operations;

/// <summary>Uploads a file to an engine, with progress.</summary>
internal static class FileUpload
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(200);

    /// <summary>Opens, inspects and sends a file.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="activity">The activity on the progress bar.</param>
    /// <param name="show">Passes progress to the pipeline thread.</param>
    /// <param name="inspect">Inspects the start; returns the complete file, or null to skip it.</param>
    /// <param name="send">Sends the data.</param>
    /// <param name="cancellationToken">Stops the progress; sending ends by itself.</param>
    /// <returns>The error of the file system; null on success.</returns>
    public static Task<ErrorRecord?> SendAsync(
        string path,
        string activity,
        Action<ProgressRecord> show,
        Func<Stream, Task<Stream?>> inspect,
        Func<Stream, Task> send,
        CancellationToken cancellationToken) => FileGuard.TryAsync(
            () => SendOpenAsync(path, activity, show, inspect, send, cancellationToken), error => FileErrors.FileNotRead(path, error));

    private static async Task SendOpenAsync(
        string path,
        string activity,
        Action<ProgressRecord> show,
        Func<Stream, Task<Stream?>> inspect,
        Func<Stream, Task> send,
        CancellationToken cancellationToken)
    {
        var file = File.OpenRead(path);
        await using (file.ConfigureAwait(false))
        {
            if (await inspect(file).ConfigureAwait(false) is not { } whole)
            {
                return;
            }

            // A named pipe has no length.
            var progress = new TransferProgress(activity, file.CanSeek ? file.Length : null, show);
            var counted = new CountedStream(whole);
            var sending = send(counted);
            while (await Task.WhenAny(sending, Task.Delay(s_interval, cancellationToken)).ConfigureAwait(false) != sending
                && !cancellationToken.IsCancellationRequested)
            {
                progress.Add(counted.Count - progress.Bytes);
            }

            progress.Complete();
            await sending.ConfigureAwait(false);
        }
    }
}
