using DockerPS.Errors;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Targets;

/// <summary>
/// Looks up references on the engines of a command. A name must match exactly, a pattern is a wildcard, an exact name takes precedence
/// over an id, and an id can be abbreviated to <see cref="NameMatcher.ShortestId"/> digits. Missing and ambiguous names are written as
/// errors.
/// </summary>
/// <typeparam name="TReference">The reference type of the kind.</typeparam>
/// <typeparam name="TFound">The type that engines return for an object of the kind.</typeparam>
/// <param name="engines">The engines of the command.</param>
internal abstract class ObjectFinder<TReference, TFound>(CommandEngines engines)
    where TReference : ObjectReference
{
    /// <summary>Whether missing names are ignored, as in a forced removal.</summary>
    public bool IgnoresMissing { get; init; }

    /// <summary>Called with everything found on an engine, before the first item is returned.</summary>
    public Action<EngineSession, IReadOnlyList<TFound>>? Found { get; init; }

    /// <summary>The engines of the command.</summary>
    protected CommandEngines Engines => engines;

    /// <summary>
    /// Looks up a reference: a name or wildcard on each engine, an object on its own. Results are returned by engine as they arrive, and
    /// can be enumerated once.
    /// </summary>
    /// <param name="reference">The reference.</param>
    /// <param name="on">The engines to look on; null for those of the reference.</param>
    public IEnumerable<(EngineSession Engine, TFound Found)> Find(TReference reference, IReadOnlyList<EngineSession>? on = null)
    {
        if (reference.Refusal() is { } refusal)
        {
            engines.Pipeline.WriteError(refusal);
            yield break;
        }

        var asked = on ?? [.. engines.Of(reference)];
        var isPattern = reference.Form is ReferenceForm.ByName { IsPattern: true };
        var (answered, isFound) = (false, false);
        foreach (var (engine, found) in engines.QueryEach(asked, reference.ToString(), engine => SearchAsync(engine, reference)))
        {
            (answered, isFound) = (true, isFound || found.Count > 0);
            if (!isPattern && found.Count > 1 && !MayBeSeveral(reference.ToString(), found))
            {
                engines.Pipeline.WriteError(CommonErrors.Ambiguous(reference.Noun, reference.ToString(), [.. found.Select(IdOf)]));
                continue;
            }

            Found?.Invoke(engine, found);
            foreach (var one in found)
            {
                yield return (engine, one);
            }
        }

        // A missing name may exist on an engine that failed; an object has only its own engine.
        if (!isPattern && answered && !isFound && !IgnoresMissing && (reference.Form is ReferenceForm.ByObject || !engines.AnyFailed))
        {
            var where = string.Join(", ", asked.Select(engine => engine.Name));
            engines.Pipeline.WriteError(CommonErrors.NotFound(reference.Noun, reference.ToString(), where));
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

    /// <summary>Looks up a name, wildcard or id on one engine. Returns all matches of an ambiguous name.</summary>
    protected abstract Task<IReadOnlyList<TFound>> SearchAsync(
        EngineSession engine, ReferenceForm.ByName name, CancellationToken cancellationToken);

    /// <summary>Looks up an object on its engine. Returns an empty list if it is gone.</summary>
    protected abstract Task<IReadOnlyList<TFound>> SearchAsync(
        EngineSession engine, ReferenceForm.ByObject item, CancellationToken cancellationToken);

    /// <summary>Returns the id, which filters lists and distinguishes objects of the same name.</summary>
    protected abstract string IdOf(TFound found);

    /// <summary>Returns whether a literal name may match all found items of an engine.</summary>
    protected virtual bool MayBeSeveral(string name, IReadOnlyList<TFound> found) => false;

    private Task<IReadOnlyList<TFound>> SearchAsync(EngineSession engine, TReference reference) => reference.Form switch
    {
        ReferenceForm.ByName name => SearchAsync(engine, name, engines.Pipeline.StopToken),
        ReferenceForm.ByObject item => SearchAsync(engine, item, engines.Pipeline.StopToken),
        _ => throw new InvalidOperationException("An object of the wrong kind is refused before it is looked up."),
    };
}
