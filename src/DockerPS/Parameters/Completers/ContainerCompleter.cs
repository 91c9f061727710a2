using DockerPS.Engine;
using DockerPS.Engine.Models;

namespace DockerPS.Parameters;

/// <summary>Completes the names of containers; the tooltip shows image and status.</summary>
public sealed class ContainerCompleter : ObjectCompleter<ContainerSummary>
{
    /// <inheritdoc/>
    protected override Task<IReadOnlyList<ContainerSummary>> ListAsync(DockerClient client, CancellationToken cancellationToken) =>
        client.Containers.ListAsync(cancellationToken: cancellationToken);

    /// <inheritdoc/>
    protected override IEnumerable<string> Names(ContainerSummary item) => [Container.NameOf(item)];

    /// <inheritdoc/>
    protected override string ToolTip(ContainerSummary item) => $"{item.Image}: {item.Status}";
}
