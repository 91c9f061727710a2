using System.ComponentModel;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>What cmdlets about existing networks share.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NetworkCmdlet : ObjectCmdlet
{
    /// <inheritdoc/>
    protected override string Noun => "Network";

    /// <summary>The networks that references mean, found one after the other. What is not found becomes an error.</summary>
    private protected IEnumerable<NetworkTarget> Resolve(IEnumerable<NetworkReference> references) => Resolve(
        references,
        (engine, reference) => new NetworkTarget(engine, reference.Id!, reference.Name),
        reference => Find(reference).Select(found => new NetworkTarget(found.Engine, found.Found.Id, found.Found.Name)));

    /// <summary>The networks, as lists show them, that a reference means.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="namesakes">Whether all that bear one name may be meant by it.</param>
    private protected IEnumerable<(EngineSession Engine, NetworkSummary Found)> Find(NetworkReference reference, bool namesakes = false) => Find(
        reference,
        engine => NetworkSearch.FindAsync(engine.Client.Networks, reference, ShortestId, StopToken),
        network => network.Id,
        namesakes ? found => found.All(network => network.Name == reference.Text) : null);
}
