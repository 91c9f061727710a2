using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Targets;

/// <summary>Looks the engines of a swarm up among all that a manager knows.</summary>
internal static class NodeSearch
{
    /// <summary>The name by which the engine that is asked is meant.</summary>
    private const string Self = "self";

    /// <summary>The nodes that a reference means.</summary>
    public static async Task<IReadOnlyList<NodeInspect>> FindAsync(
        EngineSession engine, NodeReference reference, IReadOnlyList<NodeInspect> all, int shortestId, CancellationToken cancellationToken)
    {
        var found = ObjectSearch.Among(all, reference, shortestId, node => node.Id, node => node.Name);
        if (found.Count > 0 || reference.Text != Self)
        {
            return found;
        }

        var info = await engine.Client.System.InfoAsync(cancellationToken).ConfigureAwait(false);
        return [.. all.Where(node => node.Id == info.Swarm?.NodeId)];
    }
}
