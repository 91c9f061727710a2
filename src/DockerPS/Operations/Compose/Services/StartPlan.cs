using DockerPS.Engine.Models;
using ProjectDefinition = DockerPS.Compose.Model.ComposeProject;
using ServiceDefinition = DockerPS.Compose.Model.ComposeService;

namespace DockerPS.Operations;

/// <summary>Finds out which containers must be started.</summary>
internal static class StartPlan
{
    /// <summary>
    /// Returns the containers to start, by service. A job that has completed, and that others wait for, runs again only if one of them
    /// starts.
    /// </summary>
    /// <param name="project">The project.</param>
    /// <param name="oneOff">The single command that is to run; null for none.</param>
    /// <param name="containersOf">Returns the containers of a service.</param>
    public static Dictionary<string, IReadOnlyList<ContainerSummary>> Of(
        ProjectDefinition project, OneOffCommand? oneOff, Func<string, IEnumerable<ContainerSummary>> containersOf)
    {
        var starts = new Dictionary<string, IReadOnlyList<ContainerSummary>>(StringComparer.Ordinal);
        foreach (var service in DeploymentProject.InOrder(project).Reverse())
        {
            var dependents = project.Services.Values.Where(other => Waits(other, service)).ToList();
            var isDue = dependents.Count == 0
                || dependents.Exists(other => starts[other.Name].Count > 0 || other.Name == oneOff?.Service);
            starts[service.Name] = service.Name == oneOff?.Service
                ? []
                : [.. containersOf(service.Name).Where(container => MustStart(container) && (isDue || !IsCompleted(container)))];
        }

        return starts;
    }

    private static bool Waits(ServiceDefinition other, ServiceDefinition service) =>
        other.DependsOn.TryGetValue(service.Name, out var dependency) && dependency.Condition == ConditionWait.Completed;

    private static bool MustStart(ContainerSummary container) => container.State is not ("running" or "restarting");

    private static bool IsCompleted(ContainerSummary container) =>
        container.State == "exited" && Container.From(container, "").ExitCode == 0;
}
