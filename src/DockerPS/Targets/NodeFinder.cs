using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Targets;

/// <summary>Finds swarm nodes by name, wildcard, id or object; <c>self</c> is the queried engine.</summary>
/// <param name="engines">The engines of the command.</param>
internal sealed class NodeFinder(CommandEngines engines) : SwarmItemFinder<NodeReference, NodeInspect, SwarmTarget>(engines)
{
    private const string Self = "self";

    /// <inheritdoc/>
    protected override SwarmTarget TargetOf(EngineSession engine, NodeInspect found) => new(engine, found.Id, found.Name);

    /// <inheritdoc/>
    protected override SwarmTarget TargetOf(EngineSession engine, ReferenceForm.ByObject item) => new(engine, item.Id, item.Name);

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<NodeInspect>> ListAsync(
        EngineSession engine, FilterSet? filters, CancellationToken cancellationToken) =>
        engine.Client.Nodes.ListAsync(filters, cancellationToken);

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<NodeInspect>> SelectAsync(
        EngineSession engine, ReferenceForm.ByName name, IReadOnlyList<NodeInspect> all, CancellationToken cancellationToken)
    {
        var found = await base.SelectAsync(engine, name, all, cancellationToken).ConfigureAwait(false);
        if (found.Count > 0 || name.Text != Self)
        {
            return found;
        }

        var info = await engine.Client.System.InfoAsync(cancellationToken).ConfigureAwait(false);
        return [.. all.Where(node => node.Id == info.Swarm?.NodeId)];
    }
}
