using DockerPS.Output;

namespace DockerPS.Operations;

/// <summary>Shows how much of an archive was read for a listing, and warns once when it becomes large.</summary>
/// <param name="work">The work queue of the command.</param>
/// <param name="what">What is read.</param>
internal sealed class ArchiveMeter(WorkQueue work, string what)
{
    private const long WarningSize = 100_000_000;

    private readonly TransferProgress _progress = new($"Reading {what}", null, work.QueueProgress);
    private bool _warned;

    /// <summary>Adds bytes.</summary>
    public void Add(long bytes)
    {
        _progress.Add(bytes);
        if (_progress.Bytes > WarningSize && !_warned)
        {
            _warned = true;
            var text = $"The archive of '{what}' is larger than {Display.Size(WarningSize)}, and is read to its end. "
                + "Press Ctrl+C to stop, and name a folder with less in it.";

            // Waiting for the pipeline would hold the container.
            work.TryQueueOutput(() => work.Pipeline.WriteWarning(text));
        }
    }

    /// <summary>Removes the progress bar.</summary>
    public void Complete() => _progress.Complete();
}
