using DockerPS.Engine.Models;

namespace DockerPS.Output;

/// <summary>Network details that scripts use to select networks to remove; lists omit them.</summary>
internal sealed class NetworkFacts
{
    public NetworkFacts(NetworkInspect inspect, string context)
    {
        Containers = [.. (inspect.Containers ?? new Dictionary<string, NetworkPlace>())
            .Select(place => new NetworkContainer(place.Key, place.Value, inspect.Name, context))
            .OrderBy(container => container.Name, StringComparer.Ordinal)];
        Services = [.. (inspect.Services ?? new Dictionary<string, NetworkServiceInfo>())
            .Select(service => new NetworkService(service.Key, service.Value)).OrderBy(service => service.Name, StringComparer.Ordinal)];
    }

    public ObjectList<NetworkContainer> Containers { get; }

    public ObjectList<NetworkService> Services { get; }
}
