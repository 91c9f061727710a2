using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Targets;

/// <summary>Finds swarm configs by name, wildcard, id or object.</summary>
/// <param name="engines">The engines of the command.</param>
internal sealed class ConfigFinder(CommandEngines engines) : SwarmItemFinder<ConfigReference, ConfigInspect, SwarmTarget>(engines)
{
    /// <inheritdoc/>
    protected override SwarmTarget TargetOf(EngineSession engine, ConfigInspect found) => new(engine, found.Id, found.Name);

    /// <inheritdoc/>
    protected override SwarmTarget TargetOf(EngineSession engine, ReferenceForm.ByObject item) => new(engine, item.Id, item.Name);

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<ConfigInspect>> ListAsync(
        EngineSession engine, FilterSet? filters, CancellationToken cancellationToken) =>
        engine.Client.Configs.ListAsync(filters, cancellationToken);
}
