using System.Formats.Tar;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Copy;

/// <summary>A file, folder or other item in a container.</summary>
public sealed record ContainerEntry
{
    /// <summary>
    /// The absolute path. Bytes that are not UTF-8 are lone surrogates, so that different names stay different.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>The kind.</summary>
    public required ContainerEntryKind Kind { get; init; }

    /// <summary>The permissions.</summary>
    public UnixFileMode Permissions { get; init; }

    /// <summary>The size in bytes.</summary>
    public long Size { get; init; }

    /// <summary>The time of the last write.</summary>
    public DateTimeOffset ModifiedAt { get; init; }

    /// <summary>The target of a symbolic link; empty for other items.</summary>
    public string LinkTarget { get; init; } = "";

    /// <summary>The owner's number; null if it was not reported.</summary>
    public long? UserId { get; init; }

    /// <summary>The group's number; null if it was not reported.</summary>
    public long? GroupId { get; init; }

    /// <summary>The owner's name in the container; null if it was not reported.</summary>
    public string? User { get; init; }

    /// <summary>The group's name in the container; null if it was not reported.</summary>
    public string? Group { get; init; }

    /// <summary>Indicates whether the path is UTF-8, so that it can be sent to an engine.</summary>
    public static bool IsUtf8(string path) => EntryName.ShownOf(path) == path;

    /// <summary>Returns a path with <c>\xff</c> in place of bytes that are not UTF-8.</summary>
    public static string Shown(string path) => EntryName.ShownOf(path);

    /// <summary>Creates the entry for an engine's description, which has no owner.</summary>
    public static ContainerEntry From(string path, PathStat stat) => new()
    {
        Path = path,
        Kind = stat.IsDirectory ? ContainerEntryKind.Directory
            : stat.IsSymbolicLink ? ContainerEntryKind.SymbolicLink
            : stat.IsPipe ? ContainerEntryKind.Pipe
            : stat.IsSocket ? ContainerEntryKind.Socket
            : stat.IsCharacterDevice ? ContainerEntryKind.CharacterDevice
            : stat.IsBlockDevice ? ContainerEntryKind.BlockDevice
            : stat.IsFile ? ContainerEntryKind.File
            : ContainerEntryKind.Other,
        Permissions = stat.Permissions,
        Size = stat.Size,
        ModifiedAt = stat.ModifiedAt,
        LinkTarget = stat.IsSymbolicLink ? stat.LinkTarget : "",
    };

    /// <summary>Creates the entry for the header of a tar.</summary>
    internal static ContainerEntry From(string path, ArchiveEntry header) => new()
    {
        Path = path,
        Kind = header.Kind switch
        {
            TarEntryType.RegularFile or TarEntryType.HardLink => ContainerEntryKind.File,
            TarEntryType.Directory => ContainerEntryKind.Directory,
            TarEntryType.SymbolicLink => ContainerEntryKind.SymbolicLink,
            TarEntryType.Fifo => ContainerEntryKind.Pipe,
            TarEntryType.CharacterDevice => ContainerEntryKind.CharacterDevice,
            TarEntryType.BlockDevice => ContainerEntryKind.BlockDevice,
            _ => ContainerEntryKind.Other,
        },
        Permissions = header.Mode,
        Size = header.Size,
        ModifiedAt = header.ModifiedAt,
        LinkTarget = header.Kind == TarEntryType.SymbolicLink ? header.LinkName : "",
        UserId = header.UserId,
        GroupId = header.GroupId,
    };
}
