using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Engine.Archives;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>What is copied to or from containers: how, and the work itself, one container each.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ContainerCopyCmdlet : ContainerCmdlet
{
    /// <summary>Copies what a symbolic link that is named as the source leads to. Links inside of folders stay links.</summary>
    [Parameter]
    public SwitchParameter FollowLink { get; set; }

    /// <summary>
    /// Keeps owners and groups by their numbers, and on this computer the bits that lend privileges. Only root may give files away
    /// here.
    /// </summary>
    [Parameter]
    public SwitchParameter Archive { get; set; }

    /// <summary>Makes the folders above the destination that are missing.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes what has been made: files and folders of this computer, or items of the container.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool Changes => true;

    /// <summary>A text as a path in a container; null where it is one of this computer.</summary>
    private protected ContainerPath? InContainer(string text) => ContainerPath.Parse(text, start => HostPath.DriveOf(start, SessionState) is not null);

    /// <summary>The files and folders that a path of this computer means. What is not found becomes an error.</summary>
    private protected IReadOnlyList<LocalPath> Local(string path, bool literal)
    {
        try
        {
            return SourcePath.Resolve(path, literal, SessionState);
        }
        catch (Exception error) when (error is SessionStateException or FormatException)
        {
            WriteError(FileErrors.PathNotFound(path, error));
            return [];
        }
    }

    /// <summary>Copies from this computer into a container.</summary>
    private protected void Upload(IReadOnlyList<LocalPath> sources, ContainerTarget target, string destination, bool several) =>
        StartWork(target, sources is [var only] ? only.Path : $"{sources.Count} items", $"{target}:{destination}", several, async (copy, token) =>
            await ItemsAsync(target, await copy.UploadAsync(sources, target.Api, target.Id, destination, token).ConfigureAwait(false), token)
                .ConfigureAwait(false));

    /// <summary>Copies from a container to this computer.</summary>
    private protected void Download(ContainerTarget target, string path, bool literal, LocalPath destination, bool several) =>
        StartWork(target, $"{target}:{path}", destination.Path, several, async (copy, token) =>
        {
            var written = !literal && ContainerPath.PatternOf(path) is { } pattern
                ? await copy.DownloadAsync(target.Api, target.Id, pattern, destination, token).ConfigureAwait(false)
                : await copy.DownloadAsync(target.Api, target.Id, path, destination, token).ConfigureAwait(false);
            return written.Select(object (item) => Directory.Exists(item) ? new DirectoryInfo(item) : new FileInfo(item));
        });

    /// <summary>Copies from a container into another.</summary>
    private protected void Relay(ContainerTarget source, string path, bool literal, ContainerTarget target, string destination, bool several) =>
        StartWork(source, $"{source}:{path}", $"{target}:{destination}", several, async (copy, token) =>
            await ItemsAsync(
                target,
                !literal && ContainerPath.PatternOf(path) is { } pattern
                    ? await copy.RelayAsync(source.Api, source.Id, pattern, target.Api, target.Id, destination, token).ConfigureAwait(false)
                    : await copy.RelayAsync(source.Api, source.Id, path, target.Api, target.Id, destination, token).ConfigureAwait(false),
                token).ConfigureAwait(false));

    private void StartWork(
        ContainerTarget target, string source, string destination, bool several, Func<ContainerCopy, CancellationToken, Task<IEnumerable<object>>> copy)
    {
        if (!ShouldProcess(destination, $"Copy '{source}'"))
        {
            return;
        }

        StartWork(target.Engine, target.Name, async token =>
        {
            var progress = new TransferProgress($"Copying {source} to {destination}", null, Show);
            List<string> skipped = [];
            List<ArchiveException> refused = [];
            var written = await copy(
                new(new()
                {
                    Archive = Archive,
                    FollowLink = FollowLink,
                    Force = Force,
                    Several = several,
                    Passed = bytes => progress.Add(bytes),
                    Skipped = skipped.Add,
                    Refused = refused.Add,
                }),
                token).ConfigureAwait(false);
            progress.Complete();
            return () => Write(skipped, refused, written);
        });
    }

    private void Write(List<string> skipped, List<ArchiveException> refused, IEnumerable<object> written)
    {
        WriteWarnings(skipped.Select(path => $"'{path}' was left out: it is a socket, which cannot be copied."));
        refused.ForEach(error => WriteError(ErrorMapping.From(error, error.Path, Noun)));
        if (PassThru)
        {
            WriteObject(written, enumerateCollection: true);
        }
    }

    /// <summary>What stands at paths of a container now, if anybody wants to know.</summary>
    private async Task<IEnumerable<object>> ItemsAsync(ContainerTarget target, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var items = new List<object>();
        foreach (var path in PassThru ? paths : [])
        {
            if (await target.Api.StatPathAsync(target.Id, path, cancellationToken).ConfigureAwait(false) is { } stat)
            {
                items.Add(ContainerItem.From(target.Name, target.Id, path, stat, target.Engine.Name));
            }
        }

        return items;
    }
}
