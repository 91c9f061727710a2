using DockerPS.Engine.Models;
using DockerPS.Output;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>Removes stopped containers; paused ones are kept.</summary>
internal sealed class ContainerPrune(PruneFilter filter) : ResourcePrune(DockerResource.Container, filter)
{
    /// <inheritdoc/>
    public override string Action => "Remove stopped container";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Keys => ["until", "label", "label!"];

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<PruneCandidate>> FindAsync(
        EngineSession engine, IReadOnlySet<string> gone, CancellationToken cancellationToken)
    {
        var containers = await engine.Client.Containers.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        return [.. containers
            .Where(container => container.State is not ("running" or "paused" or "restarting")
                && Filter.Includes(container.Labels, EngineTime.FromUnix(container.Created)))
            .Select(container => new PruneCandidate(container.Id, Container.NameOf(container)))];
    }

    /// <summary>Removes the containers. Their names are read first, as the engine returns ids only.</summary>
    public override async Task<PruneResult> RemoveAsync(EngineSession engine, CancellationToken cancellationToken)
    {
        var containers = await engine.Client.Containers.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        var names = containers.ToDictionary(container => container.Id, Container.NameOf, StringComparer.Ordinal);
        var result = await engine.Client.System.PruneContainersAsync(Filter.ToFilters(), cancellationToken).ConfigureAwait(false);
        return result with { Removed = [.. result.Removed.Select(id => names.GetValueOrDefault(id, id))] };
    }
}
