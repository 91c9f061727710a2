using DockerPS.Errors;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Targets;

/// <summary>
/// Resolves references on the engines of a command. A name must match exactly, a pattern is a wildcard, an exact name takes precedence
/// over an id, and an id can be abbreviated to <see cref="NameMatcher.ShortestId"/> digits. Missing and ambiguous names are written as
/// errors.
/// </summary>
/// <typeparam name="TReference">The reference type of the kind.</typeparam>
/// <typeparam name="TFound">The type that engines return for an object of the kind.</typeparam>
/// <typeparam name="TTarget">The target type.</typeparam>
/// <param name="engines">The engines of the command.</param>
internal abstract class TargetFinder<TReference, TFound, TTarget>(CommandEngines engines)
    where TReference : ObjectReference
{
    /// <summary>Whether missing names are ignored, as in a forced removal.</summary>
    public bool IgnoresMissing { get; init; }

    /// <summary>Called with everything found on an engine, before the first item is returned.</summary>
    public Action<EngineSession, IReadOnlyList<TFound>>? Found { get; init; }

    /// <summary>Returns the targets of references, found one after the other.</summary>
    /// <param name="references">The references.</param>
    /// <param name="on">The engines on which names are looked up; null for all of the command.</param>
    public IEnumerable<TTarget> Resolve(IEnumerable<TReference> references, IReadOnlyList<EngineSession>? on = null) =>
        references.SelectMany(reference => reference.Id is null
            ? Find(reference, on).Select(found => TargetOf(found.Engine, found.Found))
            : engines.Of(reference).Select(engine => TargetOf(engine, reference)));

    /// <summary>
    /// Looks up a reference: a name or wildcard on each engine, an object on its own. Results are returned by engine as they arrive, and
    /// can be enumerated once.
    /// </summary>
    /// <param name="reference">The reference.</param>
    /// <param name="on">The engines to look on; null for those of the reference.</param>
    public IEnumerable<(EngineSession Engine, TFound Found)> Find(TReference reference, IReadOnlyList<EngineSession>? on = null)
    {
        var name = reference.ToString();
        if (reference.Refusal() is { } refusal)
        {
            engines.Pipeline.WriteError(refusal);
            yield break;
        }

        var asked = on ?? [.. engines.Of(reference)];
        var (answered, isFound) = (false, false);
        var stop = engines.Pipeline.StopToken;
        foreach (var (engine, found) in engines.QueryEach(asked, name, engine => SearchAsync(engine, reference, stop)))
        {
            (answered, isFound) = (true, isFound || found.Count > 0);
            if (!reference.IsPattern && found.Count > 1 && !MayBeSeveral(reference, found))
            {
                engines.Pipeline.WriteError(CommonErrors.Ambiguous(reference.Noun, name, [.. found.Select(IdOf)]));
                continue;
            }

            Found?.Invoke(engine, found);
            foreach (var one in found)
            {
                yield return (engine, one);
            }
        }

        if (!reference.IsPattern && answered && !isFound && !IgnoresMissing && (reference.Id is not null || !engines.AnyFailed))
        {
            var where = string.Join(", ", asked.Select(engine => engine.Name));
            engines.Pipeline.WriteError(CommonErrors.NotFound(reference.Noun, name, where));
        }
    }

    /// <summary>
    /// Lists objects that pass the engine's filters: all, or those that references match. Names are looked up without the filters first,
    /// to distinguish a missing object from one that is filtered out.
    /// </summary>
    /// <param name="references">The references; null for all objects.</param>
    /// <param name="list">Lists the objects of an engine that pass the filters, limited to the ids if given.</param>
    /// <param name="isFiltered">Whether there are filters.</param>
    public IEnumerable<(EngineSession Engine, TFound Found)> List(
        IReadOnlyList<TReference>? references,
        Func<EngineSession, IReadOnlySet<string>?, Task<IReadOnlyList<TFound>>> list,
        bool isFiltered)
    {
        if (references is null)
        {
            return Flat(engines.QueryEach(engine => list(engine, null)));
        }

        var found = references.SelectMany(reference => Find(reference));
        return !isFiltered ? found : found
            .GroupBy(item => item.Engine, item => IdOf(item.Found))
            .SelectMany(group => Flat(
                engines.QueryAll([group.Key], null, engine => list(engine, group.ToHashSet(StringComparer.Ordinal)))));

        static IEnumerable<(EngineSession Engine, TFound Found)> Flat(
            IEnumerable<(EngineSession Engine, IReadOnlyList<TFound> Found)> answers) =>
            answers.SelectMany(answer => answer.Found.Select(item => (answer.Engine, item)));
    }

    /// <summary>Looks up a reference on one engine. Returns all matches of an ambiguous name.</summary>
    protected abstract Task<IReadOnlyList<TFound>> SearchAsync(
        EngineSession engine, TReference reference, CancellationToken cancellationToken);

    /// <summary>Returns the id, which filters lists and distinguishes objects of the same name.</summary>
    protected abstract string IdOf(TFound found);

    /// <summary>Returns the target of a found item.</summary>
    protected abstract TTarget TargetOf(EngineSession engine, TFound found);

    /// <summary>Returns the target of an object reference, without a request.</summary>
    protected abstract TTarget TargetOf(EngineSession engine, TReference reference);

    /// <summary>Returns whether a literal name may match all found items of an engine.</summary>
    protected virtual bool MayBeSeveral(TReference reference, IReadOnlyList<TFound> found) => false;
}
