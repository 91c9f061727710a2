using System.Net;
using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Files;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Copy;

/// <summary>Follows the links to folders in a path, since what is mounted into a container is known by real paths only.</summary>
/// <param name="api">The routes of the container's engine.</param>
/// <param name="id">The container.</param>
public sealed class ContainerLinks(ContainerEndpoints api, string id)
{
    /// <summary>Returns a path whose folders are no links. The last part is left as it is.</summary>
    /// <param name="path">The path in the container.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async Task<string> ResolveFoldersAsync(string path, CancellationToken cancellationToken = default)
    {
        var target = new UnixPath(path);
        var folder = "/";
        foreach (var part in target.Parent.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var next = UnixPath.Join(folder, part);

            // The engine tells where a link leads in the end.
            folder = await StatAsync(next, cancellationToken).ConfigureAwait(false) is { IsSymbolicLink: true, LinkTarget: var link }
                ? new UnixPath(link.StartsWith('/') ? link : UnixPath.Join(folder, link)).Text
                : next;
        }

        return UnixPath.Join(folder, target.Name);
    }

    private async Task<PathStat?> StatAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await api.StatPathAsync(id, path, cancellationToken).ConfigureAwait(false);
        }
        catch (DockerApiException error) when (error.StatusCode == HttpStatusCode.InternalServerError)
        {
            // A part of the path is a file.
            return null;
        }
    }
}
