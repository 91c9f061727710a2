using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Targets;

/// <summary>Finds services of a swarm by name, wildcard, id or object.</summary>
/// <param name="engines">The engines of the command.</param>
internal sealed class ServiceFinder(CommandEngines engines) : SwarmItemFinder<ServiceReference, ServiceInspect, ServiceTarget>(engines)
{
    /// <inheritdoc/>
    protected override ServiceTarget TargetOf(EngineSession engine, ServiceInspect found) => new(engine, found.Id, found.Name);

    /// <inheritdoc/>
    protected override ServiceTarget TargetOf(EngineSession engine, ReferenceForm.ByObject item) => new(engine, item.Id, item.Name);

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<ServiceInspect>> ListAsync(
        EngineSession engine, FilterSet? filters, CancellationToken cancellationToken) =>
        engine.Client.Services.ListAsync(filters, cancellationToken);
}
