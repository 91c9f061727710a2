using System.Globalization;
using DockerPS.Compose.Writing;
using DockerPS.Engine.Models;
using DockerPS.Output;
using ProjectDefinition = DockerPS.Compose.Model.ComposeProject;
using ServiceDefinition = DockerPS.Compose.Model.ComposeService;

namespace DockerPS.Operations;

/// <summary>Finds out what must happen to the containers of a service, as docker compose does.</summary>
/// <param name="project">The project.</param>
/// <param name="service">The service, with references to containers.</param>
/// <param name="facts">What the service needs on the engine.</param>
/// <param name="settings">The settings.</param>
internal sealed class ServicePlan(
    ProjectDefinition project, ServiceDefinition service, DeploymentFacts facts, DeploymentSettings settings)
{
    private readonly string _hash = ComposeWriter.Hash(service);

    /// <summary>Returns the steps, of the containers that stay and of those that go.</summary>
    public IReadOnlyList<ContainerStep> Steps(IEnumerable<ContainerSummary> containers)
    {
        if (settings.OneOff?.Service == service.Name)
        {
            return [.. containers.Select(container => new ContainerStep(
                ContainerAction.Keep, Container.NameOf(container), ComposeState.NumberOf(container), container, ""))];
        }

        // What is outdated goes first, then the highest number.
        List<(ContainerSummary Container, string? Outdated)> sorted = [.. containers
            .Select(container => (Container: container, Outdated: Outdated(container)))
            .OrderBy(item => item.Outdated is not null)
            .ThenBy(item => ComposeState.NumberOf(item.Container))
            .ThenByDescending(item => item.Container.Created)];
        var scale = DeploymentProject.ScaleOf(service);

        // An interrupted replacement leaves two containers with one number, of which one can have the name.
        var interrupted = sorted.Select(item => item.Container).Where(IsInterrupted).Select(ComposeState.NumberOf).ToHashSet();
        var replaced = new HashSet<int>();
        var kept = 0;
        var steps = new List<ContainerStep>();
        foreach (var (container, outdated) in sorted)
        {
            var number = ComposeState.NumberOf(container);
            if (interrupted.Contains(number) && !replaced.Add(number))
            {
                steps.Add(new(ContainerAction.Remove, Container.NameOf(container), number, container, "its replacement was interrupted"));
                continue;
            }

            steps.Add(
                ++kept > scale ? new(ContainerAction.Remove, Container.NameOf(container), number, container, Surplus(scale))
                : outdated is not null ? new(ContainerAction.Recreate, NameOf(number), number, container, outdated)
                : IsInterrupted(container)
                    ? new(ContainerAction.Rename, NameOf(number), number, container, "its replacement was interrupted")
                : new(ContainerAction.Keep, Container.NameOf(container), number, container, ""));
        }

        var next = sorted.Select(item => ComposeState.NumberOf(item.Container)).DefaultIfEmpty().Max() + 1;
        for (; kept < scale; kept++, next++)
        {
            steps.Add(new(ContainerAction.Create, NameOf(next), next, null, "it is missing"));
        }

        return steps;
    }

    private static string Surplus(int scale) => string.Create(
        CultureInfo.InvariantCulture, $"the service has {scale} container{(scale == 1 ? "" : "s")}");

    private string NameOf(int number) => DeploymentNames.Container(project, service, number);

    /// <summary>Returns whether a container still has the name that it gets until it has replaced another one.</summary>
    private bool IsInterrupted(ContainerSummary container)
    {
        var name = Container.NameOf(container);
        return name.Length > 13 && name[12] == '_' && name[..12].All(char.IsAsciiHexDigitLower)
            && name[13..] == NameOf(ComposeState.NumberOf(container));
    }

    /// <summary>Returns why a container must be replaced; null if it need not.</summary>
    private string? Outdated(ContainerSummary container)
    {
        if (settings.NoRecreate)
        {
            return null;
        }

        var isNamed = settings.Services.Count == 0 || settings.Services.Contains(service.Name);
        if ((settings.ForceRecreate || settings.RenewAnonymousVolume) && isNamed)
        {
            return settings.ForceRecreate ? "-ForceRecreate" : "-RenewAnonymousVolume";
        }

        if (settings.RecreateDependency && !isNamed)
        {
            return "-RecreateDependency";
        }

        var image = facts.ImageOf(DeploymentNames.Image(project, service));
        return Label(container, ComposeLabels.ConfigHash) != _hash ? "its settings have changed"
            : image is not null && Label(container, ComposeLabels.Image) != image ? "its image has changed"
            : service.Networks.Keys.FirstOrDefault(key => !IsConnected(container, key)) is { } network
                ? $"it is not in the network '{project.Networks[network].Name}'"
            : service.Volumes.Where(volume => volume is { Type: "volume", Source.Length: > 0 })
                .FirstOrDefault(volume => !IsMounted(container, volume.Source)) is { } volume
                ? $"it does not have the volume '{project.Volumes[volume.Source].Name}'"
            : null;
    }

    /// <summary>
    /// Returns whether a container is in a network. One that was never started does not know the id yet, and podman has the name there.
    /// </summary>
    private bool IsConnected(ContainerSummary container, string key) =>
        container.NetworkSettings?.Networks?.GetValueOrDefault(project.Networks[key].Name) is { } place
            ? string.IsNullOrEmpty(place.NetworkId) || place.NetworkId == facts.Networks.GetValueOrDefault(key)
                || place.NetworkId == project.Networks[key].Name
            : facts.Networks.GetValueOrDefault(key) is DeploymentFacts.SwarmNetwork;

    private bool IsMounted(ContainerSummary container, string key) =>
        container.Mounts?.Any(mount => mount.Type == "volume" && mount.Name == project.Volumes[key].Name) == true;

    private static string? Label(ContainerSummary container, string name) => EngineValue.Text(container.Labels?.GetValueOrDefault(name));
}
