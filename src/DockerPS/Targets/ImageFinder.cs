using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Targets;

/// <summary>Finds images by reference, wildcard, id or object.</summary>
/// <param name="engines">The engines of the command.</param>
internal sealed class ImageFinder(CommandEngines engines) : TargetFinder<ImageReference, ImageTarget, ImageTarget>(engines)
{
    /// <summary>Whether a name without a tag matches all of its tags, not only <c>latest</c>.</summary>
    public bool NameMeansAllTags { get; init; }

    /// <inheritdoc/>
    protected override string IdOf(ImageTarget found) => found.Id;

    /// <inheritdoc/>
    protected override ImageTarget TargetOf(EngineSession engine, ImageTarget found) => found;

    /// <inheritdoc/>
    protected override ImageTarget TargetOf(EngineSession engine, ReferenceForm.ByObject item) => item.Name.Length > 0
        ? new(engine, item.Id, item.Name)
        : new(engine, item.Id, null) { WasNameless = true };

    /// <inheritdoc/>
    protected override bool MayBeSeveral(string name, IReadOnlyList<ImageTarget> found) => NameMeansAllTags;

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<ImageTarget>> SearchAsync(
        EngineSession engine, ReferenceForm.ByObject item, CancellationToken cancellationToken)
    {
        var all = await engine.Client.Images.ListAsync(all: true, cancellationToken: cancellationToken).ConfigureAwait(false);
        return [.. all.Where(image => image.Id == item.Id).Select(_ => TargetOf(engine, item))];
    }

    /// <summary>
    /// Looks up a name on one engine. A name without a tag matches <c>latest</c> or all of its tags; a wildcard matches whole
    /// references as listed.
    /// </summary>
    protected override async Task<IReadOnlyList<ImageTarget>> SearchAsync(
        EngineSession engine, ReferenceForm.ByName reference, CancellationToken cancellationToken)
    {
        var text = reference.Text;
        if (reference.IsPattern)
        {
            return await ListAsync(engine, reference, cancellationToken).ConfigureAwait(false);
        }

        if (NameMeansAllTags && ImageName.TryParse(text) is { Tag: null, Digest: null }
            && await ListAsync(engine, reference, cancellationToken).ConfigureAwait(false) is { Count: > 0 } tags)
        {
            return tags;
        }

        var name = NameOf(text);
        var isId = ImageId.IsId(text, NameMatcher.ShortestId);
        if (name is null && !isId)
        {
            return [];
        }

        try
        {
            var found = await engine.Client.Images.InspectAsync(name ?? text, cancellationToken).ConfigureAwait(false);
            var isNamed = name is not null && (found.RepoTags ?? []).Concat(found.RepoDigests ?? []).Contains(name, StringComparer.Ordinal);
            return isNamed || !ImageId.Begins(found.Id, text) ? [new(engine, found.Id, name)] : isId ? [new(engine, found.Id, null)] : [];
        }
        catch (DockerApiException unknown) when (unknown.IsNotFound)
        {
            return name is not null && isId ? await FindAsync(engine, text, cancellationToken).ConfigureAwait(false) : [];
        }
    }

    /// <summary>Returns a target for each listed reference that matches.</summary>
    private static async Task<IReadOnlyList<ImageTarget>> ListAsync(
        EngineSession engine, ReferenceForm.ByName reference, CancellationToken cancellationToken)
    {
        var match = new ImageNameMatch(reference.Text, reference.IsPattern);
        var all = await engine.Client.Images.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        return [.. all
            .SelectMany(image => Image.From(image, engine.Name))
            .Where(image => match.Includes(image.Reference, engine.Client.IsPodman))
            .Select(image => new ImageTarget(engine, image.Id, image.Reference))];
    }

    /// <summary>Finds an image by an id that could be a name, but is not one on this engine.</summary>
    private static async Task<IReadOnlyList<ImageTarget>> FindAsync(EngineSession engine, string id, CancellationToken cancellationToken)
    {
        var all = await engine.Client.Images.ListAsync(all: true, cancellationToken: cancellationToken).ConfigureAwait(false);
        return [.. all.Where(image => ImageId.Begins(image.Id, id)).Select(image => new ImageTarget(engine, image.Id, null))];
    }

    /// <summary>Returns the text as a listed reference; null if it is not a name.</summary>
    private static string? NameOf(string text) => ImageName.TryParse(text)?.WithDefaultTag().Familiar;
}
