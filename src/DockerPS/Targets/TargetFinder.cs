using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Targets;

/// <summary>Resolves references to the targets of a command. An object is a target without a request.</summary>
/// <typeparam name="TReference">The reference type of the kind.</typeparam>
/// <typeparam name="TFound">The type that engines return for an object of the kind.</typeparam>
/// <typeparam name="TTarget">The target type.</typeparam>
/// <param name="engines">The engines of the command.</param>
internal abstract class TargetFinder<TReference, TFound, TTarget>(CommandEngines engines) : ObjectFinder<TReference, TFound>(engines)
    where TReference : ObjectReference
{
    /// <summary>Returns the targets of references, found one after the other.</summary>
    /// <param name="references">The references.</param>
    /// <param name="on">The engines on which names are looked up; null for all of the command.</param>
    public IEnumerable<TTarget> Resolve(IEnumerable<TReference> references, IReadOnlyList<EngineSession>? on = null) =>
        references.SelectMany(reference => reference.Form is ReferenceForm.ByObject item
            ? Engines.Of(reference).Select(engine => TargetOf(engine, item))
            : Find(reference, on).Select(found => TargetOf(found.Engine, found.Found)));

    /// <summary>Returns the target of a found item.</summary>
    protected abstract TTarget TargetOf(EngineSession engine, TFound found);

    /// <summary>Returns the target of an object.</summary>
    protected abstract TTarget TargetOf(EngineSession engine, ReferenceForm.ByObject item);
}
