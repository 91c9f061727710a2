using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>Finds the services whose logs are read, or tasks for references that match no service.</summary>
/// <param name="engines">The engines of the command.</param>
/// <param name="names">The names in the swarm.</param>
internal sealed class ServiceLogFinder(CommandEngines engines, SwarmNames names)
    : ObjectFinder<ServiceTaskReference, ServiceLogSource>(engines)
{
    /// <inheritdoc/>
    protected override string IdOf(ServiceLogSource found) => found.Id;

    /// <inheritdoc/>
    protected override bool MayBeSeveral(string name, IReadOnlyList<ServiceLogSource> found) =>
        found.All(source => source.Name == name);

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<ServiceLogSource>> SearchAsync(
        EngineSession engine, ReferenceForm.ByObject item, CancellationToken cancellationToken) =>
        SearchAsync(engine, all => all.Where(source => source.Id == item.Id), cancellationToken);

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<ServiceLogSource>> SearchAsync(
        EngineSession engine, ReferenceForm.ByName name, CancellationToken cancellationToken) =>
        SearchAsync(engine, all => NameMatcher.Among([.. all], name, source => source.Id, source => source.Name), cancellationToken);

    private async Task<IReadOnlyList<ServiceLogSource>> SearchAsync(
        EngineSession engine,
        Func<IEnumerable<ServiceLogSource>, IEnumerable<ServiceLogSource>> select,
        CancellationToken cancellationToken)
    {
        var services = await engine.Client.Services.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        IReadOnlyList<ServiceLogSource> found =
            [.. select(services.Select(service => new ServiceLogSource(engine, service.Id, service.Name, false, names)))];
        if (found.Count > 0)
        {
            return found;
        }

        var tasks = await engine.Client.Tasks.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        var table = await names.OfAsync(engine, cancellationToken).ConfigureAwait(false);
        return [.. select(tasks.Select(task => new ServiceLogSource(engine, task.Id, table.TaskOf(task), true, names)))];
    }
}
