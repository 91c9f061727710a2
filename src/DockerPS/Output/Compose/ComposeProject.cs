using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A Compose project on an engine, as shown by <c>docker compose ls</c>.</summary>
public sealed class ComposeProject
{
    internal ComposeProject(
        string name,
        IEnumerable<ComposeService> services,
        IEnumerable<ContainerSummary> containers,
        IEnumerable<string> networks,
        IEnumerable<string> volumes,
        IEnumerable<string> files,
        string workingDirectory,
        string context)
    {
        Name = name;
        Services = [.. services];
        Containers = [.. containers.Select(container => Container.From(container, context))];
        Status = StatusOf(Containers);
        Running = Containers.Count(container => container.Status == "running");
        Networks = [.. networks];
        Volumes = [.. volumes];
        Files = [.. files];
        WorkingDirectory = workingDirectory;
        Context = context;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The state that all containers have; several, separated by commas, if they differ.</summary>
    public string Status { get; }

    /// <summary>The number of running containers.</summary>
    public int Running { get; }

    /// <summary>The services that have containers.</summary>
    public ObjectList<ComposeService> Services { get; }

    /// <summary>The containers, including those of single commands.</summary>
    public ObjectList<Container> Containers { get; }

    /// <summary>The names of the networks that were created for it.</summary>
    public ObjectList<string> Networks { get; }

    /// <summary>The names of the volumes that were created for it.</summary>
    public ObjectList<string> Volumes { get; }

    /// <summary>The paths of the Compose files.</summary>
    public ObjectList<string> Files { get; }

    /// <summary>The folder of the project.</summary>
    public string WorkingDirectory { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;

    /// <summary>Returns the states of containers: <c>running</c>, or <c>exited, running</c> if they differ.</summary>
    internal static string StatusOf(IEnumerable<Container> containers) => string.Join(
        ", ", containers.Select(container => container.Status).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
