using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Sessions;
using ProjectDefinition = DockerPS.Compose.Model.ComposeProject;
using ServiceDefinition = DockerPS.Compose.Model.ComposeService;
using VolumeDefinition = DockerPS.Compose.Model.ComposeVolume;

namespace DockerPS.Operations;

/// <summary>What a deployment would change on an engine.</summary>
internal sealed class DeploymentPlan
{
    private DeploymentPlan(EngineSession engine, ProjectDefinition project, DeploymentSettings settings) =>
        (Engine, Project, Settings) = (engine, project, settings);

    /// <summary>The engine.</summary>
    public EngineSession Engine { get; }

    /// <summary>The project.</summary>
    public ProjectDefinition Project { get; }

    /// <summary>The name of the project.</summary>
    public string Name => Project.Name;

    /// <summary>The settings.</summary>
    public DeploymentSettings Settings { get; }

    /// <summary>The images that are pulled or built.</summary>
    public IReadOnlyList<ImageStep> Images { get; private init; } = [];

    /// <summary>The networks.</summary>
    public IReadOnlyList<NetworkStep> Networks { get; private init; } = [];

    /// <summary>The volumes that are created, by key.</summary>
    public IReadOnlyList<KeyValuePair<string, VolumeDefinition>> Volumes { get; private init; } = [];

    /// <summary>The containers of services that the files do not define.</summary>
    public IReadOnlyList<ContainerSummary> Orphans { get; private init; } = [];

    /// <summary>The services, each after those that it depends on.</summary>
    public IReadOnlyList<PlannedService> Services { get; private init; } = [];

    /// <summary>What the services find on the engine.</summary>
    public DeploymentFacts Facts { get; private init; } = new();

    /// <summary>The containers, before the deployment.</summary>
    public ServiceContainers? Containers { get; private init; }

    /// <summary>The containers to start, by service.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ContainerSummary>> Starts { get; private init; } =
        new Dictionary<string, IReadOnlyList<ContainerSummary>>();

    /// <summary>Makes a plan.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="project">The project.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="warn">Takes warnings.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public static async Task<DeploymentPlan> MakeAsync(
        EngineSession engine,
        ProjectDefinition project,
        DeploymentSettings settings,
        Action<string> warn,
        CancellationToken cancellationToken)
    {
        await DeploymentFiles.CheckAsync(engine, project, warn, cancellationToken).ConfigureAwait(false);
        var images = new DeploymentImages(engine, project, settings.NoBuild);
        var found = await images.ReadAsync(cancellationToken).ConfigureAwait(false);
        var imageSteps = images.Steps(found);
        foreach (var step in imageSteps.Where(step => step.Builds))
        {
            ServiceBuild.ForContainers(project, step.Service).Check();
        }

        var networks = await new DeploymentNetworks(engine, project, warn).StepsAsync(cancellationToken).ConfigureAwait(false);
        var volumes = await new DeploymentVolumes(engine, project, warn).MissingAsync(cancellationToken).ConfigureAwait(false);
        var state = new ComposeState(
            engine,
            project.Name,
            await ComposeState.ContainersAsync(engine, project.Name, cancellationToken).ConfigureAwait(false),
            [],
            []);
        var facts = new DeploymentFacts
        {
            Images = found.Where(image => !imageSteps.Any(step => step.Image == image.Key)).ToDictionary(StringComparer.Ordinal),
            Networks = networks.Where(step => step is { Action: null, Id: not null })
                .ToDictionary(step => step.Key, step => step.Id!, StringComparer.Ordinal),
        };
        var containers = new ServiceContainers(state);
        var services = ServicesOf(project, settings, facts, containers);
        var orphans = state.Containers.Where(container => IsOrphan(project, container)).ToList();
        await new ContainerNames(engine, project, settings).CheckAsync(services, orphans, cancellationToken).ConfigureAwait(false);
        return new(engine, project, settings)
        {
            Images = imageSteps,
            Networks = networks,
            Volumes = volumes,
            Orphans = orphans,
            Services = services,
            Facts = facts with { Images = found },
            Containers = containers,
            Starts = settings.NoStart
                ? new Dictionary<string, IReadOnlyList<ContainerSummary>>()
                : StartPlan.Of(
                    project, settings.OneOff, name => services.First(planned => planned.Service.Name == name).Remaining),
        };
    }

    /// <summary>Returns whether a service is part of the deployment.</summary>
    public bool Has(ComposeService service) => Project.Services.ContainsKey(service.Service);

    /// <summary>
    /// Returns whether a container belongs to a service that the files do not define, or to a single command that has ended.
    /// </summary>
    public static bool IsOrphan(ProjectDefinition project, ContainerSummary container)
    {
        var service = ComposeState.ServiceOf(container);
        return ComposeState.IsOneOff(container)
            ? container.State is "exited" or "dead"
            : !project.Services.ContainsKey(service) && !project.DisabledServices.ContainsKey(service);
    }

    /// <summary>Returns the services that are restarted when another one is replaced.</summary>
    public static IEnumerable<ServiceDefinition> RestartedWith(ProjectDefinition project, ServiceDefinition service) =>
        project.Services.Values.Where(other => other.DependsOn.TryGetValue(service.Name, out var dependency) && dependency.Restart);

    private static List<PlannedService> ServicesOf(
        ProjectDefinition project, DeploymentSettings settings, DeploymentFacts facts, ServiceContainers containers)
    {
        const string New = "new";
        var (planned, first) = (new List<PlannedService>(), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var service in DeploymentProject.InOrder(project))
        {
            var resolved = ServiceReferences.Resolve(service, name => first.GetValueOrDefault(name) ?? Other(service, name));
            var steps = new ServicePlan(project, resolved, facts, settings).Steps(containers[service.Name]);
            planned.Add(new(service, resolved, steps));
            first[service.Name] = planned[^1].Remaining.OrderBy(Container.NameOf, StringComparer.Ordinal).FirstOrDefault()
                is { Id.Length: > 0 } kept ? kept.Id : New;
        }

        return planned;

        // A service that is left out may have a container all the same.
        string Other(ServiceDefinition service, string name) => containers.First(name) ?? throw DeploymentErrors.NotFound(
            "Container",
            service.Position,
            $"'{service.Name}' shares something with '{name}', which has no container.",
            $"Deploy '{name}', too: leave out -NoDependency.");
    }
}
