using DockerPS.Engine.Models;
using DockerPS.Output;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>
/// Removes images without containers and children: those without references, or all, including those with references. Unused parents are
/// removed along with them.
/// </summary>
internal sealed class ImagePrune(PruneFilter filter, bool all) : ResourcePrune(DockerResource.Image, filter)
{
    /// <inheritdoc/>
    public override string Action => all ? "Remove unused image" : "Remove dangling image";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Keys => ["until", "label", "label!"];

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<PruneCandidate>> FindAsync(
        EngineSession engine, IReadOnlySet<string> gone, CancellationToken cancellationToken)
    {
        var listed = await engine.Client.Containers.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        List<ContainerSummary> containers = [.. listed.Where(container => !gone.Contains(container.Id))];
        var info = await engine.Client.System.InfoAsync(cancellationToken).ConfigureAwait(false);
        if (info.HasContainerdImageStore)
        {
            return await new ContainerdImageUse(engine, Filter).FindAsync(containers, all, cancellationToken).ConfigureAwait(false);
        }

        var images = await engine.Client.Images.ListAsync(all: true, cancellationToken: cancellationToken).ConfigureAwait(false);
        var used = containers.Select(container => container.ImageId ?? "").ToHashSet(StringComparer.Ordinal);
        var parents = images.Select(image => image.ParentId ?? "").ToHashSet(StringComparer.Ordinal);
        return [.. images
            .Where(image => Filter.Includes(image.Labels, EngineTime.FromUnix(image.Created)))
            .SelectMany(image => Lost(image, used.Contains(image.Id), parents.Contains(image.Id)))];
    }

    /// <inheritdoc/>
    public override Task<PruneResult> RemoveAsync(EngineSession engine, CancellationToken cancellationToken)
    {
        var filters = Filter.ToFilters();
        return engine.Client.System.PruneImagesAsync(all ? filters.Add("dangling", "false") : filters, cancellationToken);
    }

    /// <summary>Returns what an image loses: itself, its references, or nothing.</summary>
    private IEnumerable<PruneCandidate> Lost(ImageSummary image, bool isUsed, bool isParent)
    {
        var references = image.Names.Order(StringComparer.Ordinal).ToList();
        return references.Count == 0
            ? isUsed || isParent ? [] : [new(image.Id, Display.ShortId(image.Id))]
            // The engine also removes the references of an image in use, except the last one.
            : !all ? [] : references.SkipLast(isUsed ? 1 : 0).Select(reference => new PruneCandidate(image.Id, reference));
    }
}
