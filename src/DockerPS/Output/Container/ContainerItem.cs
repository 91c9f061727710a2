using DockerPS.Engine.Copy;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A file, folder, symbolic link or other item in a container.</summary>
public sealed class ContainerItem
{
    private ContainerItem(string container, string id, ContainerEntry entry, string context)
    {
        (Container, ContainerId, Path, Context) = (container, id, entry.Path, context);
        Name = Path.Length > 1 ? Path[(Path.LastIndexOf('/') + 1)..] : Path;
        IsDirectory = entry.Kind == ContainerEntryKind.Directory;

        // That of a folder says nothing about what is in it, and a comparison would select it among large files.
        Size = IsDirectory ? 0 : entry.Size;
        ItemType = entry.Kind.ToString();
        Mode = Display.Mode(entry.Kind, entry.Permissions);
        ModeValue = (int)entry.Permissions;
        ModifiedAt = entry.ModifiedAt.LocalDateTime;
        LinkTarget = entry.LinkTarget.Length > 0 ? entry.LinkTarget : null;
        (Uid, Gid, User, Group) = (entry.UserId, entry.GroupId, entry.User, entry.Group);
    }

    /// <summary>The container's name.</summary>
    public string Container { get; }

    /// <summary>The container's full id.</summary>
    public string ContainerId { get; }

    /// <summary>The path in the container.</summary>
    public string Path { get; }

    /// <summary>The last part of the path.</summary>
    public string Name { get; }

    /// <summary>The kind: File, Directory, SymbolicLink, Pipe, Socket, CharacterDevice, BlockDevice, or Other.</summary>
    public string ItemType { get; }

    /// <summary>The size in bytes; 0 for a folder.</summary>
    public long Size { get; }

    /// <summary>Whether the item is a folder.</summary>
    public bool IsDirectory { get; }

    /// <summary>The type and permissions, like <c>-rw-r--r--</c>.</summary>
    public string Mode { get; }

    /// <summary>The permissions as a number, with the bits for setuid, setgid and sticky.</summary>
    public int ModeValue { get; }

    /// <summary>Time of the last write.</summary>
    public DateTime ModifiedAt { get; }

    /// <summary>The target of a symbolic link; null for other items.</summary>
    public string? LinkTarget { get; }

    /// <summary>The owner's number; null if it was not read.</summary>
    public long? Uid { get; }

    /// <summary>The group's number; null if it was not read.</summary>
    public long? Gid { get; }

    /// <summary>The owner's name in the container; null if it has none, or was not read.</summary>
    public string? User { get; }

    /// <summary>The group's name in the container; null if it has none, or was not read.</summary>
    public string? Group { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    internal static ContainerItem From(string container, string id, ContainerEntry entry, string context) =>
        new(container, id, entry, context);

    /// <summary>Returns the item in the form for <c>Copy-ContainerItem</c>: <c>container:path</c>.</summary>
    public override string ToString() => $"{Container}:{Path}";
}
