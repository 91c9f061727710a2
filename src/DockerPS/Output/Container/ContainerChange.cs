using System.Globalization;
using DockerPS.Engine.Models;

namespace DockerPS;

/// <summary>A path of a container that differs from its image (<c>docker diff</c>).</summary>
public sealed class ContainerChange
{
    internal ContainerChange(FileSystemChange change, string container, string containerId, string context)
    {
        Kind = change.Kind switch
        {
            0 => "Modified",
            1 => "Added",
            2 => "Deleted",
            var other => other.ToString(CultureInfo.InvariantCulture),
        };
        (Path, Container, ContainerId, Context) = (change.Path, container, containerId, context);
    }

    /// <summary>Modified, Added or Deleted.</summary>
    public string Kind { get; }

    /// <summary>The path in the container.</summary>
    public string Path { get; }

    /// <summary>The container's name.</summary>
    public string Container { get; }

    /// <summary>The container's full id.</summary>
    public string ContainerId { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>The path.</summary>
    public override string ToString() => Path;
}
