using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A file, folder or symbolic link in a container.</summary>
public sealed class ContainerItem
{
    private ContainerItem(string container, string id, string path, PathStat stat, string context)
    {
        (Container, ContainerId, Path, Context) = (container, id, path, context);
        Name = path[(path.LastIndexOf('/') + 1)..];
        Size = stat.Size;
        IsDirectory = stat.IsDirectory;
        Mode = Display.Mode(stat);
        ModifiedAt = stat.ModifiedAt.LocalDateTime;
        LinkTarget = stat.IsSymbolicLink ? stat.LinkTarget : null;
    }

    /// <summary>The container's name.</summary>
    public string Container { get; }

    /// <summary>The container's full id.</summary>
    public string ContainerId { get; }

    /// <summary>The path in the container.</summary>
    public string Path { get; }

    /// <summary>The last part of the path.</summary>
    public string Name { get; }

    /// <summary>The size in bytes.</summary>
    public long Size { get; }

    /// <summary>Whether the item is a folder.</summary>
    public bool IsDirectory { get; }

    /// <summary>The type and permissions, like <c>-rw-r--r--</c>.</summary>
    public string Mode { get; }

    /// <summary>Time of the last write.</summary>
    public DateTime ModifiedAt { get; }

    /// <summary>The final target of a symbolic link; null for other items.</summary>
    public string? LinkTarget { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    internal static ContainerItem From(string container, string id, string path, PathStat stat, string context) =>
        new(container, id, path, stat, context);

    /// <summary>Returns the item in the form for <c>Copy-ContainerItem</c>: <c>container:path</c>.</summary>
    public override string ToString() => $"{Container}:{Path}";
}
