using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A network of a service.</summary>
public sealed class SwarmServiceNetwork
{
    internal SwarmServiceNetwork(ServiceNetwork network, IReadOnlyDictionary<string, string> names)
    {
        Id = network.Target ?? "";
        Name = names.GetValueOrDefault(Id, Id);
        Alias = [.. network.Aliases ?? []];
        DriverOption = EngineValue.Copy(network.DriverOpts);
    }

    /// <summary>The name of the network, or its id if the engine no longer knows it.</summary>
    public string Name { get; }

    /// <summary>The network's id.</summary>
    public string Id { get; }

    /// <summary>Additional names of the service in the network.</summary>
    public ObjectList<string> Alias { get; }

    /// <summary>The driver options.</summary>
    public Dictionary<string, string> DriverOption { get; }

    /// <summary>Returns the network's name.</summary>
    public override string ToString() => Name;
}
