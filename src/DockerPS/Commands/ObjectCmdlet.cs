using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Errors;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>
/// What cmdlets about existing things share: finding those that are meant. A name is exact, a pattern is a wildcard, an exact name
/// wins over an id, and the beginning of an id counts from six digits on.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ObjectCmdlet : FanOutCmdlet
{
    /// <summary>The digits from which on the beginning of an id counts.</summary>
    private protected const int ShortestId = 6;

    /// <summary>Whether the cmdlet changes anything: then objects from other computers are refused.</summary>
    private protected virtual bool Changes => false;

    /// <summary>
    /// What a name or a pattern means, engine by engine as they answer. A name that nothing has, or that stands for several, becomes
    /// an error. The result can be walked once.
    /// </summary>
    /// <param name="reference">The name or the pattern.</param>
    /// <param name="search">Looks on one engine.</param>
    private protected IEnumerable<(EngineSession Engine, T Found)> FromName<T>(ObjectReference reference, Func<EngineSession, Task<IReadOnlyList<T>>> search)
    {
        var name = reference.Text!;
        if (reference.WrongKind is { } kind)
        {
            WriteError(ModuleErrors.WrongKind(Noun, kind, name));
            yield break;
        }

        var engines = Engines.ToList();
        var (answered, isFound) = (false, false);
        foreach (var (engine, found) in AskEach(engines, name, search))
        {
            (answered, isFound) = (true, isFound || found.Count > 0);
            if (!reference.IsPattern && found.Count > 1)
            {
                WriteError(ModuleErrors.Ambiguous(Noun, name, found.Count));
                continue;
            }

            foreach (var one in found)
            {
                yield return (engine, one);
            }
        }

        if (!reference.IsPattern && answered && !isFound && !AnyEngineFailed)
        {
            WriteError(ModuleErrors.NotFound(Noun, name, string.Join(", ", engines.Select(engine => engine.Name))));
        }
    }

    /// <summary>The engines of an object, unless it may not be acted on from here, which becomes an error.</summary>
    private protected IEnumerable<EngineSession> EnginesOf(ObjectReference reference)
    {
        var explicitContext = MyInvocation.BoundParameters.ContainsKey(nameof(Context));
        if (reference.Computer is { } computer && Changes && !explicitContext)
        {
            WriteError(ModuleErrors.FromElsewhere(Noun, reference.ToString(), computer));
            return [];
        }

        // An object of another computer names that computer's engine, which means something else here.
        return reference.Computer is not null ? Engines : Session(reference.Context) is { } own ? [own] : [];
    }

    /// <summary>The one that is meant, where there must be one; null where there is none, which was written as an error.</summary>
    /// <param name="targets">All that were found.</param>
    /// <param name="what">What cannot be done with several.</param>
    private protected T? Only<T>(IReadOnlyList<T> targets, string what)
        where T : class
    {
        if (targets.Count > 1)
        {
            Refuse($"{what} is for one {ModuleErrors.Word(Noun)}, and {targets.Count} are meant: {string.Join(", ", targets)}.");
        }

        return targets.Count == 1 ? targets[0] : null;
    }
}
