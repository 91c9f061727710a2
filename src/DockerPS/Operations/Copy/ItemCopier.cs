using DockerPS.Engine.Archives;
using DockerPS.Engine.Copy;
using DockerPS.Errors;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>Copies files to, from and between containers, several containers in parallel.</summary>
/// <param name="work">The work queue of the command.</param>
/// <param name="settings">The options of the copy.</param>
internal sealed class ItemCopier(WorkQueue work, CopySettings settings)
{
    /// <summary>Asks for confirmation of a copy, with its destination and action.</summary>
    public required Func<string, string, bool> ShouldProcess { get; init; }

    /// <summary>Copies local files to a container.</summary>
    /// <param name="sources">The files and folders.</param>
    /// <param name="target">The container.</param>
    /// <param name="destination">A path in the container.</param>
    /// <param name="several">Whether several items are copied, so that the destination must be a folder.</param>
    public void Upload(IReadOnlyList<LocalPath> sources, ContainerTarget target, string destination, bool several) =>
        Start(
            target,
            sources is [var only] ? only.Path : $"{sources.Count} items",
            $"{target}:{destination}",
            several,
            async (copy, token) =>
            {
                var paths = await copy.UploadAsync(sources, target.Api, target.Id, destination, token).ConfigureAwait(false);
                return await ItemsAsync(target, paths, token).ConfigureAwait(false);
            });

    /// <summary>Copies files from a container to a local path.</summary>
    /// <param name="target">The container.</param>
    /// <param name="path">The path to copy.</param>
    /// <param name="literal">Whether wildcards in the path are not interpreted.</param>
    /// <param name="destination">A local path.</param>
    /// <param name="several">Whether several items are copied, so that the destination must be a folder.</param>
    public void Download(ContainerTarget target, string path, bool literal, LocalPath destination, bool several) =>
        Start(target, $"{target}:{path}", destination.Path, several, async (copy, token) =>
        {
            var written = !literal && ContainerPath.PatternOf(path) is { } pattern
                ? await copy.DownloadAsync(target.Api, target.Id, pattern, destination, token).ConfigureAwait(false)
                : await copy.DownloadAsync(target.Api, target.Id, path, destination, token).ConfigureAwait(false);
            return written.Select(object (item) => Directory.Exists(item) ? new DirectoryInfo(item) : new FileInfo(item));
        });

    /// <summary>Copies files from one container to another.</summary>
    /// <param name="source">The container to copy from.</param>
    /// <param name="path">The path to copy.</param>
    /// <param name="literal">Whether wildcards in the path are not interpreted.</param>
    /// <param name="target">The container to copy into.</param>
    /// <param name="destination">A path in that container.</param>
    /// <param name="several">Whether several items are copied, so that the destination must be a folder.</param>
    public void Relay(ContainerTarget source, string path, bool literal, ContainerTarget target, string destination, bool several) =>
        Start(source, $"{source}:{path}", $"{target}:{destination}", several, async (copy, token) =>
            await ItemsAsync(
                target,
                !literal && ContainerPath.PatternOf(path) is { } pattern
                    ? await copy.RelayAsync(source.Api, source.Id, pattern, target.Api, target.Id, destination, token).ConfigureAwait(false)
                    : await copy.RelayAsync(source.Api, source.Id, path, target.Api, target.Id, destination, token).ConfigureAwait(false),
                token).ConfigureAwait(false));

    private void Start(
        ContainerTarget target,
        string source,
        string destination,
        bool several,
        Func<ContainerCopy, CancellationToken, Task<IEnumerable<object>>> copy)
    {
        if (!ShouldProcess(destination, $"Copy '{source}'"))
        {
            return;
        }

        work.Start(target.Engine, target.Name, async token =>
        {
            var progress = new TransferProgress($"Copying {source} to {destination}", null, work.QueueProgress);
            List<string> skipped = [];
            List<ArchiveException> refused = [];
            var options = new CopyOptions
            {
                Archive = settings.Archive,
                FollowLink = settings.FollowLink,
                Force = settings.Force,
                Several = several,
                Passed = bytes => progress.Add(bytes),
                Skipped = skipped.Add,
                Refused = refused.Add,
            };
            var written = await copy(new(options), token).ConfigureAwait(false);
            progress.Complete();
            return () => Write(skipped, refused, written);
        });
    }

    private void Write(List<string> skipped, List<ArchiveException> refused, IEnumerable<object> written)
    {
        work.Pipeline.WriteWarnings(skipped.Select(path => $"'{path}' was skipped: sockets cannot be copied."));
        refused.ForEach(error => work.Pipeline.WriteError(ErrorMapping.From(error, error.Path, "Container")));
        foreach (var item in settings.PassThru ? written : [])
        {
            work.Pipeline.WriteObject(item);
        }
    }

    /// <summary>Reads the copied items of a container, if they are to be written.</summary>
    private async Task<IEnumerable<object>> ItemsAsync(
        ContainerTarget target, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var items = new List<object>();
        foreach (var path in settings.PassThru ? paths : [])
        {
            if (await target.Api.StatPathAsync(target.Id, path, cancellationToken).ConfigureAwait(false) is { } stat)
            {
                items.Add(ContainerItem.From(target.Name, target.Id, ContainerEntry.From(path, stat), target.Engine.Name));
            }
        }

        return items;
    }
}
