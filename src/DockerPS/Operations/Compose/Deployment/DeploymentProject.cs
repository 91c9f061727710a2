using System.Globalization;
using DockerPS.Compose.Errors;
using DockerPS.Compose.Writing;
using ProjectDefinition = DockerPS.Compose.Model.ComposeProject;
using ServiceDefinition = DockerPS.Compose.Model.ComposeService;

namespace DockerPS.Operations;

/// <summary>Applies the settings of a deployment to a project, and refuses what cannot be deployed before anything is sent.</summary>
internal static class DeploymentProject
{
    private const string AnyAddress = "0.0.0.0";

    /// <summary>Returns the project that is to be deployed.</summary>
    /// <exception cref="ComposeFileException">Something cannot be deployed.</exception>
    public static ProjectDefinition Prepare(ProjectDefinition project, DeploymentSettings settings)
    {
        foreach (var name in settings.Services.Concat(settings.Scale.Keys))
        {
            ServiceSelection.Require(project, name);
        }

        var selected = ServiceSelection.Select(
            project, settings.Services, service => settings.NoDependency ? [] : DependenciesOf(service));
        var services = selected.Services.Values.Select(service => WithSettings(service, selected, settings))
            .ToDictionary(service => service.Name, StringComparer.Ordinal);
        var prepared = selected with { Services = services };
        foreach (var service in InOrder(prepared))
        {
            DeploymentRefusals.Check(prepared, service);
            if (settings is { NoWatch: false, OneOff: null })
            {
                DeploymentRefusals.CheckWatch(service);
            }
        }

        CheckPorts(prepared);
        return prepared;
    }

    /// <summary>Returns the services, each after those that it depends on.</summary>
    public static IReadOnlyList<ServiceDefinition> InOrder(ProjectDefinition project) =>
        ServiceSelection.InOrder(project, DependenciesOf);

    /// <summary>Returns the names of the services that must be there before a service.</summary>
    public static IEnumerable<string> DependenciesOf(ServiceDefinition service) =>
        service.DependsOn.Keys.Concat(ServiceReferences.Of(service)).Distinct(StringComparer.Ordinal);

    /// <summary>Returns the number of containers that a service is to have.</summary>
    public static int ScaleOf(ServiceDefinition service) => service.Scale ?? service.Deploy?.Replicas ?? 1;

    private static ServiceDefinition WithSettings(ServiceDefinition service, ProjectDefinition project, DeploymentSettings settings)
    {
        var scale = settings.Scale.TryGetValue(service.Name, out var number) ? number : ScaleOf(service);
        var policy = settings.Build && service.Build is not null ? "build" : settings.Pull ?? service.PullPolicy;
        return ComposeWriter.WithPlatform(service, project.Environment) with
        {
            Scale = scale,
            PullPolicy = policy,
            LabelFiles = service.ReadLabelFiles,
        };
    }

    /// <summary>Refuses ports of the host that two containers would need.</summary>
    private static void CheckPorts(ProjectDefinition project)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var service in project.Services.Values.OrderBy(service => service.Name, StringComparer.Ordinal))
        {
            foreach (var port in service.Ports.Where(port => ushort.TryParse(port.Published, out var number) && number > 0))
            {
                var address = port.HostIP.Length == 0 ? AnyAddress : port.HostIP;
                var key = string.Create(CultureInfo.InvariantCulture, $"{address} {port.Published}/{port.Protocol}");
                if (ScaleOf(service) > 1 || (ScaleOf(service) == 1 && !taken.TryAdd(key, service.Name)))
                {
                    throw new ComposeFileException(
                        ComposeFailure.Conflict,
                        port.Position,
                        ScaleOf(service) > 1
                            ? $"'{service.Name}' has {ScaleOf(service)} containers, but only one can have the port {port.Published}."
                            : $"'{service.Name}' publishes the port {port.Published}, which '{taken[key]}' has.",
                        "Publish another port, a range of ports, or none in particular.");
                }
            }
        }
    }
}
