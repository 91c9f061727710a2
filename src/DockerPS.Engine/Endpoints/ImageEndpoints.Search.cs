using DockerPS.Engine.Errors;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Endpoints;

/// <content>The routes that ask registries what they have.</content>
public sealed partial class ImageEndpoints
{
    /// <summary>GET /images/search: searches a registry for images whose name or description contains a term.</summary>
    /// <param name="term">The term, with the registry to search in front; Docker Hub if there is none.</param>
    /// <param name="limit">The maximum of images; null for the registry's default.</param>
    /// <param name="filters">The filters.</param>
    /// <param name="auth">The credentials; null for none.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="DockerRegistryException">The registry refused the request.</exception>
    public Task<IReadOnlyList<ImageSearchItem>> SearchAsync(
        string term, int? limit = null, FilterSet? filters = null, RegistryAuth? auth = null, CancellationToken cancellationToken = default)
    {
        var query = new Query().Add("term", term).Add("limit", limit).Add(filters ?? new());
        return RegistryRefusal.ExplainAsync(
            () => _http.GetAsync($"/images/search", query, EngineJson.Default.IReadOnlyListImageSearchItem, cancellationToken, auth));
    }

    /// <summary>GET /distribution/{name}/json: inspects an image in a registry.</summary>
    /// <param name="image">The name.</param>
    /// <param name="auth">The credentials; null for none.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="DockerRegistryException">The registry refused the request, or does not have the image.</exception>
    public Task<DistributionInspect> DistributionAsync(
        ImageName image, RegistryAuth? auth = null, CancellationToken cancellationToken = default) =>
        RegistryRefusal.ExplainAsync(
            () => _http.GetAsync(
                $"/distribution/{image.Canonical}/json", null, EngineJson.Default.DistributionInspect, cancellationToken, auth));
}
