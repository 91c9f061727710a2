using DockerPS.Engine.Files;

namespace DockerPS.Engine.FileSync;

/// <summary>The modes of files as Go has them: the permissions of Unix, and bits of its own for everything else.</summary>
internal static class GoMode
{
    /// <summary>A folder.</summary>
    public const uint Folder = 1u << 31;

    /// <summary>A symbolic link.</summary>
    public const uint Link = 1u << 27;

    /// <summary>A device.</summary>
    public const uint Device = 1u << 26;

    /// <summary>A named pipe.</summary>
    public const uint Pipe = 1u << 25;

    /// <summary>A socket.</summary>
    public const uint Socket = 1u << 24;

    /// <summary>A device that is a character device.</summary>
    public const uint CharacterDevice = 1u << 21;

    /// <summary>A kind that Go does not know.</summary>
    public const uint Irregular = 1u << 19;

    /// <summary>The bits that make an item something else than a regular file.</summary>
    public const uint Kinds = Folder | Link | Device | Pipe | Socket | CharacterDevice | Irregular;

    private const uint SetUser = 1u << 23;
    private const uint SetGroup = 1u << 22;
    private const uint Sticky = 1u << 20;
    private const uint Permissions = 0x1FF;

    /// <summary>Returns the mode of a local item.</summary>
    public static uint Of(LocalKind kind, UnixFileMode mode) => kind switch
    {
        LocalKind.Directory => Folder,
        LocalKind.SymbolicLink => Link,
        LocalKind.Fifo => Pipe,
        LocalKind.BlockDevice => Device,
        LocalKind.CharacterDevice => Device | CharacterDevice,
        LocalKind.Socket => Socket,
        _ => 0,
    }
        | ((uint)mode & Permissions)
        | (mode.HasFlag(UnixFileMode.SetUser) ? SetUser : 0)
        | (mode.HasFlag(UnixFileMode.SetGroup) ? SetGroup : 0)
        | (mode.HasFlag(UnixFileMode.StickyBit) ? Sticky : 0);

    /// <summary>Returns the permissions with the setuid, setgid and sticky bits.</summary>
    public static UnixFileMode Unix(uint mode) => (UnixFileMode)(mode & Permissions)
        | ((mode & SetUser) != 0 ? UnixFileMode.SetUser : 0)
        | ((mode & SetGroup) != 0 ? UnixFileMode.SetGroup : 0)
        | ((mode & Sticky) != 0 ? UnixFileMode.StickyBit : 0);
}
