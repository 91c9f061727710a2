using System.Management.Automation;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Copy;
using DockerPS.Engine.Files;
using DockerPS.Engine.Streaming;
using DockerPS.Errors;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>Reads and writes files of a container: through its archive, or by a command where the engine does not reach them.</summary>
/// <param name="target">The container.</param>
internal sealed class ContainerFile(ContainerTarget target)
{
    /// <summary>Reads a file to its end.</summary>
    /// <param name="path">The path; links are followed.</param>
    /// <param name="passed">Called with the number of bytes that were read since the last call.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The content, or the error if the container is not in a state to read it.</returns>
    public async Task<(SpooledContent? Content, ErrorRecord? Error)> ReadAsync(
        string path, Action<long>? passed, CancellationToken cancellationToken)
    {
        if (ItemLister.RefuseText(target, path) is { } refused)
        {
            return (null, refused);
        }

        var inspection = await target.Api.InspectAsync(target.Id, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (ItemFailure.Windows(target, inspection) is { } windows)
        {
            return (null, windows);
        }

        var mounts = new ContainerMounts(inspection);
        var command = new FileCommand(target, new UnixPath(path).Text);
        if (mounts.Unseen(await RealPathAsync(mounts, path, cancellationToken).ConfigureAwait(false)) is { } why)
        {
            return !mounts.IsRunning
                ? (null, ItemErrors.NeedsRunning(target.ToString(), path, mounts.State, why))
                : await command.ReadAsync(passed, cancellationToken).ConfigureAwait(false) is { } inMemory ? (inMemory, null)
                : (null, ItemErrors.NotFound(target.ToString(), path));
        }

        try
        {
            var file = await new ContainerFileReader(target.Api, target.Id).ReadAsync(path, passed, cancellationToken)
                .ConfigureAwait(false);
            return (file.Content, null);
        }
        catch (ArchiveException error) when (error.Failure == ArchiveFailure.ContainerItemNotFound && mounts.IsRunning)
        {
            // It may be behind a link into a tmpfs.
            return await TryReadAsync(command, passed, cancellationToken).ConfigureAwait(false) is { } behindLink
                ? (behindLink, null)
                : (null, ItemErrors.NotFound(target.ToString(), path));
        }
    }

    /// <summary>Writes a file.</summary>
    /// <param name="path">The path; links are followed.</param>
    /// <param name="content">The content.</param>
    /// <param name="passed">Called with the number of bytes that were sent since the last call.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>The error if the file cannot be written in this state of the container; null on success.</returns>
    public async Task<ErrorRecord?> WriteAsync(
        string path, SpooledContent content, Action<long>? passed, CancellationToken cancellationToken)
    {
        if (ItemLister.RefuseText(target, path) is { } refused)
        {
            return refused;
        }

        var inspection = await target.Api.InspectAsync(target.Id, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (ItemFailure.Windows(target, inspection) is { } windows)
        {
            return windows;
        }

        var mounts = new ContainerMounts(inspection);
        var writer = new ContainerFileWriter(target.Api, target.Id);
        var resolved = await writer.ResolveAsync(path, cancellationToken).ConfigureAwait(false);
        resolved = await RealPathAsync(mounts, resolved, cancellationToken).ConfigureAwait(false);
        if (mounts.ReadOnly(resolved) is { } what)
        {
            return ItemErrors.ReadOnly(target.ToString(), resolved, what);
        }

        if (mounts.Fixed(resolved) is { } why)
        {
            if (!mounts.IsRunning)
            {
                return ItemErrors.NeedsRunning(target.ToString(), resolved, mounts.State, why);
            }

            await new FileCommand(target, resolved).WriteAsync(content, passed, cancellationToken).ConfigureAwait(false);
            return null;
        }

        await writer.WriteAsync(resolved, content, passed, cancellationToken).ConfigureAwait(false);
        return null;
    }

    /// <summary>Returns the path by which mounts are known: its folders may be links to where something is mounted.</summary>
    private async Task<string> RealPathAsync(ContainerMounts mounts, string path, CancellationToken cancellationToken) =>
        mounts.Any
            ? await new ContainerLinks(target.Api, target.Id).ResolveFoldersAsync(path, cancellationToken).ConfigureAwait(false)
            : new UnixPath(path).Text;

    /// <summary>Reads a file by a command; null if that is not possible, since the engine's own error is the better one.</summary>
    private static async Task<SpooledContent?> TryReadAsync(
        FileCommand command, Action<long>? passed, CancellationToken cancellationToken)
    {
        try
        {
            return await command.ReadAsync(passed, cancellationToken).ConfigureAwait(false);
        }
        catch (ArchiveException error) when (error.Failure == ArchiveFailure.ContainerRead)
        {
            return null;
        }
    }
}
