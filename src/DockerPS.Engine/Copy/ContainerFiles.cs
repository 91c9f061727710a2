using System.Net;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Files;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Copy;

/// <summary>The files of one container, for copying.</summary>
internal sealed class ContainerFiles(ContainerEndpoints api, string id, CancellationToken cancellationToken)
{
    private const int MaximumLinks = 10;

    /// <summary>Opens a source, and tells its path with links resolved if they are to be followed.</summary>
    /// <exception cref="ArchiveException">There is nothing.</exception>
    public async Task<ContainerArchive> OpenAsync(UnixPath path, bool followLink)
    {
        var request = path.Request;
        for (var links = 0; links < MaximumLinks; links++)
        {
            var archive = await OpenAsync(path.Text, request).ConfigureAwait(false);
            if (!followLink || !archive.Stat.IsSymbolicLink)
            {
                return archive;
            }

            archive.Dispose();
            request = archive.Stat.LinkTarget;
        }

        throw TooManyLinks(path.Text);
    }

    /// <summary>What a path is as a destination: what a link leads to is written to, not the link.</summary>
    public async Task<CopyDestination> DestinationAsync(UnixPath path)
    {
        var text = path.Text;
        for (var links = 0; links < MaximumLinks; links++)
        {
            var stat = await StatAsync(text).ConfigureAwait(false);
            if (stat is not { IsSymbolicLink: true })
            {
                return stat is null or { IsDirectory: true } or { IsFile: true }
                    ? new(text, stat is not null, stat is { IsDirectory: true }, path.AssertsDirectory)
                    : throw CopyRules.Wrong(text, $"'{text}' is neither a file nor a folder.");
            }

            text = stat.LinkTarget.StartsWith('/') ? stat.LinkTarget : new UnixPath(UnixPath.Join(new UnixPath(text).Parent, stat.LinkTarget)).Text;
        }

        throw TooManyLinks(path.Text);
    }

    /// <summary>The deepest folder on the way to one that exists, and what is missing from there on.</summary>
    /// <exception cref="ArchiveException">The folder does not exist, and is not to be made; or there is a file in the way.</exception>
    public async Task<(string Existing, string Missing)> FolderAsync(string folder, bool force)
    {
        var (existing, missing) = (new UnixPath(folder), "");
        while (existing.Text != "/")
        {
            // A link to a folder is one here.
            var stat = await StatAsync(UnixPath.Join(existing.Text, ".")).ConfigureAwait(false);
            if (stat is { IsDirectory: true })
            {
                break;
            }

            if (await StatAsync(existing.Text).ConfigureAwait(false) is { IsSymbolicLink: false })
            {
                throw CopyRules.Wrong(existing.Text, $"'{existing.Text}' is not a folder.");
            }

            if (!force)
            {
                await RequireContainerAsync().ConfigureAwait(false);
                throw CopyRules.Missing(folder);
            }

            (existing, missing) = (new UnixPath(existing.Parent), UnixPath.Join(existing.Name, missing));
        }

        return (existing.Text, missing);
    }

    /// <summary>What stands at a path; null if nothing does. An engine that cannot look below a file says 500.</summary>
    private async Task<PathStat?> StatAsync(string path)
    {
        try
        {
            return await api.StatPathAsync(id, path, cancellationToken).ConfigureAwait(false);
        }
        catch (DockerApiException error) when (error.StatusCode == HttpStatusCode.InternalServerError)
        {
            return null;
        }
    }

    private async Task<ContainerArchive> OpenAsync(string path, string request)
    {
        try
        {
            return await api.OpenArchiveAsync(id, request, cancellationToken).ConfigureAwait(false);
        }
        catch (DockerApiException error) when (error.IsNotFound)
        {
            await RequireContainerAsync().ConfigureAwait(false);
            throw new ArchiveException(ArchiveFailure.ContainerItemNotFound, path, $"'{path}' does not exist in the container.", error);
        }
        catch (DockerApiException error) when (error.Message.Contains("not a directory", StringComparison.Ordinal))
        {
            throw CopyRules.Wrong(path, $"'{path}' is not a folder.");
        }
    }

    /// <summary>What is not found may be the container: then that is the error.</summary>
    private async Task RequireContainerAsync() => await api.InspectAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false);

    private static ArchiveException TooManyLinks(string path) =>
        CopyRules.Wrong(path, $"'{path}' is a symbolic link that leads nowhere: there are too many links on its way.");
}
