using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Engine.Http;
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

    /// <summary>Whether it is no error that there is no such thing.</summary>
    private protected virtual bool MayBeMissing(ObjectReference reference) => false;

    /// <summary>What references mean, found one after the other. What is not found becomes an error.</summary>
    /// <param name="references">The references.</param>
    /// <param name="fromObject">What an object on its engine is.</param>
    /// <param name="fromName">What a name or a pattern means.</param>
    private protected IEnumerable<T> Resolve<TReference, T>(
        IEnumerable<TReference> references, Func<EngineSession, TReference, T> fromObject, Func<TReference, IEnumerable<T>> fromName)
        where TReference : ObjectReference
    {
        foreach (var reference in references)
        {
            foreach (var target in reference.Id is null ? fromName(reference) : EnginesOf(reference).Select(engine => fromObject(engine, reference)))
            {
                yield return target;
            }
        }
    }

    /// <summary>
    /// What a reference means, as it is now: a name or a pattern on each engine, an object on its own. What nothing is, and a name
    /// that stands for several, becomes an error. The result comes engine by engine as they answer, and can be walked once.
    /// </summary>
    /// <param name="reference">The reference.</param>
    /// <param name="search">Looks on one engine.</param>
    /// <param name="idOf">The id of what was found.</param>
    /// <param name="maybeSeveral">Whether all that was found on an engine may be meant.</param>
    /// <param name="on">The engines; null for those that names are looked up on.</param>
    private protected IEnumerable<(EngineSession Engine, T Found)> Find<T>(
        ObjectReference reference,
        Func<EngineSession, Task<IReadOnlyList<T>>> search,
        Func<T, string> idOf,
        Func<IReadOnlyList<T>, bool>? maybeSeveral = null,
        IEnumerable<EngineSession>? on = null)
    {
        var name = reference.ToString();
        if (reference.WrongKind is { } kind)
        {
            WriteError(CommonErrors.WrongKind(reference.Noun, kind, name));
            yield break;
        }

        if (reference.Malformed is { } problem)
        {
            WriteError(CommonErrors.InvalidParameter(problem, name));
            yield break;
        }

        var engines = (on ?? (reference.Id is null ? Engines : EnginesOf(reference))).ToList();
        var (answered, isFound) = (false, false);
        foreach (var (engine, found) in QueryEach(engines, name, search))
        {
            (answered, isFound) = (true, isFound || found.Count > 0);
            if (!reference.IsPattern && found.Count > 1 && maybeSeveral?.Invoke(found) != true)
            {
                WriteError(CommonErrors.Ambiguous(reference.Noun, name, [.. found.Select(idOf)]));
                continue;
            }

            foreach (var one in found)
            {
                yield return (engine, one);
            }
        }

        if (!reference.IsPattern && answered && !isFound && !MayBeMissing(reference) && (reference.Id is not null || !AnyEngineFailed))
        {
            WriteError(CommonErrors.NotFound(reference.Noun, name, string.Join(", ", engines.Select(engine => engine.Name))));
        }
    }

    /// <summary>
    /// What is listed: all that filters let through, or of what references mean that which they let through. The engine filters;
    /// what it may leave out is found first, so that a name that nothing has is told from one that is filtered out.
    /// </summary>
    /// <param name="references">What is meant; null for all.</param>
    /// <param name="find">What a reference means.</param>
    /// <param name="list">Lists what filters let through, of these ids where some are given.</param>
    /// <param name="idOf">The id of what was found.</param>
    /// <param name="isFiltered">Whether there are filters.</param>
    private protected IEnumerable<(EngineSession Engine, T Found)> Listed<TReference, T>(
        IReadOnlyList<TReference>? references,
        Func<TReference, IEnumerable<(EngineSession Engine, T Found)>> find,
        Func<EngineSession, IReadOnlySet<string>?, Task<IReadOnlyList<T>>> list,
        Func<T, string> idOf,
        bool isFiltered)
    {
        if (references is null)
        {
            return Flat(QueryEach(Engines, null, engine => list(engine, null)));
        }

        var found = references.SelectMany(find);
        return !isFiltered ? found : found
            .GroupBy(item => item.Engine, item => idOf(item.Found))
            .SelectMany(group => Flat(QueryAll([group.Key], null, engine => list(engine, group.ToHashSet(StringComparer.Ordinal)))));

        static IEnumerable<(EngineSession Engine, T Found)> Flat(IEnumerable<(EngineSession Engine, IReadOnlyList<T> Found)> answers) =>
            answers.SelectMany(answer => answer.Found.Select(item => (answer.Engine, item)));
    }

    /// <summary>The engines of an object, unless it may not be acted on from here, which becomes an error.</summary>
    private protected IEnumerable<EngineSession> EnginesOf(ObjectReference reference)
    {
        var explicitContext = MyInvocation.BoundParameters.ContainsKey(nameof(Context));
        if (reference.Computer is { } computer && Changes && !explicitContext)
        {
            WriteError(CommonErrors.FromElsewhere(reference.Noun, reference.ToString(), computer));
            return [];
        }

        // An object of another computer names that computer's engine, which means something else here.
        return reference.Computer is not null ? Engines : Session(reference.Context) is { } own ? [own] : [];
    }

    /// <summary>Whether a target may be changed; where several engines were named, the question names the target's.</summary>
    private protected bool ShouldChange(EngineSession engine, object target, string action) =>
        ShouldProcess(Context is { Length: > 1 } ? $"{target} ({engine.Name})" : target.ToString(), action);

    /// <summary>Waits for a change, and tells what the pipeline thread writes then: why it was not made, if it was not.</summary>
    private protected async Task<Action> ReportFailureAsync(Task<ErrorRecord?> change)
    {
        var why = await change.ConfigureAwait(false);
        return () =>
        {
            if (why is not null)
            {
                WriteError(why);
            }
        };
    }

    /// <summary>Removes something, and tells what the pipeline thread writes then: what it was, if that was asked for.</summary>
    /// <param name="passThru">Whether it is written.</param>
    /// <param name="read">Reads it as it is before; null if it is gone.</param>
    /// <param name="remove">Removes it; returns why that could not be done.</param>
    private protected async Task<Action> RemovedAsync(bool passThru, Func<Task<object?>> read, Func<Task<ErrorRecord?>> remove)
    {
        var before = passThru ? await ReadOrNullAsync(read).ConfigureAwait(false) : null;
        var why = await remove().ConfigureAwait(false);
        return () =>
        {
            if (why is not null)
            {
                WriteError(why);
            }
            else if (before is not null)
            {
                WriteFromEngine(before);
            }
        };
    }

    /// <summary>Runs a removal that is refused by exceptions only.</summary>
    private protected static async Task<ErrorRecord?> Unless(Task removal)
    {
        await removal.ConfigureAwait(false);
        return null;
    }

    /// <summary>What cannot be read may be removed all the same; the removal tells what is wrong.</summary>
    private static async Task<object?> ReadOrNullAsync(Func<Task<object?>> read)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (DockerApiException)
        {
            return null;
        }
    }

    /// <summary>The one that is meant, where there must be one; null where there is none, which was written as an error.</summary>
    /// <param name="targets">All that were found.</param>
    /// <param name="what">What cannot be done with several.</param>
    private protected T? SingleOrRefuse<T>(IReadOnlyList<T> targets, string what)
        where T : class
    {
        if (targets.Count > 1)
        {
            ThrowInvalidParameter($"{what} is for one {CommonErrors.Word(Noun)}, and {targets.Count} are meant: {string.Join(", ", targets)}.");
        }

        return targets.Count == 1 ? targets[0] : null;
    }
}
