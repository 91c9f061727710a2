using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>Finds the services whose logs are read, or tasks for references that match no service.</summary>
/// <param name="engines">The engines of the command.</param>
/// <param name="names">The names in the swarm.</param>
internal sealed class ServiceLogFinder(CommandEngines engines, SwarmNames names)
    : TargetFinder<ServiceTaskReference, ServiceLogSource, ServiceLogSource>(engines)
{
    /// <inheritdoc/>
    protected override string IdOf(ServiceLogSource found) => found.Id;

    /// <inheritdoc/>
    protected override ServiceLogSource TargetOf(EngineSession engine, ServiceLogSource found) => found;

    /// <inheritdoc/>
    protected override ServiceLogSource TargetOf(EngineSession engine, ServiceTaskReference reference) =>
        throw new NotSupportedException("Only the engine can tell whether an object is a service or a task.");

    /// <inheritdoc/>
    protected override bool MayBeSeveral(ServiceTaskReference reference, IReadOnlyList<ServiceLogSource> found) =>
        found.All(source => source.Name == reference.Text);

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<ServiceLogSource>> SearchAsync(
        EngineSession engine, ServiceTaskReference reference, CancellationToken cancellationToken)
    {
        var services = await engine.Client.Services.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        var found = Among(services.Select(service => new ServiceLogSource(engine, service.Id, service.Name, false, names)));
        if (found.Count > 0)
        {
            return found;
        }

        var tasks = await engine.Client.Tasks.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        var table = await names.OfAsync(engine, cancellationToken).ConfigureAwait(false);
        return Among(tasks.Select(task => new ServiceLogSource(engine, task.Id, table.TaskOf(task), true, names)));

        IReadOnlyList<ServiceLogSource> Among(IEnumerable<ServiceLogSource> all) =>
            NameMatcher.Among([.. all], reference, source => source.Id, source => source.Name);
    }
}
