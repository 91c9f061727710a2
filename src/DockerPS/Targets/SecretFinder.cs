using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Targets;

/// <summary>Finds secrets of a swarm by name, wildcard, id or object.</summary>
/// <param name="engines">The engines of the command.</param>
internal sealed class SecretFinder(CommandEngines engines) : SwarmItemFinder<SecretReference, SecretInspect, SwarmTarget>(engines)
{
    /// <inheritdoc/>
    protected override SwarmTarget TargetOf(EngineSession engine, SecretInspect found) => new(engine, found.Id, found.Name);

    /// <inheritdoc/>
    protected override SwarmTarget TargetOf(EngineSession engine, ReferenceForm.ByObject item) => new(engine, item.Id, item.Name);

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<SecretInspect>> ListAsync(
        EngineSession engine, FilterSet? filters, CancellationToken cancellationToken) =>
        engine.Client.Secrets.ListAsync(filters, cancellationToken);
}
