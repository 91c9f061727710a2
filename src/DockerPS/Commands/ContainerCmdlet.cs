using System.ComponentModel;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>What cmdlets about existing containers share.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ContainerCmdlet : ObjectCmdlet
{
    /// <summary>The containers that references mean, found one after the other. What is not found becomes an error.</summary>
    private protected IEnumerable<ContainerTarget> Resolve(IEnumerable<ContainerReference> references)
    {
        foreach (var reference in references)
        {
            foreach (var target in reference.Id is { } id ? FromObject(reference, id) : FromName(reference).Select(found => TargetOf(found.Engine, found.Container)))
            {
                yield return target;
            }
        }
    }

    /// <summary>The containers, as lists show them, that a name or a pattern means.</summary>
    private protected IEnumerable<(EngineSession Engine, ContainerSummary Container)> FromName(ContainerReference reference) =>
        FromName(reference, engine => ContainerSearch.FindAsync(engine.Client.Containers, reference, ShortestId, StopToken));

    /// <summary>The engine and id of an object, unless it may not be acted on from here.</summary>
    private protected IEnumerable<ContainerTarget> FromObject(ContainerReference reference, string id) =>
        EnginesOf(reference).Select(engine => new ContainerTarget(engine, id, reference.Name));

    /// <summary>A container of a list as something to act on.</summary>
    private protected static ContainerTarget TargetOf(EngineSession engine, ContainerSummary container) =>
        new(engine, container.Id, Container.NameOf(container));
}
