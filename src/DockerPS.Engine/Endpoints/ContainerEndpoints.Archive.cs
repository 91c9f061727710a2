using DockerPS.Engine.Http;
using DockerPS.Engine.Json;
using DockerPS.Engine.Models;
using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Endpoints;

/// <content>The routes that carry files, as tars.</content>
public sealed partial class ContainerEndpoints
{
    private const string StatHeader = "X-Docker-Container-Path-Stat";

    /// <summary>HEAD /containers/{id}/archive: what stands at a path; null if nothing does, or where the container is gone.</summary>
    /// <param name="id">The container.</param>
    /// <param name="path">The path in it. With a separator at its end, a link is followed.</param>
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

    /// <summary>GET /containers/{id}/archive: a file or a folder with all that is in it.</summary>
    /// <param name="id">The container.</param>
    /// <param name="path">The path in it; a link stays one unless a separator follows it.</param>
    /// <param name="cancellationToken">Cancels the request; the stream lives on.</param>
    public async Task<ContainerArchive> OpenArchiveAsync(string id, string path, CancellationToken cancellationToken = default)
    {
        var response = await _http
            .OpenAsync($"/containers/{id}/archive", new Query().Add("path", path), cancellationToken).ConfigureAwait(false);
        try
        {
            return new(response, StatOf(response), new SpooledStream(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false)));
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <summary>PUT /containers/{id}/archive: unpacks a tar in a folder that exists. A folder never replaces a file, nor a file a folder.</summary>
    /// <param name="id">The container.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="write">
    /// Writes the tar. What it throws ends the request and reaches the caller as it is; the engine then sees a broken transfer.
    /// </param>
    /// <param name="ownedByUser">Whether all is given to the user that the container runs as (copyUIDGID); else to whom the tar says.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task PutArchiveAsync(
        string id, string folder, Func<Stream, CancellationToken, Task> write, bool ownedByUser = false, CancellationToken cancellationToken = default) =>
        _http.ChangeAsync(
            HttpMethod.Put,
            $"/containers/{id}/archive",
            new Query().Add("path", folder).Add("noOverwriteDirNonDir", true).Add("copyUIDGID", ownedByUser),
            new StreamedContent(write, "application/x-tar"),
            cancellationToken);

    /// <summary>The header that tells what a path is: JSON in base 64.</summary>
    private static PathStat StatOf(HttpResponseMessage response)
    {
        var text = response.Headers.TryGetValues(StatHeader, out var values) ? values.FirstOrDefault() ?? "" : "";
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length > 0
            ? JsonReader.Parse(bytes.AsSpan(0, length), EngineJson.Default.PathStat)
            : throw new DockerStreamException($"The engine's answer does not say what the path is: the header {StatHeader} is missing or broken.");
    }
}
