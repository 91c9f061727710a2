using DockerPS.Engine.Models;
using ServiceDefinition = DockerPS.Compose.Model.ComposeService;

namespace DockerPS.Operations;

/// <summary>What happens to a service.</summary>
/// <param name="Service">The service.</param>
/// <param name="Resolved">The service, with references to containers.</param>
/// <param name="Steps">The steps.</param>
internal sealed record PlannedService(ServiceDefinition Service, ServiceDefinition Resolved, IReadOnlyList<ContainerStep> Steps)
{
    /// <summary>The containers that there will be. New ones have no id.</summary>
    public IEnumerable<ContainerSummary> Remaining => Steps.Where(step => step.Action != ContainerAction.Remove).Select(step =>
        step.Action is ContainerAction.Keep or ContainerAction.Rename
            ? step.Container!
            : new ContainerSummary { Names = [$"/{step.Name}"], State = "created" });

    /// <summary>Whether a container is replaced.</summary>
    public bool IsReplaced => Steps.Any(step => step.Action == ContainerAction.Recreate);
}
