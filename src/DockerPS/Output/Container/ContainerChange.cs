using System.Globalization;
using DockerPS.Engine.Models;

namespace DockerPS;

/// <summary>A path in a container that differs from the image (<c>docker diff</c>).</summary>
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

    /// <summary>The kind of change: Modified, Added or Deleted.</summary>
    public string Kind { get; }

    /// <summary>The path in the container.</summary>
    public string Path { get; }

    /// <summary>The container's name.</summary>
    public string Container { get; }

    /// <summary>The container's full id.</summary>
    public string ContainerId { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>Returns the path.</summary>
    public override string ToString() => Path;
}
