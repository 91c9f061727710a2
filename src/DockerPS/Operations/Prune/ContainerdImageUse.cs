using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Output;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>
/// Finds the images that a prune removes from a containerd image store. Each name is a separate record there, as is an image without a
/// name. The prune works by record: it keeps the name with which a container was created, and removes the other names of the image.
/// </summary>
internal sealed class ContainerdImageUse(EngineSession engine, PruneFilter filter)
{
    private ImageEndpoints Api => engine.Client.Images;

    /// <summary>Finds unused names, and unused images without a name.</summary>
    /// <param name="containers">The containers to consider.</param>
    /// <param name="all">Whether names are removed as well.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async Task<IReadOnlyList<PruneCandidate>> FindAsync(
        IReadOnlyList<ContainerSummary> containers, bool all, CancellationToken cancellationToken)
    {
        var images = await ListAsync(new(), cancellationToken).ConfigureAwait(false);
        var nameless = await IdsAsync(new(), cancellationToken).ConfigureAwait(false);

        // Filters select records as well, whose times only the engine knows.
        var isFiltered = filter.Keys.Any();
        var matching = isFiltered ? await ListAsync(filter.ToFilters(), cancellationToken).ConfigureAwait(false) : images;
        var matchingNameless = isFiltered ? await IdsAsync(filter.ToFilters(), cancellationToken).ConfigureAwait(false) : nameless;

        var used = containers.Select(container => container.ImageId ?? "").ToHashSet(StringComparer.Ordinal);
        var bare = images
            .Where(image => image.Names.Count == 0 && matchingNameless.Contains(image.Id) && !used.Contains(image.Id))
            .Select(image => new PruneCandidate(image.Id, Display.ShortId(image.Id)));
        if (!all)
        {
            return [.. bare];
        }

        var (names, ids) = await UsesAsync(containers, cancellationToken).ConfigureAwait(false);
        var counts = images.ToDictionary(
            image => image.Id, image => image.Names.Count + (nameless.Contains(image.Id) ? 1 : 0), StringComparer.Ordinal);
        return [.. bare.Concat(matching.SelectMany(image => Lost(image, counts[image.Id], names, ids.Contains(image.Id))))];
    }

    /// <summary>Returns the names that an image loses. If a container was created with its id, the image keeps its last record.</summary>
    private static IEnumerable<PruneCandidate> Lost(ImageSummary image, int count, HashSet<string> kept, bool isUsedById)
    {
        // The prune proceeds in the order of canonical names.
        foreach (var name in image.Names.OrderBy(CanonicalName, StringComparer.Ordinal))
        {
            if (!kept.Contains(CanonicalName(name)) && (count > 1 || !isUsedById))
            {
                count--;
                yield return new(image.Id, name);
            }
        }
    }

    /// <summary>Returns the canonical names with which containers were created, and the images of containers created with an id.</summary>
    private async Task<(HashSet<string> Names, HashSet<string> Ids)> UsesAsync(
        IReadOnlyList<ContainerSummary> containers, CancellationToken cancellationToken)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        HashSet<string> ids = new(StringComparer.Ordinal);
        foreach (var container in containers)
        {
            var (id, requested) = (container.ImageId ?? "", await RequestedNameAsync(container, cancellationToken).ConfigureAwait(false));
            if (IsId(requested, id) || requested.EndsWith($"@{id}", StringComparison.Ordinal))
            {
                ids.Add(id);
            }

            if (TryParse(requested) is { } name)
            {
                names.Add((name.Tag is null ? name.WithDefaultTag() : name).Canonical);
                names.Add(name.Tag is null ? name.Canonical : name.WithTag(name.Tag).Canonical);
            }
        }

        return (names, ids);
    }

    /// <summary>
    /// Returns the image name with which a container was created. Lists contain the id if the name now refers to another image.
    /// </summary>
    private async Task<string> RequestedNameAsync(ContainerSummary container, CancellationToken cancellationToken)
    {
        if (container.Image != container.ImageId)
        {
            return container.Image ?? "";
        }

        try
        {
            var api = engine.Client.Containers;
            return (await api.InspectAsync(container.Id, cancellationToken: cancellationToken).ConfigureAwait(false)).Config?.Image ?? "";
        }
        catch (DockerApiException error) when (error.IsNotFound)
        {
            return container.Image ?? "";
        }
    }

    private Task<IReadOnlyList<ImageSummary>> ListAsync(FilterSet filters, CancellationToken cancellationToken) =>
        Api.ListAsync(all: true, filters, cancellationToken: cancellationToken);

    /// <summary>Returns the images that have a record without a name.</summary>
    private async Task<HashSet<string>> IdsAsync(FilterSet filters, CancellationToken cancellationToken) =>
        (await ListAsync(filters.Add("dangling", "true"), cancellationToken).ConfigureAwait(false))
            .Select(image => image.Id)
            .ToHashSet(StringComparer.Ordinal);

    private static bool IsId(string requested, string id) =>
        id.StartsWith(requested, StringComparison.Ordinal) || id.StartsWith($"sha256:{requested}", StringComparison.Ordinal);

    private static string CanonicalName(string name) => TryParse(name)?.Canonical ?? name;

    private static ImageName? TryParse(string text)
    {
        try
        {
            return ImageName.Parse(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
