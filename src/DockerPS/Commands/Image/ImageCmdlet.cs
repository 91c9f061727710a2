using System.ComponentModel;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>What cmdlets about existing images share.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ImageCmdlet : ObjectCmdlet
{
    /// <inheritdoc/>
    protected override string Noun => "Image";

    /// <summary>Whether a name without a tag stands for all tags of it, and not for its <c>latest</c>.</summary>
    private protected virtual bool NameMeansAllTags => false;

    /// <summary>The images that references mean, found one after the other. What is not found becomes an error.</summary>
    private protected IEnumerable<ImageTarget> Resolve(IEnumerable<ImageReference> references) => Resolve(
        references,
        (engine, reference) => reference.Name.Length > 0
            ? new ImageTarget(engine, reference.Id!, reference.Name)
            : new ImageTarget(engine, reference.Id!, null) { WasNameless = true },
        reference => Find(
            reference,
            engine => ImageSearch.FindAsync(engine, reference, ShortestId, NameMeansAllTags, StopToken),
            image => image.Id,
            _ => NameMeansAllTags).Select(found => found.Found));
}
