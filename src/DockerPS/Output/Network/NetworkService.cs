using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A swarm service in a network.</summary>
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

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The virtual address of all tasks; null for none.</summary>
    public string? VirtualIP { get; }

    /// <summary>The ports.</summary>
    public ObjectList<string> Ports { get; }

    /// <summary>The addresses of the tasks, by task name.</summary>
    public Dictionary<string, string> Tasks { get; }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;
}
