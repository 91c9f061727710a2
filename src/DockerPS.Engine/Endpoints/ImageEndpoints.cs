using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Endpoints;

/// <summary>The routes below <c>/images</c>.</summary>
public sealed partial class ImageEndpoints
{
    private readonly EngineHttp _http;

    internal ImageEndpoints(EngineHttp http) => _http = http;

    /// <summary>GET /images/json: lists images.</summary>
    /// <param name="all">Includes intermediate images.</param>
    /// <param name="filters">The engine's filters.</param>
    /// <param name="sharedSize">Computes the bytes that images share, which is slow; ignored by engines before API 1.42.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<IReadOnlyList<ImageSummary>> ListAsync(
        bool all = false,
        FilterSet? filters = null,
        bool sharedSize = false,
        CancellationToken cancellationToken = default) => _http.GetAsync(
        $"/images/json",
        new Query().Add("all", all).Add(filters).Add("shared-size", sharedSize),
        EngineJson.Default.IReadOnlyListImageSummary,
        cancellationToken);

    /// <summary>GET /images/{name}/json: inspects an image.</summary>
    public Task<ImageInspect> InspectAsync(string name, CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/images/{name}/json", null, EngineJson.Default.ImageInspect, cancellationToken);

    /// <summary>GET /images/{name}/json: inspects an image, as raw JSON.</summary>
    public Task<System.Text.Json.Nodes.JsonObject> ReadAsync(string name, CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/images/{name}/json", null, EngineJson.Default.JsonObject, cancellationToken);

    /// <summary>POST /images/create?fromSrc=-: creates an image with one layer from a tar of a root file system.</summary>
    /// <param name="tar">The tar.</param>
    /// <param name="reference">The new image's reference.</param>
    /// <param name="changes">The Dockerfile instructions to apply, like <c>CMD ["sh"]</c>.</param>
    /// <param name="cancellationToken">Cancels the import.</param>
    /// <returns>The new image's id.</returns>
    /// <exception cref="DockerOperationException">The import failed.</exception>
    public Task<string> ImportAsync(
        Stream tar, string reference, IEnumerable<string> changes, CancellationToken cancellationToken = default) =>
        ImportAsync(new() { Reference = reference, Changes = changes }, tar, cancellationToken);

    /// <summary>
    /// POST /images/create?fromSrc: creates an image with one layer from a tar of a root file system, which may be compressed.
    /// </summary>
    /// <param name="import">The settings of the import.</param>
    /// <param name="tar">The tar; null if the engine fetches it.</param>
    /// <param name="cancellationToken">Cancels the import.</param>
    /// <returns>The new image's id.</returns>
    /// <exception cref="DockerOperationException">The import failed.</exception>
    public async Task<string> ImportAsync(ImageImport import, Stream? tar, CancellationToken cancellationToken = default)
    {
        if (import.Platform is not null)
        {
            // Older engines apply the operating system only, and keep their own architecture.
            await _http.RequireAsync(new(1, 42), "Platform", cancellationToken).ConfigureAwait(false);
        }

        var query = new Query()
            .Add("fromSrc", import.Source?.AbsoluteUri ?? "-")
                .Add("repo", import.Reference).Add("message", import.Message).Add("platform", import.Platform);
        foreach (var change in import.Changes)
        {
            query.Add("changes", change);
        }

        // The id is in the last message.
        string? id = null;
        await foreach (var message in ProgressAsync(
            $"/images/create", query, tar is null ? null : new StreamContent(tar), cancellationToken).ConfigureAwait(false))
        {
            id = message.Status;
        }

        return id?.StartsWith("sha256:", StringComparison.Ordinal) == true
            ? id
            : throw new DockerStreamException("The engine ended the import without the new image's id.");
    }

    private IAsyncEnumerable<ProgressMessage> ProgressAsync(
        Route route, Query query, HttpContent? body, CancellationToken cancellationToken) =>
        ThrowOnFailureAsync(_http.StreamAsync(
            HttpMethod.Post, route, query, body, EngineJson.Default.ProgressMessage, cancellationToken), cancellationToken);

    /// <summary>Throws the failure that a message reports, since the response's status was a success.</summary>
    private static async IAsyncEnumerable<ProgressMessage> ThrowOnFailureAsync(
        IAsyncEnumerable<ProgressMessage> messages,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var message in messages.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if ((message.Error?.Message ?? message.ErrorText) is { } error)
            {
                throw new DockerOperationException(error);
            }

            yield return message;
        }
    }
}
