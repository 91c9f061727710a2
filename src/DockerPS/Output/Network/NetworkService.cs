using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A service of a swarm in a network.</summary>
public sealed class NetworkService
{
    internal NetworkService(string name, NetworkServiceInfo service)
    {
        Name = name;
        VirtualIP = EngineValue.Text(service.VirtualIP);
        Ports = [.. service.Ports ?? []];
        Tasks = new ObjectMap((service.Tasks ?? []).DistinctBy(task => task.Name)
            .Select(task => KeyValuePair.Create(task.Name ?? "", task.EndpointIP ?? "")));
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The address that stands for all of its tasks; null for none.</summary>
    public string? VirtualIP { get; }

    /// <summary>Its ports.</summary>
    public ObjectList<string> Ports { get; }

    /// <summary>The addresses of its tasks by the tasks' names.</summary>
    public Dictionary<string, string> Tasks { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
