using DockerPS.Engine.Errors;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Endpoints;

/// <summary>The routes between an engine and registries.</summary>
public sealed partial class ImageEndpoints
{
    private static readonly ApiVersion s_pushesPlatforms = new(1, 46);

    /// <summary>POST /images/create?fromImage: pulls an image, and streams the progress.</summary>
    /// <param name="image">The image; all of its tags if it has neither tag nor digest.</param>
    /// <param name="platform">The platform, like <c>linux/arm64</c>; null for the engine's own.</param>
    /// <param name="auth">The credentials; null for none.</param>
    /// <param name="cancellationToken">Cancels the pull.</param>
    /// <exception cref="DockerRegistryException">The registry refused the request.</exception>
    /// <exception cref="DockerOperationException">The pull failed.</exception>
    public IAsyncEnumerable<ProgressMessage> PullAsync(
        ImageName image, string? platform = null, RegistryAuth? auth = null, CancellationToken cancellationToken = default) =>
        ExchangeAsync(
            $"/images/create",
            new Query().Add("fromImage", image.Repository).Add("tag", image.Digest ?? image.Tag).Add("platform", platform),
            auth,
            cancellationToken);

    /// <summary>POST /images/{name}/push: pushes an image, and streams the progress.</summary>
    /// <param name="image">The image; all of its tags if it has no tag.</param>
    /// <param name="platform">The platform of a multi-platform image, like <c>linux/arm64</c>; null for all that the engine has.</param>
    /// <param name="auth">The credentials; null for none.</param>
    /// <param name="cancellationToken">Cancels the push.</param>
    /// <exception cref="DockerRegistryException">The registry refused the request.</exception>
    /// <exception cref="DockerOperationException">The push failed.</exception>
    public async IAsyncEnumerable<ProgressMessage> PushAsync(
        ImageName image,
        string? platform = null,
        RegistryAuth? auth = null,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // Engines require the header even without credentials.
        var query = new Query()
            .Add("tag", image.Tag).Add(
                "platform", await PlatformAsync(platform, s_pushesPlatforms, cancellationToken).ConfigureAwait(false));
        await foreach (var message in ExchangeAsync(
            $"/images/{image.Repository}/push", query, auth ?? RegistryAuth.Anonymous, cancellationToken).ConfigureAwait(false))
        {
            yield return message;
        }
    }

    private IAsyncEnumerable<ProgressMessage> ExchangeAsync(
        Route route, Query query, RegistryAuth? auth, CancellationToken cancellationToken) =>
        RegistryRefusal.ExplainAsync(
            ThrowOnFailureAsync(
                _http.StreamAsync(HttpMethod.Post, route, query, null, auth, EngineJson.Default.ProgressMessage, cancellationToken),
                cancellationToken),
            cancellationToken);
}
