using System.Management.Automation;

namespace DockerPS.Operations;

/// <summary>An archive that is sent to an engine: a file, what comes by the pipeline, or an address that the engine fetches.</summary>
/// <param name="Title">The file's full path, the address, or what the pipeline is called.</param>
/// <param name="Content">What comes by the pipeline; null for the others.</param>
internal sealed record ArchiveInput(string Title, Stream? Content = null)
{
    /// <summary>Sends its data; returns what the file system refused, or null.</summary>
    public async Task<ErrorRecord?> SendAsync(string verb, Action<ProgressRecord> show, Func<Stream, Task> send, CancellationToken cancellationToken)
    {
        if (Content is null)
        {
            return await FileUpload.SendAsync(Title, $"{verb} {Path.GetFileName(Title)}", show, send, cancellationToken).ConfigureAwait(false);
        }

        await send(Content).ConfigureAwait(false);
        return null;
    }
}
