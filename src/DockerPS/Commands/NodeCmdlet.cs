using System.ComponentModel;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>What cmdlets about the engines of a swarm share.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NodeCmdlet : SwarmItemCmdlet<NodeReference, NodeInspect>
{
    /// <summary>The name by which the engine that is asked is meant.</summary>
    private const string Self = "self";

    /// <inheritdoc/>
    protected override string Noun => "Node";

    private protected override Task<IReadOnlyList<NodeInspect>> ListAsync(EngineSession engine, FilterSet? filters, CancellationToken cancellationToken) =>
        engine.Client.Nodes.ListAsync(filters, cancellationToken);

    private protected override async Task<IReadOnlyList<NodeInspect>> FindAsync(EngineSession engine, NodeReference reference, IReadOnlyList<NodeInspect> all)
    {
        var found = await base.FindAsync(engine, reference, all).ConfigureAwait(false);
        if (found.Count > 0 || reference.Text != Self)
        {
            return found;
        }

        var info = await engine.Client.System.InfoAsync(StopToken).ConfigureAwait(false);
        return [.. all.Where(node => node.Id == info.Swarm?.NodeId)];
    }
}
