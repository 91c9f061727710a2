using DockerPS.Engine.Errors;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Endpoints;

/// <content>What registries have, as an engine sees it.</content>
public sealed partial class ImageEndpoints
{
    /// <summary>GET /images/search: images of a registry whose name or description has a term.</summary>
    /// <param name="term">The term; a registry in front of it is the one that is asked, else it is Docker Hub.</param>
    /// <param name="limit">How many at most; null for the registry's own measure.</param>
    /// <param name="filters">Which of them.</param>
    /// <param name="auth">The credentials; null for nobody.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="DockerRegistryException">The registry refused it.</exception>
    public Task<IReadOnlyList<ImageSearchItem>> SearchAsync(
        string term, int? limit = null, FilterSet? filters = null, RegistryAuth? auth = null, CancellationToken cancellationToken = default)
    {
        var query = new Query().Add("term", term).Add("limit", limit).Add(filters ?? new());
        return RegistryRefusal.ExplainAsync(
            () => _http.GetAsync($"/images/search", query, EngineJson.Default.IReadOnlyListImageSearchItem, cancellationToken, auth));
    }

    /// <summary>GET /distribution/{name}/json: what a registry has under a name.</summary>
    /// <param name="image">The name.</param>
    /// <param name="auth">The credentials; null for nobody.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="DockerRegistryException">The registry refused it, or has no such image.</exception>
    public Task<DistributionInspect> DistributionAsync(ImageName image, RegistryAuth? auth = null, CancellationToken cancellationToken = default) =>
        RegistryRefusal.ExplainAsync(
            () => _http.GetAsync($"/distribution/{image.Canonical}/json", null, EngineJson.Default.DistributionInspect, cancellationToken, auth));
}
