using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A file, a folder or a link in a container.</summary>
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

    /// <summary>Whether it is a folder.</summary>
    public bool IsDirectory { get; }

    /// <summary>Kind and permissions, like <c>-rw-r--r--</c>.</summary>
    public string Mode { get; }

    /// <summary>When it was written.</summary>
    public DateTime ModifiedAt { get; }

    /// <summary>Where a symbolic link leads in the end; null for anything else.</summary>
    public string? LinkTarget { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    internal static ContainerItem From(string container, string id, string path, PathStat stat, string context) => new(container, id, path, stat, context);

    /// <summary>As <c>Copy-ContainerItem</c> takes it: <c>container:path</c>.</summary>
    public override string ToString() => $"{Container}:{Path}";
}
