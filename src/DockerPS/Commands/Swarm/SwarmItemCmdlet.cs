using System.ComponentModel;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>What cmdlets about existing things of a swarm share.</summary>
/// <typeparam name="TReference">How they are meant.</typeparam>
/// <typeparam name="T">What managers list.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SwarmItemCmdlet<TReference, T> : ObjectCmdlet
    where TReference : ObjectReference
    where T : SwarmItem
{
    /// <summary>Lists what an engine has of the kind.</summary>
    private protected abstract Task<IReadOnlyList<T>> ListAsync(EngineSession engine, FilterSet? filters, CancellationToken cancellationToken);

    /// <summary>What may be meant on an engine, where a name has a meaning of its own there.</summary>
    private protected virtual Task<IReadOnlyList<T>> FindAsync(EngineSession engine, TReference reference, IReadOnlyList<T> all) =>
        Task.FromResult(ObjectSearch.Among(all, reference, ShortestId, item => item.Id, item => item.Name));

    /// <summary>What references mean, found one after the other. What is not found becomes an error.</summary>
    private protected IEnumerable<SwarmTarget> Resolve(IEnumerable<TReference> references) => Resolve(
        references,
        (engine, reference) => new SwarmTarget(engine, reference.Id!, reference.Name),
        reference => Find(reference).Select(found => new SwarmTarget(found.Engine, found.Found.Id, found.Found.Name)));

    /// <summary>What a reference means, as it is now.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="namesakes">Whether all that bear one name may be meant by it.</param>
    private protected IEnumerable<(EngineSession Engine, T Found)> Find(TReference reference, bool namesakes = false) => Find(
        reference,
        async engine =>
        {
            // An object is looked for alone: a pipeline of many would list all for each.
            var filters = reference.Id is { } id ? new FilterSet().Add("id", id) : null;
            return await FindAsync(engine, reference, ByName(await ListAsync(engine, filters, StopToken).ConfigureAwait(false))).ConfigureAwait(false);
        },
        item => item.Id,
        namesakes ? found => found.All(item => item.Name == reference.Text) : null);

    /// <summary>What is listed: all that filters let through, or of what references mean that which they let through, by name.</summary>
    /// <param name="references">What is meant; null for all.</param>
    /// <param name="filters">The engine's filters.</param>
    /// <param name="also">What else has to hold; null for nothing.</param>
    private protected IEnumerable<(EngineSession Engine, T Found)> Listed(IReadOnlyList<TReference>? references, FilterSet filters, Func<T, bool>? also = null) => Listed(
        references,
        reference => Find(reference, namesakes: true),
        async (engine, ids) => ByName((await ListAsync(engine, filters, StopToken).ConfigureAwait(false))
            .Where(item => ids?.Contains(item.Id) != false && also?.Invoke(item) != false)),
        item => item.Id,
        also is not null || !filters.IsEmpty);

    private static IReadOnlyList<T> ByName(IEnumerable<T> items) => [.. items.OrderBy(item => item.Name, StringComparer.Ordinal)];
}
