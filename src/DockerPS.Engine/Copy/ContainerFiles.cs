using System.Net;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Files;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Copy;

/// <summary>Accesses the files of a container.</summary>
internal sealed class ContainerFiles(ContainerEndpoints api, string id, CancellationToken cancellationToken)
{
    private const int MaximumLinks = 10;

    /// <summary>Opens a source, and follows links if requested.</summary>
    /// <exception cref="ArchiveException">The path does not exist.</exception>
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

    /// <summary>Describes a path as a destination. Links are resolved: their targets are written to.</summary>
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

            text = stat.LinkTarget.StartsWith('/')
                ? stat.LinkTarget
                : new UnixPath(UnixPath.Join(new UnixPath(text).Parent, stat.LinkTarget)).Text;
        }

        throw TooManyLinks(path.Text);
    }

    /// <summary>Returns the deepest existing parent of a folder, and the missing part of its path.</summary>
    /// <exception cref="ArchiveException">The folder does not exist and may not be created, or a file is in the way.</exception>
    public async Task<(string Existing, string Missing)> FolderAsync(string folder, bool force)
    {
        var (existing, missing) = (new UnixPath(folder), "");
        while (existing.Text != "/")
        {
            // A link to a folder counts as a folder.
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

    /// <summary>Describes the item at a path; null if there is none. For a path below a file, engines respond with status 500.</summary>
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
        catch (DockerApiException error) when (error.Message.Contains("too many links", StringComparison.Ordinal))
        {
            throw TooManyLinks(path);
        }
    }

    /// <summary>Throws the reason why an item cannot be described, which engines state only to who opens it.</summary>
    public async Task RefuseAsync(UnixPath path)
    {
        using var archive = await OpenAsync(path.Text, path.Text).ConfigureAwait(false);
    }

    /// <summary>Throws if it is the container that does not exist.</summary>
    private async Task RequireContainerAsync() => await api.InspectAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false);

    private static ArchiveException TooManyLinks(string path) =>
        CopyRules.Wrong(path, $"'{path}' is a symbolic link with too many links in its path.");
}
