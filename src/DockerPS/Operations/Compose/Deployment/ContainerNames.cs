using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Sessions;
using ProjectDefinition = DockerPS.Compose.Model.ComposeProject;

namespace DockerPS.Operations;

/// <summary>Refuses a deployment whose containers need names that others have.</summary>
/// <param name="engine">The engine.</param>
/// <param name="project">The project.</param>
/// <param name="settings">The settings.</param>
internal sealed class ContainerNames(EngineSession engine, ProjectDefinition project, DeploymentSettings settings)
{
    /// <summary>Checks the names that containers are to get.</summary>
    /// <param name="services">The services.</param>
    /// <param name="orphans">The containers that go if orphans are removed.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="DeploymentException">A name is taken.</exception>
    public async Task CheckAsync(
        IReadOnlyList<PlannedService> services, IEnumerable<ContainerSummary> orphans, CancellationToken cancellationToken)
    {
        var needed = services
            .SelectMany(planned => planned.Steps
                .Where(step => step.Action is ContainerAction.Create or ContainerAction.Recreate or ContainerAction.Rename)
                .Select(step => (planned.Service, step.Name)))
            .ToList();
        if (settings.OneOff is { Name: { } name } command)
        {
            needed.Add((project.Services[command.Service], name));
        }

        if (needed.Count == 0)
        {
            return;
        }

        // What goes, or gets another name, leaves its own to the others.
        var leaving = services.SelectMany(planned => planned.Steps)
            .Where(step => step is { Action: not ContainerAction.Keep, Container: not null }).Select(step => step.Container!.Id)
            .Concat((settings.RemoveOrphan ? orphans : []).Select(container => container.Id)).ToHashSet(StringComparer.Ordinal);
        var all = await engine.Client.Containers.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        foreach (var (service, taken) in needed)
        {
            var holder = all.FirstOrDefault(container =>
                !leaving.Contains(container.Id) && container.Names?.Contains($"/{taken}") == true);
            if (holder is not null)
            {
                throw DeploymentErrors.ContainerExists(service.Name, taken, holder.Id, engine.Name, service.Position);
            }
        }
    }
}
