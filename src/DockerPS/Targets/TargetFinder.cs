using DockerPS.Errors;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Targets;

/// <summary>
/// Finds what references mean on the engines of a command. A name is exact, a pattern is a wildcard, an exact name takes precedence
/// over an id, and the beginning of an id counts from <see cref="NameMatcher.ShortestId"/> digits on. Missing and ambiguous names are
/// written as errors.
/// </summary>
/// <typeparam name="TReference">The references of the kind.</typeparam>
/// <typeparam name="TFound">What engines return for one of the kind.</typeparam>
/// <typeparam name="TTarget">What commands act on.</typeparam>
/// <param name="engines">The engines of the command.</param>
internal abstract class TargetFinder<TReference, TFound, TTarget>(CommandEngines engines)
    where TReference : ObjectReference
{
    /// <summary>Whether a name that nothing has is no error, as for a removal by force.</summary>
    public bool IgnoresMissing { get; init; }

    /// <summary>Called with all that was found on an engine before the first of it is returned.</summary>
    public Action<EngineSession, IReadOnlyList<TFound>>? Found { get; init; }

    /// <summary>Returns the targets of references, found one after the other.</summary>
    /// <param name="references">The references.</param>
    /// <param name="on">The engines on which names are looked up; null for all of the command.</param>
    public IEnumerable<TTarget> Resolve(IEnumerable<TReference> references, IReadOnlyList<EngineSession>? on = null) =>
        references.SelectMany(reference => reference.Id is null
            ? Find(reference, on).Select(found => TargetOf(found.Engine, found.Found))
            : engines.Of(reference).Select(engine => TargetOf(engine, reference)));

    /// <summary>
    /// Looks up what a reference means now: a name or a pattern on each engine, an object on its own. The result comes engine by engine
    /// as they answer, and can be enumerated once.
    /// </summary>
    /// <param name="reference">The reference.</param>
    /// <param name="on">The engines to look on; null for those of the reference.</param>
    public IEnumerable<(EngineSession Engine, TFound Found)> Find(TReference reference, IReadOnlyList<EngineSession>? on = null)
    {
        var name = reference.ToString();
        if (reference.WrongKind is { } kind)
        {
            engines.Pipeline.WriteError(CommonErrors.WrongKind(reference.Noun, kind, name));
            yield break;
        }

        if (reference.Malformed is { } problem)
        {
            engines.Pipeline.WriteError(CommonErrors.InvalidParameter(problem, name));
            yield break;
        }

        var asked = on ?? [.. engines.Of(reference)];
        var (answered, isFound) = (false, false);
        foreach (var (engine, found) in engines.QueryEach(asked, name, engine => SearchAsync(engine, reference, engines.Pipeline.StopToken)))
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
            engines.Pipeline.WriteError(CommonErrors.NotFound(reference.Noun, name, string.Join(", ", asked.Select(engine => engine.Name))));
        }
    }

    /// <summary>
    /// Lists what filters let through: of everything, or of what references mean. The engine filters. What is named is looked up first,
    /// so that a name that nothing has is told from one that is filtered out.
    /// </summary>
    /// <param name="references">What is meant; null for everything.</param>
    /// <param name="list">Lists what the filters let through on an engine, of these ids if some are given.</param>
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
            .SelectMany(group => Flat(engines.QueryAll([group.Key], null, engine => list(engine, group.ToHashSet(StringComparer.Ordinal)))));

        static IEnumerable<(EngineSession Engine, TFound Found)> Flat(IEnumerable<(EngineSession Engine, IReadOnlyList<TFound> Found)> answers) =>
            answers.SelectMany(answer => answer.Found.Select(item => (answer.Engine, item)));
    }

    /// <summary>Looks up a reference on one engine. A literal name that means several is found several times.</summary>
    protected abstract Task<IReadOnlyList<TFound>> SearchAsync(EngineSession engine, TReference reference, CancellationToken cancellationToken);

    /// <summary>Returns the id by which lists are filtered and ambiguous names are told apart.</summary>
    protected abstract string IdOf(TFound found);

    /// <summary>Returns the target for what was found.</summary>
    protected abstract TTarget TargetOf(EngineSession engine, TFound found);

    /// <summary>Returns the target for an object, without asking its engine.</summary>
    protected abstract TTarget TargetOf(EngineSession engine, TReference reference);

    /// <summary>Returns whether a literal name may mean all that was found on an engine.</summary>
    protected virtual bool MayBeSeveral(TReference reference, IReadOnlyList<TFound> found) => false;
}
