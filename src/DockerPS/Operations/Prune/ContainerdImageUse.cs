using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Output;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>
/// Finds what a prune removes from a containerd image store. There each name is a record of its own, and so is the place of an image
/// without a name; the prune goes by records: it keeps the name that a container was created with, and removes the image's others.
/// </summary>
internal sealed class ContainerdImageUse(EngineSession engine, PruneFilter filter)
{
    private ImageEndpoints Api => engine.Client.Images;

    /// <summary>Finds the names, and the images without a name, that nothing uses.</summary>
    /// <param name="containers">The containers that count.</param>
    /// <param name="all">Whether names go, too.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    public async Task<IReadOnlyList<PruneCandidate>> FindAsync(
        IReadOnlyList<ContainerSummary> containers, bool all, CancellationToken cancellationToken)
    {
        var images = await ListAsync(new(), cancellationToken).ConfigureAwait(false);
        var nameless = await IdsAsync(new(), cancellationToken).ConfigureAwait(false);

        // Filters, too, let records through; the times of records are known to the engine only.
        var isFiltered = filter.Keys.Any();
        var meant = isFiltered ? await ListAsync(filter.ToFilters(), cancellationToken).ConfigureAwait(false) : images;
        var meantNameless = isFiltered ? await IdsAsync(filter.ToFilters(), cancellationToken).ConfigureAwait(false) : nameless;

        var used = containers.Select(container => container.ImageId ?? "").ToHashSet(StringComparer.Ordinal);
        var bare = images
            .Where(image => image.Names.Count == 0 && meantNameless.Contains(image.Id) && !used.Contains(image.Id))
            .Select(image => new PruneCandidate(image.Id, Display.ShortId(image.Id)));
        if (!all)
        {
            return [.. bare];
        }

        var (names, ids) = await UsesAsync(containers, cancellationToken).ConfigureAwait(false);
        var counts = images.ToDictionary(
            image => image.Id, image => image.Names.Count + (nameless.Contains(image.Id) ? 1 : 0), StringComparer.Ordinal);
        return [.. bare.Concat(meant.SelectMany(image => Lost(image, counts[image.Id], names, ids.Contains(image.Id))))];
    }

    /// <summary>The names that an image loses. One that a container was created with by its id keeps the last of its records.</summary>
    private static IEnumerable<PruneCandidate> Lost(ImageSummary image, int count, HashSet<string> kept, bool isUsedById)
    {
        // The prune goes by the order of whole names.
        foreach (var name in image.Names.OrderBy(Whole, StringComparer.Ordinal))
        {
            if (!kept.Contains(Whole(name)) && (count > 1 || !isUsedById))
            {
                count--;
                yield return new(image.Id, name);
            }
        }
    }

    /// <summary>The whole names that containers were created with, and the images of those that were created by an id.</summary>
    private async Task<(HashSet<string> Names, HashSet<string> Ids)> UsesAsync(
        IReadOnlyList<ContainerSummary> containers, CancellationToken cancellationToken)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        HashSet<string> ids = new(StringComparer.Ordinal);
        foreach (var container in containers)
        {
            var (id, given) = (container.ImageId ?? "", await GivenAsync(container, cancellationToken).ConfigureAwait(false));
            if (IsId(given, id) || given.EndsWith($"@{id}", StringComparison.Ordinal))
            {
                ids.Add(id);
            }

            if (Read(given) is { } name)
            {
                names.Add((name.Tag is null ? name.WithDefaultTag() : name).Canonical);
                names.Add(name.Tag is null ? name.Canonical : name.WithTag(name.Tag).Canonical);
            }
        }

        return (names, ids);
    }

    /// <summary>
    /// What a container's image was called when the container was created. Lists have the id where the name means another image by now.
    /// </summary>
    private async Task<string> GivenAsync(ContainerSummary container, CancellationToken cancellationToken)
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

    /// <summary>The images that have a record without a name.</summary>
    private async Task<HashSet<string>> IdsAsync(FilterSet filters, CancellationToken cancellationToken) =>
        (await ListAsync(filters.Add("dangling", "true"), cancellationToken).ConfigureAwait(false))
            .Select(image => image.Id)
            .ToHashSet(StringComparer.Ordinal);

    private static bool IsId(string given, string id) =>
        id.StartsWith(given, StringComparison.Ordinal) || id.StartsWith($"sha256:{given}", StringComparison.Ordinal);

    private static string Whole(string name) => Read(name)?.Canonical ?? name;

    private static ImageName? Read(string text)
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
