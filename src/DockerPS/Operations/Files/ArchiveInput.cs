using System.Management.Automation;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Http;
using DockerPS.Errors;

namespace DockerPS.Operations;

/// <summary>An archive to send to an engine: a file, pipeline input, or a URL that the engine fetches.</summary>
/// <param name="Title">The full path, the URL, or the name of the pipeline input.</param>
/// <param name="Content">The pipeline input; null for a file or URL.</param>
internal sealed record ArchiveInput(string Title, Stream? Content = null)
{
    /// <summary>The subject of messages.</summary>
    public string Subject => Content is null ? $"'{Title}'" : "The input";

    /// <summary>Sends the data, unless its start shows that it is not an archive.</summary>
    /// <param name="verb">The activity on the progress bar.</param>
    /// <param name="accepted">The accepted kind of archive.</param>
    /// <param name="show">Passes progress to the pipeline thread.</param>
    /// <param name="send">Sends the data.</param>
    /// <param name="cancellationToken">Stops the progress; sending ends by itself.</param>
    /// <returns>The error of the file system, the archive or the engine; null on success.</returns>
    public async Task<ErrorRecord?> SendAsync(
        string verb, AcceptedArchive accepted, Action<ProgressRecord> show, Func<Stream, Task> send, CancellationToken cancellationToken)
    {
        ErrorRecord? refused = null;
        ArchiveFormat? format = null;
        if (Content is null)
        {
            var unread = await FileUpload.SendAsync(
                Title, $"{verb} {Path.GetFileName(Title)}", show, StartAsync, SendStreamAsync, cancellationToken).ConfigureAwait(false);
            return unread ?? refused;
        }

        if (await StartAsync(Content).ConfigureAwait(false) is { } content)
        {
            await SendStreamAsync(content).ConfigureAwait(false);
        }

        return refused;

        async Task<Stream?> StartAsync(Stream stream)
        {
            var start = await ArchiveStart.ReadAsync(stream, cancellationToken).ConfigureAwait(false);
            format = start.Format;
            refused = accepted.Problem(start) is { } problem ? ArchiveErrors.NotSuitable(Subject, problem, Title, accepted.Advice) : null;
            return refused is null ? start.Rewind() : null;
        }

        async Task SendStreamAsync(Stream stream)
        {
            try
            {
                await send(stream).ConfigureAwait(false);
            }
            catch (DockerException error) when (
                ArchiveErrors.RefusedByEngine(Subject, Title, error, format, accepted.Advice) is { } problem)
            {
                refused = problem;
            }
        }
    }
}
