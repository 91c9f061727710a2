using System.Net;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Files;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Copy;

/// <summary>
/// Replaces a file of a container through its archive. The archive replaces a file before its new content is complete, so the old content
/// is kept until then.
/// </summary>
/// <param name="api">The routes of the container's engine.</param>
/// <param name="id">The container.</param>
public sealed class ContainerFileWriter(ContainerEndpoints api, string id)
{
    private const UnixFileMode NewFileMode = (UnixFileMode)0x1A4;

    /// <summary>Returns the path that is written, with links followed.</summary>
    /// <param name="path">The path in the container.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="ArchiveException">The path is a folder or a device, or its links form a cycle.</exception>
    public async Task<string> ResolveAsync(string path, CancellationToken cancellationToken = default)
    {
        var target = new UnixPath(path);
        var place = await new ContainerFiles(api, id, cancellationToken).DestinationAsync(target).ConfigureAwait(false);
        return place.IsDirectory || target.AssertsDirectory
            ? throw CopyRules.NotFile(target.Text, place.IsDirectory, place.Exists)
            : place.Path;
    }

    /// <summary>
    /// Writes a file. An existing one keeps its owner, group and mode; a new one belongs to root and has the mode 0644.
    /// </summary>
    /// <param name="path">The path, with links followed.</param>
    /// <param name="content">The content.</param>
    /// <param name="passed">Called with the number of bytes that were sent since the last call.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <exception cref="ArchiveException">The folder does not exist, or a file that was begun could not be restored.</exception>
    public async Task WriteAsync(
        string path, SpooledContent content, Action<long>? passed = null, CancellationToken cancellationToken = default)
    {
        var target = new UnixPath(path);
        var files = new ContainerFiles(api, id, cancellationToken);
        await RequireFolderAsync(files, target).ConfigureAwait(false);
        var before = await StatAsync(files, target, cancellationToken).ConfigureAwait(false);
        if (before is null)
        {
            await PutAsync(target, content, NewFileMode, 0, 0, passed, cancellationToken).ConfigureAwait(false);
            return;
        }

        using var old = await new ContainerFileReader(api, id).ReadAsync(target.Text, null, cancellationToken).ConfigureAwait(false);
        var (mode, user, group) = (old.Entry.Permissions, (int)(old.Entry.UserId ?? 0), (int)(old.Entry.GroupId ?? 0));
        await ContainerFileGuard.ReplaceAsync(
            target.Text,
            old.Content,
            () => PutAsync(target, content, mode, user, group, passed, cancellationToken),
            async token => await api.StatPathAsync(id, target.Text, token).ConfigureAwait(false) == before,
            token => PutAsync(target, old.Content, mode, user, group, null, token)).ConfigureAwait(false);
    }

    private async Task<PathStat?> StatAsync(ContainerFiles files, UnixPath target, CancellationToken cancellationToken)
    {
        try
        {
            return await api.StatPathAsync(id, target.Text, cancellationToken).ConfigureAwait(false);
        }
        catch (DockerApiException error) when (error.StatusCode == HttpStatusCode.InternalServerError)
        {
            await files.RefuseAsync(target).ConfigureAwait(false);
            throw;
        }
    }

    private static async Task RequireFolderAsync(ContainerFiles files, UnixPath target)
    {
        try
        {
            await files.FolderAsync(target.Parent, force: false).ConfigureAwait(false);
        }
        catch (ArchiveException error) when (error.Failure == ArchiveFailure.FolderMissing)
        {
            throw ContainerFileGuard.FolderMissing(target.Text, target.Parent, error);
        }
    }

    private Task PutAsync(
        UnixPath target,
        SpooledContent content,
        UnixFileMode mode,
        int user,
        int group,
        Action<long>? passed,
        CancellationToken cancellationToken) =>
        api.PutArchiveAsync(
            id,
            target.Parent,
            (stream, token) => ArchiveWriter.WriteAsync(
                stream,
                new(),
                async writer =>
                {
                    using var data = new SpooledData(content, passed);
                    await writer.AddFileAsync(target.Name, data, mode, user, group, token).ConfigureAwait(false);
                },
                token),
            cancellationToken: cancellationToken);
}
