using DockerPS.Engine.Http;
using DockerPS.Engine.Json;
using DockerPS.Engine.Models;
using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Endpoints;

/// <content>The routes that transfer files, as tars.</content>
public sealed partial class ContainerEndpoints
{
    private const string StatHeader = "X-Docker-Container-Path-Stat";

    /// <summary>
    /// HEAD /containers/{id}/archive: describes the item at a path; null if it does not exist, or the container does not.
    /// </summary>
    /// <param name="id">The container.</param>
    /// <param name="path">The path in the container. A link is followed if the path ends in a separator.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<PathStat?> StatPathAsync(string id, string path, CancellationToken cancellationToken = default)
    {
        try
        {
            using var response = await _http
                .HeadAsync($"/containers/{id}/archive", new Query().Add("path", path), cancellationToken).ConfigureAwait(false);
            return StatOf(response);
        }
        catch (DockerApiException error) when (error.IsNotFound)
        {
            return null;
        }
    }

    /// <summary>GET /containers/{id}/archive: opens a tar of a file, or of a folder with its contents.</summary>
    /// <param name="id">The container.</param>
    /// <param name="path">The path in the container. A link is followed if the path ends in a separator.</param>
    /// <param name="cancellationToken">Cancels the request; the stream lives on.</param>
    public async Task<ContainerArchive> OpenArchiveAsync(string id, string path, CancellationToken cancellationToken = default)
    {
        var response = await _http
            .OpenAsync($"/containers/{id}/archive", new Query().Add("path", path), cancellationToken).ConfigureAwait(false);
        try
        {
            return new(response, StatOf(response), new SpooledStream(
                await response.OpenBodyAsync(cancellationToken).ConfigureAwait(false)));
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <summary>
    /// PUT /containers/{id}/archive: extracts a tar in an existing folder. A folder never replaces a file, nor a file a folder.
    /// </summary>
    /// <param name="id">The container.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="write">
    /// Writes the tar. Its exceptions end the request and reach the caller unchanged; the engine sees a broken transfer.
    /// </param>
    /// <param name="ownedByUser">Sets the owner to the container's user (copyUIDGID), not to that in the tar.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task PutArchiveAsync(
        string id,
        string folder,
        Func<Stream,
        CancellationToken,
        Task> write,
        bool ownedByUser = false,
        CancellationToken cancellationToken = default) =>
        _http.ChangeAsync(
            HttpMethod.Put,
            $"/containers/{id}/archive",
            new Query().Add("path", folder).Add("noOverwriteDirNonDir", true).Add("copyUIDGID", ownedByUser),
            new StreamedContent(write, "application/x-tar"),
            cancellationToken);

    /// <summary>Reads the header that describes the path, which is JSON in base64.</summary>
    private static PathStat StatOf(HttpResponseMessage response)
    {
        var text = response.Headers.TryGetValues(StatHeader, out var values) ? values.FirstOrDefault() ?? "" : "";
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length > 0
            ? JsonReader.Parse(bytes.AsSpan(0, length), EngineJson.Default.PathStat)
            : throw new DockerStreamException(
                $"The engine's response does not describe the path: the header {StatHeader} is missing or malformed.");
    }
}
