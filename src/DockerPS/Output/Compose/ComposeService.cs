using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A service of a Compose project on an engine, as shown by <c>docker compose ps</c>.</summary>
public sealed class ComposeService
{
    internal ComposeService(string project, string service, IEnumerable<ContainerSummary> containers, string context)
    {
        Project = project;
        Service = service;
        Containers = [.. containers.Select(container => Container.From(container, context))];
        Image = string.Join(", ", Containers.Select(container => container.Image).Distinct(StringComparer.Ordinal));
        Status = ComposeProject.StatusOf(Containers);
        Health = Containers.Select(container => container.Health).Aggregate((string?)null, Worse);
        Replicas = Containers.Count;
        Running = Containers.Count(container => container.Status == "running");
        Ports = [.. Containers.SelectMany(container => container.Ports)];
        Context = context;
    }

    /// <summary>The name of the project.</summary>
    public string Project { get; }

    /// <summary>The name of the service.</summary>
    public string Service { get; }

    /// <summary>The image; several, separated by commas, if the containers differ.</summary>
    public string Image { get; }

    /// <summary>The state that all containers have; several, separated by commas, if they differ.</summary>
    public string Status { get; }

    /// <summary>The worst health of the containers: starting, healthy or unhealthy; null without a health check.</summary>
    public string? Health { get; }

    /// <summary>The number of containers.</summary>
    public int Replicas { get; }

    /// <summary>The number of running containers.</summary>
    public int Running { get; }

    /// <summary>The published and exposed ports of the containers.</summary>
    public ObjectList<PortMapping> Ports { get; }

    /// <summary>The containers, in the order of their numbers.</summary>
    public ObjectList<Container> Containers { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>Returns the name of the service.</summary>
    public override string ToString() => Service;

    private static string? Worse(string? one, string? other) => Rank(one) >= Rank(other) ? one : other;

    private static int Rank(string? health) => health switch { "unhealthy" => 3, "starting" => 2, null => 0, _ => 1 };
}
