using System.Runtime.CompilerServices;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Endpoints;

/// <content>The images that an engine has: their past, their references, files of them, and their end.</content>
public sealed partial class ImageEndpoints
{
    private const string LoadedName = "Loaded image: ";
    private const string LoadedId = "Loaded image ID: ";

    private static readonly ApiVersion s_platforms = new(1, 48);

    /// <summary>GET /images/{name}/history: the steps that made an image, the last first.</summary>
    /// <param name="name">Its reference or id.</param>
    /// <param name="platform">One of several platforms, like <c>linux/arm64/v8</c>.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="DockerFeatureException">A platform is asked for, and the engine is older than API 1.48.</exception>
    public async Task<IReadOnlyList<ImageHistoryItem>> HistoryAsync(string name, string? platform = null, CancellationToken cancellationToken = default)
    {
        var query = new Query().Add("platform", await PlatformAsync(platform, s_platforms, cancellationToken).ConfigureAwait(false));
        return await _http.GetAsync($"/images/{name}/history", query, EngineJson.Default.IReadOnlyListImageHistoryItem, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>POST /images/{name}/tag: gives an image another reference, which another image may have had.</summary>
    /// <param name="name">Its reference or id.</param>
    /// <param name="reference">The new reference.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<bool> TagAsync(string name, ImageName reference, CancellationToken cancellationToken = default) => _http.ChangeAsync(
        HttpMethod.Post,
        $"/images/{name}/tag",
        new Query().Add("repo", reference.FamiliarRepository).Add("tag", reference.Version),
        null,
        cancellationToken);

    /// <summary>DELETE /images/{name}: takes a reference away, and with the last one the image and the layers that nothing else needs.</summary>
    /// <param name="name">A reference; or an id, for the image with all of its references.</param>
    /// <param name="force">Also where containers that do not run use it, or where several references stand for it.</param>
    /// <param name="noPrune">Leaves the images without references that it was built on.</param>
    /// <param name="platforms">Only these platforms of it.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="DockerFeatureException">A platform is asked for, and the engine is older than API 1.50.</exception>
    public async Task<IReadOnlyList<ImageDeletion>> RemoveAsync(
        string name, bool force = false, bool noPrune = false, IReadOnlyList<string>? platforms = null, CancellationToken cancellationToken = default)
    {
        var query = new Query().Add("force", force).Add("noprune", noPrune);
        foreach (var platform in platforms ?? [])
        {
            query.Add("platforms", await PlatformAsync(platform, new(1, 50), cancellationToken).ConfigureAwait(false));
        }

        return await _http
            .ExchangeAsync(HttpMethod.Delete, $"/images/{name}", query, null, EngineJson.Default.IReadOnlyListImageDeletion, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>GET /images/get: images as one tar, piece by piece. A piece is valid until the next one is asked for.</summary>
    /// <param name="names">Their references and ids; the tar keeps the references that are named.</param>
    /// <param name="platform">One of several platforms.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="DockerStreamException">The tar has no end: what came before it is of no use.</exception>
    /// <exception cref="DockerFeatureException">A platform is asked for, and the engine is older than API 1.48.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> SaveAsync(
        IEnumerable<string> names, string? platform = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var query = new Query().Add("platform", await PlatformAsync(platform, s_platforms, cancellationToken).ConfigureAwait(false));
        foreach (var name in names)
        {
            query.Add("names", name);
        }

        using var response = await _http.OpenAsync($"/images/get", query, cancellationToken).ConfigureAwait(false);
        var tar = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await foreach (var piece in TarEndGuard.ReadToAsync(tar, cancellationToken).ConfigureAwait(false))
        {
            yield return piece;
        }
    }

    /// <summary>POST /images/load: takes the images of a tar in. The engine tells which only in words.</summary>
    /// <param name="tar">The tar, compressed or not.</param>
    /// <param name="platform">One of several platforms.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The references of the images, and ids: where an image has no reference, engines tell those of all. Some tell them only if it is the last.</returns>
    /// <exception cref="DockerFeatureException">A platform is asked for, and the engine is older than API 1.48.</exception>
    public async Task<IReadOnlyList<string>> LoadAsync(Stream tar, string? platform = null, CancellationToken cancellationToken = default)
    {
        var query = new Query().Add("quiet", true).Add("platform", await PlatformAsync(platform, s_platforms, cancellationToken).ConfigureAwait(false));
        using var body = new StreamContent(tar);
        body.Headers.ContentType = new("application/x-tar");
        var loaded = new List<string>();
        await foreach (var message in ProgressAsync($"/images/load", query, body, cancellationToken).ConfigureAwait(false))
        {
            // Ids come several in one message.
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

    private static string? After(string text, string beginning) => text.StartsWith(beginning, StringComparison.Ordinal) ? text[beginning.Length..] : null;

    /// <summary>A platform in the form in which newer routes take it.</summary>
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
