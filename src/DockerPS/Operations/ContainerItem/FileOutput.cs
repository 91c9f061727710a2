using DockerPS.Engine.Archives;
using DockerPS.Errors;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>Reads files of a container to their ends, and then writes them to the pipeline.</summary>
/// <param name="work">The work queue of the command.</param>
/// <param name="target">The container.</param>
/// <param name="output">How they are written.</param>
internal sealed class FileOutput(WorkQueue work, ContainerTarget target, ContentOutput output)
{
    /// <summary>Reads a file, and returns the action that writes it or its error.</summary>
    public async Task<Action> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var progress = new TransferProgress($"Reading {target}:{path}", null, work.QueueProgress);
        try
        {
            var (content, error) = await new ContainerFile(target)
                .ReadAsync(path, bytes => progress.Add(bytes), cancellationToken).ConfigureAwait(false);
            progress.Complete();
            return () =>
            {
                using (content)
                {
                    if (error is not null)
                    {
                        work.Pipeline.WriteError(error);
                    }
                    else
                    {
                        output.Write(work.Pipeline, content!, target.ToString());
                    }
                }
            };
        }
        catch (ArchiveException error)
        {
            // The other files of a wildcard are read all the same.
            return () => work.Pipeline.WriteError(ErrorMapping.From(error, target.ToString(), "Container"));
        }
    }
}
