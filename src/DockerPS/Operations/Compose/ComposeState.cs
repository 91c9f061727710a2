using System.Globalization;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>What an engine has of a Compose project, found by the labels.</summary>
/// <param name="Engine">The engine.</param>
/// <param name="Project">The name of the project.</param>
/// <param name="Containers">The containers, including those of single commands.</param>
/// <param name="Networks">The networks that were created for it.</param>
/// <param name="Volumes">The volumes that were created for it.</param>
internal sealed record ComposeState(
    EngineSession Engine,
    string Project,
    IReadOnlyList<ContainerSummary> Containers,
    IReadOnlyList<NetworkSummary> Networks,
    IReadOnlyList<VolumeSummary> Volumes)
{
    /// <summary>The containers of services, by service and number.</summary>
    public IEnumerable<ContainerSummary> ServiceContainers =>
        Containers.Where(container => !IsOneOff(container)).OrderBy(ServiceOf, StringComparer.Ordinal).ThenBy(NumberOf);

    /// <summary>Returns the services that have containers, in the order of their names.</summary>
    public IReadOnlyList<ComposeService> ToServices() => [.. ServiceContainers.GroupBy(ServiceOf, StringComparer.Ordinal)
        .Select(group => new ComposeService(Project, group.Key, group, Engine.Name))];

    /// <summary>Returns the project.</summary>
    public ComposeProject ToProject() => new(
        Project,
        ToServices(),
        Containers,
        Networks.Select(network => network.Name).Order(StringComparer.Ordinal),
        Volumes.Select(volume => volume.Name).Order(StringComparer.Ordinal),
        LabelOf(ComposeLabels.ConfigFiles).Split(',', StringSplitOptions.RemoveEmptyEntries),
        LabelOf(ComposeLabels.WorkingDirectory),
        Engine.Name);

    /// <summary>Returns the value of a label, of the newest container that has it.</summary>
    private string LabelOf(string label) => Containers.OrderByDescending(container => container.Created)
        .Select(container => container.Labels?.GetValueOrDefault(label)).FirstOrDefault(value => value is not null) ?? "";

    /// <summary>Reads the state of a project.</summary>
    public static async Task<ComposeState> ReadAsync(EngineSession engine, string project, CancellationToken cancellationToken)
    {
        var containers = await ContainersAsync(engine, project, cancellationToken).ConfigureAwait(false);
        var networks = await engine.Client.Networks.ListAsync(Filter(project), cancellationToken).ConfigureAwait(false);
        var volumes = await engine.Client.Volumes.ListAsync(Filter(project), cancellationToken).ConfigureAwait(false);
        return new(engine, project, containers, networks, volumes.Volumes ?? []);
    }

    /// <summary>Reads the state of all projects of an engine that have containers, in the order of their names.</summary>
    public static async Task<IReadOnlyList<ComposeState>> ReadAllAsync(EngineSession engine, CancellationToken cancellationToken)
    {
        var containers = await ContainersAsync(engine, null, cancellationToken).ConfigureAwait(false);
        var networks = await engine.Client.Networks.ListAsync(Filter(null), cancellationToken).ConfigureAwait(false);
        var volumes = await engine.Client.Volumes.ListAsync(Filter(null), cancellationToken).ConfigureAwait(false);
        return [.. containers.GroupBy(ProjectOf, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new ComposeState(
                engine,
                group.Key,
                [.. group],
                [.. networks.Where(network => network.Labels?.GetValueOrDefault(ComposeLabels.Project) == group.Key)],
                [.. (volumes.Volumes ?? []).Where(volume => volume.Labels?.GetValueOrDefault(ComposeLabels.Project) == group.Key)]))];
    }

    /// <summary>Lists the containers of a project, or of all projects.</summary>
    public static Task<IReadOnlyList<ContainerSummary>> ContainersAsync(
        EngineSession engine, string? project, CancellationToken cancellationToken) =>
        engine.Client.Containers.ListAsync(
            filters: Filter(project).Add("label", [ComposeLabels.ConfigHash]), cancellationToken: cancellationToken);

    /// <summary>Returns the name of a container's project.</summary>
    public static string ProjectOf(ContainerSummary container) => container.Labels?.GetValueOrDefault(ComposeLabels.Project) ?? "";

    /// <summary>Returns the name of a container's service.</summary>
    public static string ServiceOf(ContainerSummary container) => container.Labels?.GetValueOrDefault(ComposeLabels.Service) ?? "";

    /// <summary>Returns the number of a container in its service; 0 if it has none.</summary>
    public static int NumberOf(ContainerSummary container) =>
        int.TryParse(
            container.Labels?.GetValueOrDefault(ComposeLabels.Number), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;

    /// <summary>Indicates whether a container belongs to a single command instead of a service.</summary>
    public static bool IsOneOff(ContainerSummary container) => container.Labels?.GetValueOrDefault(ComposeLabels.OneOff) == "True";

    private static FilterSet Filter(string? project) => new FilterSet().Add(
        "label", [project is null ? ComposeLabels.Project : $"{ComposeLabels.Project}={project}"]);
}
