using System.ComponentModel;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>What cmdlets about existing images share.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ImageCmdlet : ObjectCmdlet
{
    /// <inheritdoc/>
    protected override string Noun => "Image";

    /// <summary>The images that references mean, found one after the other. What is not found becomes an error.</summary>
    private protected IEnumerable<ImageTarget> Resolve(IEnumerable<ImageReference> references)
    {
        foreach (var reference in references)
        {
            var targets = reference.Id is { } id
                ? EnginesOf(reference).Select(engine => new ImageTarget(engine, id, reference.Name.Length > 0 ? reference.Name : null))
                : FromName(reference, engine => ImageSearch.FindAsync(engine, reference, ShortestId, StopToken)).Select(found => found.Found);
            foreach (var target in targets)
            {
                yield return target;
            }
        }
    }
}
