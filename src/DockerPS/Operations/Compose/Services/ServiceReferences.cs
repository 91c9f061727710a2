using ServiceDefinition = DockerPS.Compose.Model.ComposeService;

namespace DockerPS.Operations;

/// <summary>Replaces references to other services by those to their containers, whose namespaces and volumes a container shares.</summary>
internal static class ServiceReferences
{
    private const string ServicePrefix = "service:";
    private const string ContainerPrefix = "container:";

    /// <summary>Returns the names of the services that a service refers to.</summary>
    public static IEnumerable<string> Of(ServiceDefinition service) =>
        new[] { service.NetworkMode, service.Ipc, service.Pid }
            .Where(mode => mode.StartsWith(ServicePrefix, StringComparison.Ordinal)).Select(mode => mode[ServicePrefix.Length..])
            .Concat(service.VolumesFrom.Where(source => !source.StartsWith(ContainerPrefix, StringComparison.Ordinal))
                .Select(source => source.Split(':')[0]));

    /// <summary>Returns the service with references to containers.</summary>
    /// <param name="service">The service.</param>
    /// <param name="containerOf">Returns the id of the container that stands for a service.</param>
    public static ServiceDefinition Resolve(ServiceDefinition service, Func<string, string> containerOf) => service with
    {
        NetworkMode = Mode(service.NetworkMode, containerOf),
        Ipc = Mode(service.Ipc, containerOf),
        Pid = Mode(service.Pid, containerOf),
        VolumesFrom = [.. service.VolumesFrom.Select(source => Source(source, containerOf))],
    };

    /// <summary>Returns what volumes are mounted from, with the access that docker compose leaves out.</summary>
    public static IReadOnlyList<string> VolumesFrom(ServiceDefinition original, ServiceDefinition resolved) =>
        [.. original.VolumesFrom.Zip(resolved.VolumesFrom, (given, found) =>
            given.EndsWith(":ro", StringComparison.Ordinal) ? $"{found}:ro" : found)];

    private static string Mode(string mode, Func<string, string> containerOf) =>
        mode.StartsWith(ServicePrefix, StringComparison.Ordinal)
            ? ContainerPrefix + containerOf(mode[ServicePrefix.Length..])
            : mode;

    private static string Source(string source, Func<string, string> containerOf)
    {
        var parts = source.Split(':');
        return parts[0] == "container" ? parts[1] : containerOf(parts[0]);
    }
}
