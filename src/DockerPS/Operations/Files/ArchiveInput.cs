using System.Management.Automation;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Http;
using DockerPS.Errors;

namespace DockerPS.Operations;

/// <summary>An archive that is sent to an engine: a file, what comes by the pipeline, or an address that the engine fetches.</summary>
/// <param name="Title">The file's full path, the address, or what the pipeline is called.</param>
/// <param name="Content">What comes by the pipeline; null for the others.</param>
internal sealed record ArchiveInput(string Title, Stream? Content = null)
{
    /// <summary>How a sentence about it begins.</summary>
    public string Subject => Content is null ? $"'{Title}'" : "The input";

    /// <summary>Sends its data, unless its beginning shows that it is no archive.</summary>
    /// <param name="verb">What is done, for the progress bar.</param>
    /// <param name="accepted">What is taken.</param>
    /// <param name="show">Takes progress to the pipeline thread.</param>
    /// <param name="send">Sends the data.</param>
    /// <param name="cancellationToken">Ends the progress; sending ends by itself.</param>
    /// <returns>What was refused, by the file system, for what it is, or by the engine; null where all went well.</returns>
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
            catch (DockerException why) when (ArchiveErrors.RefusedByEngine(Subject, Title, why, format, accepted.Advice) is { } problem)
            {
                refused = problem;
            }
        }
    }
}
