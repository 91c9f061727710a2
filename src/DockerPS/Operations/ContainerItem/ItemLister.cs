using System.Management.Automation;
using System.Net;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Copy;
using DockerPS.Engine.Files;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>Lists items of containers.</summary>
/// <param name="work">The work queue of the command.</param>
/// <param name="settings">The options.</param>
internal sealed class ItemLister(WorkQueue work, ItemListSettings settings)
{
    /// <summary>Lists a path of a container.</summary>
    /// <param name="target">The container.</param>
    /// <param name="selection">The path; null for the working folder of the container.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    public async Task<ItemList> ListAsync(ContainerTarget target, ItemSelection? selection, CancellationToken cancellationToken)
    {
        ContainerInspect? inspection = null;
        if (selection is null)
        {
            inspection = await InspectAsync(target, cancellationToken).ConfigureAwait(false);
            selection = ItemSelection.Of(inspection.Config?.WorkingDir is { Length: > 0 } folder ? $"{folder}/" : "/", literal: true);
        }

        if (RefuseText(target, selection.Path.Text) is { } refused)
        {
            return ItemList.Of(refused);
        }

        // A file needs one small request, and no program in the container. It has no owner, and the engine's own rights.
        if (settings is { Method: not ItemMethod.Command, User: null } && !(settings.Method == ItemMethod.Auto && SkipsStat(selection)))
        {
            var item = await StatAsync(target, selection.Path, cancellationToken).ConfigureAwait(false);
            if (item is { Kind: not ContainerEntryKind.Directory })
            {
                return selection.IsPattern ? new()
                    : item.Kind != ContainerEntryKind.SymbolicLink && selection.MustBeFolder
                    ? ItemList.Of(ItemErrors.NotFolder(target.ToString(), item.Path))
                    : ItemList.Of(item);
            }

            if (item is null && settings.Method == ItemMethod.Archive)
            {
                await InspectAsync(target, cancellationToken).ConfigureAwait(false);
                return selection.IsPattern ? new() : ItemList.Of(ItemErrors.NotFound(target.ToString(), selection.Path.Text));
            }

            if (item is null)
            {
                // Engines do not see memory file systems and /proc, but a command does.
                inspection ??= await InspectAsync(target, cancellationToken).ConfigureAwait(false);
                if (inspection.State?.Status != "running")
                {
                    return ItemList.Of(ItemErrors.NotFound(target.ToString(), selection.Path.Text));
                }
            }
        }

        inspection ??= await InspectAsync(target, cancellationToken).ConfigureAwait(false);
        return ItemFailure.Windows(target, inspection) is { } windows ? ItemList.Of(windows)
            : settings.Method == ItemMethod.Archive ? await ReadArchiveAsync(target, selection, cancellationToken).ConfigureAwait(false)
            : ItemFailure.NotListable(target, inspection.State?.Status) is { } stopped ? ItemList.Of(stopped)
            : await RunAsync(target, selection, itself: false, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Describes one item rather than what is in it: by the engine, or by a command if the engine does not see it.</summary>
    /// <returns>Null if neither can.</returns>
    public async Task<ContainerEntry?> FindAsync(ContainerTarget target, string path, CancellationToken cancellationToken)
    {
        var selection = ItemSelection.Of(path, literal: true);
        return await StatAsync(target, new(selection.Path.Text), cancellationToken).ConfigureAwait(false)
            ?? (await RunAsync(target, selection, itself: true, cancellationToken).ConfigureAwait(false)).Items.FirstOrDefault();
    }

    /// <summary>Returns the error of a path that cannot be sent; null if it can be.</summary>
    internal static ErrorRecord? RefuseText(ContainerTarget target, string path) =>
        !ContainerEntry.IsUtf8(path) || path.Contains('\0', StringComparison.Ordinal) ? ItemErrors.NotUtf8(target.ToString(), path) : null;

    /// <summary>Returns whether a listing by a command is certain, so that the engine need not be asked what is there.</summary>
    private bool SkipsStat(ItemSelection selection) => selection.IsPattern || settings.Depth > 0;

    private static Task<ContainerInspect> InspectAsync(ContainerTarget target, CancellationToken cancellationToken) =>
        target.Api.InspectAsync(target.Id, cancellationToken: cancellationToken);

    /// <summary>Describes an item, and a link to a folder as the folder. Null if there is none.</summary>
    private static async Task<ContainerEntry?> StatAsync(ContainerTarget target, UnixPath path, CancellationToken cancellationToken)
    {
        try
        {
            var stat = await target.Api.StatPathAsync(target.Id, path.Text, cancellationToken).ConfigureAwait(false);
            if (stat is { IsSymbolicLink: true }
                && await FollowAsync(target, path, cancellationToken).ConfigureAwait(false) is { IsDirectory: true } folder)
            {
                stat = folder;
            }

            return stat is null ? null : ContainerEntry.From(path.Text, stat);
        }
        catch (DockerApiException error) when (error.StatusCode == HttpStatusCode.InternalServerError)
        {
            // A part of the path is a file.
            return null;
        }
    }

    private static async Task<PathStat?> FollowAsync(ContainerTarget target, UnixPath path, CancellationToken cancellationToken)
    {
        try
        {
            return await target.Api.StatPathAsync(target.Id, UnixPath.Join(path.Text, "."), cancellationToken).ConfigureAwait(false);
        }
        catch (DockerApiException error) when (error.StatusCode == HttpStatusCode.InternalServerError)
        {
            // The link leads to a file, or to itself.
            return null;
        }
    }

    private async Task<ItemList> ReadArchiveAsync(ContainerTarget target, ItemSelection selection, CancellationToken cancellationToken)
    {
        var meter = new ArchiveMeter(work, $"{target}:{selection.Path.Text}");
        var list = new ItemList();
        try
        {
            var found = await new ArchiveListing(target.Api, target.Id)
                .ReadAsync(selection.Path.Text, selection.Levels(settings.Depth), settings.Hidden, meter.Add, cancellationToken)
                .ConfigureAwait(false);
            list.Items.AddRange(found.Where(selection.IsWanted));
        }
        catch (ArchiveException error) when (selection.IsPattern && error.Failure == ArchiveFailure.ContainerItemNotFound)
        {
            // A wildcard may match nothing.
        }

        meter.Complete();
        return list;
    }

    private async Task<ItemList> RunAsync(
        ContainerTarget target, ItemSelection selection, bool itself, CancellationToken cancellationToken)
    {
        var list = new ItemList();
        var reader = new ItemRecordReader(
            item =>
            {
                if (selection.IsWanted(item))
                {
                    list.Items.Add(item);
                }
            },
            (problem, path) =>
            {
                if (ItemFailure.Of(problem, target.ToString(), path, selection.IsPattern) is { } error)
                {
                    list.Errors.Add(error);
                }
            });
        var request = ItemScript.Request(
            selection.Path.Text, selection.Levels(settings.Depth), settings.Hidden, selection.MustBeFolder, itself, settings.User);
        var errors = new OutputTail();
        var end = await new ExecProcess(target, request).RunAsync(
            mergeError: false,
            bytes =>
            {
                reader.Add(bytes.Span);
                return ValueTask.CompletedTask;
            },
            lines =>
            {
                foreach (var line in lines)
                {
                    errors.Add(line.Text);
                }

                return ValueTask.CompletedTask;
            },
            cancellationToken).ConfigureAwait(false);
        if (ItemFailure.OfEnd(end, target.ToString(), errors.ToString()) is { } failure)
        {
            list.Errors.Add(failure);
        }
        else
        {
            reader.Complete();
        }

        return list;
    }
}
