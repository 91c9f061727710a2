using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Targets;

/// <summary>Finds swarm objects of one kind in a manager's list.</summary>
/// <typeparam name="TReference">The reference type of the kind.</typeparam>
/// <typeparam name="TFound">The item type of the list.</typeparam>
/// <typeparam name="TTarget">The target type.</typeparam>
/// <param name="engines">The engines of the command.</param>
internal abstract class SwarmItemFinder<TReference, TFound, TTarget>(CommandEngines engines)
    : TargetFinder<TReference, TFound, TTarget>(engines)
    where TReference : ObjectReference
    where TFound : SwarmItem
{
    private readonly CancellationToken _stop = engines.Pipeline.StopToken;

    /// <summary>Whether a name matches all objects that share it.</summary>
    public bool NameMeansAll { get; init; }

    /// <summary>Lists objects that pass filters, sorted by name: all, or those that references match.</summary>
    /// <param name="references">The references; null for all objects.</param>
    /// <param name="filters">The engine's filters.</param>
    /// <param name="also">An additional condition for which engines have no filter; null for none.</param>
    public IEnumerable<(EngineSession Engine, TFound Found)> List(
        IReadOnlyList<TReference>? references, FilterSet filters, Func<TFound, bool>? also = null) => List(
        references,
        async (engine, ids) => Sorted((await ListAsync(engine, filters, _stop).ConfigureAwait(false))
            .Where(item => ids?.Contains(item.Id) != false && also?.Invoke(item) != false)),
        also is not null || !filters.IsEmpty);

    /// <summary>Lists an engine's objects of the kind.</summary>
    protected abstract Task<IReadOnlyList<TFound>> ListAsync(EngineSession engine, FilterSet? filters, CancellationToken cancellationToken);

    /// <summary>Selects the objects that a name matches. Overridden for names with a special meaning.</summary>
    protected virtual Task<IReadOnlyList<TFound>> SelectAsync(
        EngineSession engine, ReferenceForm.ByName name, IReadOnlyList<TFound> all, CancellationToken cancellationToken) =>
        Task.FromResult(NameMatcher.Among(all, name, item => item.Id, item => item.Name));

    /// <inheritdoc/>
    protected override string IdOf(TFound found) => found.Id;

    /// <inheritdoc/>
    protected override bool MayBeSeveral(string name, IReadOnlyList<TFound> found) =>
        NameMeansAll && found.All(item => item.Name == name);

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<TFound>> SearchAsync(
        EngineSession engine, ReferenceForm.ByObject item, CancellationToken cancellationToken)
    {
        // Only that one is listed; otherwise a long pipeline would list everything for each. The filter matches prefixes of ids.
        var found = await ListAsync(engine, new FilterSet().Add("id", item.Id), cancellationToken).ConfigureAwait(false);
        return [.. found.Where(one => one.Id == item.Id)];
    }

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<TFound>> SearchAsync(
        EngineSession engine, ReferenceForm.ByName name, CancellationToken cancellationToken)
    {
        var all = Sorted(await ListAsync(engine, null, cancellationToken).ConfigureAwait(false));
        return await SelectAsync(engine, name, all, cancellationToken).ConfigureAwait(false);
    }

    private static IReadOnlyList<TFound> Sorted(IEnumerable<TFound> items) => [.. items.OrderBy(item => item.Name, StringComparer.Ordinal)];
}
