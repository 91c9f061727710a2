using DockerPS.Engine;
using DockerPS.Engine.Models;

namespace DockerPS.Parameters;

/// <summary>Completes the references of images.</summary>
public sealed class ImageCompleter : ObjectCompleter<ImageSummary>
{
    /// <inheritdoc/>
    protected override Task<IReadOnlyList<ImageSummary>> ListAsync(DockerClient client, CancellationToken cancellationToken) =>
        client.Images.ListAsync(cancellationToken: cancellationToken);

    /// <inheritdoc/>
    protected override IEnumerable<string> Names(ImageSummary item) => item.References;

    /// <inheritdoc/>
    protected override string ToolTip(ImageSummary item) => item.Id;
}
