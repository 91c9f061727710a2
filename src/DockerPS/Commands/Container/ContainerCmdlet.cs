using System.ComponentModel;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>What cmdlets about existing containers share.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ContainerCmdlet : ObjectCmdlet
{
    /// <summary>The containers that references mean, found one after the other. What is not found becomes an error.</summary>
    private protected IEnumerable<ContainerTarget> Resolve(IEnumerable<ContainerReference> references) => Resolve(
        references,
        (engine, reference) => new ContainerTarget(engine, reference.Id!, reference.Name),
        reference => Find(reference).Select(found => TargetOf(found.Engine, found.Container)));

    /// <summary>The containers, as lists show them, that a reference means.</summary>
    private protected IEnumerable<(EngineSession Engine, ContainerSummary Container)> Find(ContainerReference reference) =>
        Find(reference, engine => ContainerSearch.FindAsync(engine.Client.Containers, reference, ShortestId, StopToken), container => container.Id);

    /// <summary>A container of a list as something to act on.</summary>
    private protected static ContainerTarget TargetOf(EngineSession engine, ContainerSummary container) =>
        new(engine, container.Id, Container.NameOf(container));
}
