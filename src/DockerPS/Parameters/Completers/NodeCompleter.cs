using DockerPS.Engine;
using DockerPS.Engine.Models;

namespace DockerPS.Parameters;

/// <summary>Completes the names of swarm nodes; the tooltip shows role, status and availability.</summary>
public sealed class NodeCompleter : ObjectCompleter<NodeInspect>
{
    /// <inheritdoc/>
    protected override Task<IReadOnlyList<NodeInspect>> ListAsync(DockerClient client, CancellationToken cancellationToken) =>
        client.Nodes.ListAsync(cancellationToken: cancellationToken);

    /// <inheritdoc/>
    protected override IEnumerable<string> Names(NodeInspect item) => [item.Name];

    /// <inheritdoc/>
    protected override string ToolTip(NodeInspect item) => $"{item.Spec?.Role} {item.Status?.State} {item.Spec?.Availability}";
}
