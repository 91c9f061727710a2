using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>
/// What cmdlets about existing containers share: finding those that are meant. A name is exact, a pattern is a wildcard, an exact
/// name wins over an id, and the beginning of an id counts from six digits on.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ContainerCmdlet : FanOutCmdlet
{
    private const int ShortestId = 6;

    /// <summary>Whether the cmdlet changes anything: then objects from other computers are refused.</summary>
    private protected virtual bool Changes => false;

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
    private protected List<(EngineSession Engine, ContainerSummary Container)> FromName(ContainerReference reference)
    {
        var name = reference.Text!;
        if (reference.WrongKind is { } kind)
        {
            WriteError(ModuleErrors.WrongKind(Noun, kind, name));
            return [];
        }

        var engines = Engines.ToList();
        List<(EngineSession Engine, IReadOnlyList<ContainerSummary> Found)> answers =
            Ask(engines, name, engine => ContainerSearch.FindAsync(engine.Client.Containers, reference, ShortestId, StopToken));
        if (!reference.IsPattern)
        {
            foreach (var (_, found) in answers)
            {
                if (found.Count > 1)
                {
                    WriteError(ModuleErrors.Ambiguous(Noun, name, found.Count));
                    return [];
                }
            }

            if (answers.Count > 0 && answers.All(answer => answer.Found.Count == 0) && !AnyEngineFailed)
            {
                WriteError(ModuleErrors.NotFound(Noun, name, string.Join(", ", engines.Select(engine => engine.Name))));
            }
        }

        return [.. answers.SelectMany(answer => answer.Found.Select(container => (answer.Engine, container)))];
    }

    /// <summary>The engine and id of an object, unless it may not be acted on from here.</summary>
    private protected IEnumerable<ContainerTarget> FromObject(ContainerReference reference, string id)
    {
        var explicitContext = MyInvocation.BoundParameters.ContainsKey(nameof(Context));
        if (reference.Computer is { } computer && Changes && !explicitContext)
        {
            WriteError(ModuleErrors.FromElsewhere(Noun, reference.Name, computer));
            yield break;
        }

        // An object of another computer names that computer's engine, which means something else here.
        IEnumerable<EngineSession> engines = reference.Computer is null
            ? Session(reference.Context) is { } own ? [own] : []
            : Engines;
        foreach (var engine in engines)
        {
            yield return new(engine, id, reference.Name);
        }
    }

    /// <summary>The container that is meant, where there must be one; null where there is none, which was written as an error.</summary>
    /// <param name="targets">All that were found.</param>
    /// <param name="what">What cannot be done with several.</param>
    private protected ContainerTarget? Only(IReadOnlyList<ContainerTarget> targets, string what)
    {
        if (targets.Count > 1)
        {
            Refuse($"{what} is for one container, and {targets.Count} are meant: {string.Join(", ", targets)}.");
        }

        return targets.Count == 1 ? targets[0] : null;
    }

    /// <summary>A container of a list as something to act on.</summary>
    private protected static ContainerTarget TargetOf(EngineSession engine, ContainerSummary container) =>
        new(engine, container.Id, Container.NameOf(container));
}
