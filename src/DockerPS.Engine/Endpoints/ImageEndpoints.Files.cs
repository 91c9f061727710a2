using System.Runtime.CompilerServices;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Endpoints;

/// <content>The routes for the images of an engine: history, tags, removal, and files of images.</content>
public sealed partial class ImageEndpoints
{
    private const string LoadedName = "Loaded image: ";
    private const string LoadedId = "Loaded image ID: ";

    private static readonly ApiVersion s_platforms = new(1, 48);

    /// <summary>GET /images/{name}/history: lists the steps that built an image, the last one first.</summary>
    /// <param name="name">The reference or the id.</param>
    /// <param name="platform">The platform of a multi-platform image, like <c>linux/arm64/v8</c>.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="DockerFeatureException">A platform is given, and the engine is older than API 1.48.</exception>
    public async Task<IReadOnlyList<ImageHistoryItem>> HistoryAsync(
        string name, string? platform = null, CancellationToken cancellationToken = default)
    {
        var query = new Query().Add("platform", await PlatformAsync(platform, s_platforms, cancellationToken).ConfigureAwait(false));
        return await _http.GetAsync(
            $"/images/{name}/history", query, EngineJson.Default.IReadOnlyListImageHistoryItem, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>POST /images/{name}/tag: adds a reference to an image, and takes it from the image that had it.</summary>
    /// <param name="name">The reference or the id.</param>
    /// <param name="reference">The new reference.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<bool> TagAsync(string name, ImageName reference, CancellationToken cancellationToken = default) => _http.ChangeAsync(
        HttpMethod.Post,
        $"/images/{name}/tag",
        new Query().Add("repo", reference.FamiliarRepository).Add("tag", reference.Version),
        null,
        cancellationToken);

    /// <summary>DELETE /images/{name}: removes a reference, and with the last one the image and its unused layers.</summary>
    /// <param name="name">A reference; or an id, for the image with all of its references.</param>
    /// <param name="force">Removes it even if stopped containers use it, or if it has several references.</param>
    /// <param name="noPrune">Keeps untagged parent images.</param>
    /// <param name="platforms">The platforms of a multi-platform image to remove; null for all.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="DockerFeatureException">A platform is given, and the engine is older than API 1.50.</exception>
    public async Task<IReadOnlyList<ImageDeletion>> RemoveAsync(
        string name,
        bool force = false,
        bool noPrune = false,
        IReadOnlyList<string>? platforms = null,
        CancellationToken cancellationToken = default)
    {
        var query = new Query().Add("force", force).Add("noprune", noPrune);
        foreach (var platform in platforms ?? [])
        {
            query.Add("platforms", await PlatformAsync(platform, new(1, 50), cancellationToken).ConfigureAwait(false));
        }

        return await _http
            .ExchangeAsync(
                HttpMethod.Delete, $"/images/{name}", query, null, EngineJson.Default.IReadOnlyListImageDeletion, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>GET /images/get: saves images as one tar, piece by piece. A piece is valid until the next is requested.</summary>
    /// <param name="names">The references and ids; the tar keeps the given references only.</param>
    /// <param name="platform">The platform of a multi-platform image.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="DockerStreamException">The tar is incomplete, and so of no use.</exception>
    /// <exception cref="DockerFeatureException">A platform is given, and the engine is older than API 1.48.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> SaveAsync(
        IEnumerable<string> names, string? platform = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var query = new Query().Add("platform", await PlatformAsync(platform, s_platforms, cancellationToken).ConfigureAwait(false));
        foreach (var name in names)
        {
            query.Add("names", name);
        }

        using var response = await _http.OpenAsync($"/images/get", query, cancellationToken).ConfigureAwait(false);
        var tar = await response.OpenBodyAsync(cancellationToken).ConfigureAwait(false);
        await foreach (var piece in TarEndGuard.ReadToAsync(tar, cancellationToken).ConfigureAwait(false))
        {
            yield return piece;
        }
    }

    /// <summary>POST /images/load: loads the images of a tar, whose names the engine reports in text only.</summary>
    /// <param name="tar">The tar, compressed or not.</param>
    /// <param name="platform">The platform of a multi-platform image.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The references, and the ids of images without one; some engines report the id of the last image only.</returns>
    /// <exception cref="DockerFeatureException">A platform is given, and the engine is older than API 1.48.</exception>
    public async Task<IReadOnlyList<string>> LoadAsync(Stream tar, string? platform = null, CancellationToken cancellationToken = default)
    {
        var platformQuery = await PlatformAsync(platform, s_platforms, cancellationToken).ConfigureAwait(false);
        var query = new Query().Add("quiet", true).Add("platform", platformQuery);
        using var body = new StreamContent(tar);
        body.Headers.ContentType = new("application/x-tar");
        var loaded = new List<string>();
        await foreach (var message in ProgressAsync($"/images/load", query, body, cancellationToken).ConfigureAwait(false))
        {
            // One message may hold several ids.
            foreach (var line in (message.Text ?? "").Split('\n', StringSplitOptions.TrimEntries))
            {
                if ((After(line, LoadedName) ?? After(line, LoadedId)) is { } name)
                {
                    loaded.Add(name);
                }
            }
        }

        return loaded;
    }

    private static string? After(string text, string beginning) => text.StartsWith(beginning, StringComparison.Ordinal)
        ? text[beginning.Length..]
        : null;

    /// <summary>Converts a platform to the form that newer routes take.</summary>
    private async Task<string?> PlatformAsync(string? platform, ApiVersion since, CancellationToken cancellationToken)
    {
        if (platform is null)
        {
            return null;
        }

        await _http.RequireAsync(since, "Platform", cancellationToken).ConfigureAwait(false);
        return ImagePlatform.Parse(platform).ToJson();
    }
}
