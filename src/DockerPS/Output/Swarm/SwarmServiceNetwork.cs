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

    /// <summary>The network's name; its id where the engine does not know it any more.</summary>
    public string Name { get; }

    /// <summary>The network's id.</summary>
    public string Id { get; }

    /// <summary>Further names of the service in it.</summary>
    public ObjectList<string> Alias { get; }

    /// <summary>Options of its driver.</summary>
    public Dictionary<string, string> DriverOption { get; }

    /// <summary>The network's name.</summary>
    public override string ToString() => Name;
}
