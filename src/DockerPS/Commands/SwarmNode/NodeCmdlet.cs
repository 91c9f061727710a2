using System.ComponentModel;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>What cmdlets about the engines of a swarm share.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NodeCmdlet : SwarmItemCmdlet<NodeReference, NodeInspect>
{
    /// <inheritdoc/>
    protected override string Noun => "Node";

    private protected override Task<IReadOnlyList<NodeInspect>> ListAsync(EngineSession engine, FilterSet? filters, CancellationToken cancellationToken) =>
        engine.Client.Nodes.ListAsync(filters, cancellationToken);

    private protected override Task<IReadOnlyList<NodeInspect>> FindAsync(EngineSession engine, NodeReference reference, IReadOnlyList<NodeInspect> all) =>
        NodeSearch.FindAsync(engine, reference, all, ShortestId, StopToken);
}
