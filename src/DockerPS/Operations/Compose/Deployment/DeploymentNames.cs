using System.Globalization;
using ProjectDefinition = DockerPS.Compose.Model.ComposeProject;
using ServiceDefinition = DockerPS.Compose.Model.ComposeService;

namespace DockerPS.Operations;

/// <summary>The names that docker compose gives.</summary>
internal static class DeploymentNames
{
    /// <summary>Returns the name of a container.</summary>
    public static string Container(ProjectDefinition project, ServiceDefinition service, int number) =>
        service.ContainerName.Length > 0
            ? service.ContainerName
            : string.Create(CultureInfo.InvariantCulture, $"{project.Name}-{service.Name}-{number}");

    /// <summary>Returns the name of a service's image.</summary>
    public static string Image(ProjectDefinition project, ServiceDefinition service) =>
        service.Image.Length > 0 ? service.Image : $"{project.Name}-{service.Name}";

    /// <summary>Returns the keys of a service's networks, the first one first.</summary>
    public static IReadOnlyList<string> Networks(ServiceDefinition service) =>
        [.. service.Networks.OrderByDescending(pair => pair.Value?.Priority ?? 0).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => pair.Key)];
}
