using DockerPS.Engine.Archives;

namespace DockerPS.Engine.FileSync;

/// <summary>A folder whose files can be sent. Paths are relative to it, with "/" as the separator; it itself is the empty path.</summary>
internal abstract class FileTree
{
    /// <summary>Returns what is in a folder, in the order of the names' bytes in UTF-8; null if the folder is gone.</summary>
    /// <exception cref="ArchiveException">It cannot be read.</exception>
    public abstract IReadOnlyList<Child>? ChildrenOf(string folder);

    /// <summary>Reads an item, without following links; null if it is gone.</summary>
    /// <exception cref="ArchiveException">It cannot be read, or its name cannot be sent.</exception>
    public abstract Item? Find(string path);

    /// <summary>Indicates whether there is a folder at a path; a link is none.</summary>
    /// <exception cref="ArchiveException">It cannot be read.</exception>
    public abstract bool IsFolder(string path);

    /// <summary>Returns the target of a symbolic link; null if there is none at the path.</summary>
    /// <exception cref="ArchiveException">It cannot be read.</exception>
    public abstract string? LinkTarget(string path);

    /// <summary>Opens a file; null if it is gone.</summary>
    /// <exception cref="ArchiveException">It cannot be read.</exception>
    public abstract Stream? Open(string path);

    /// <summary>Returns the path of an item for messages.</summary>
    public virtual string ShownPath(string path) => path;

    /// <summary>Reads from an open file; returns 0 at its end.</summary>
    /// <exception cref="ArchiveException">It cannot be read.</exception>
    public abstract int Read(Stream file, string path, Span<byte> buffer);

    /// <summary>Returns the text of a failure for the engine, which is told nothing of where the tree is.</summary>
    public virtual string TextOf(ArchiveException error) => error.Message;

    /// <summary>An item in a folder.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="MayBeFolder">False only if it is certainly no folder; a link to a folder may be one as long as nobody looks.</param>
    internal readonly record struct Child(string Name, bool MayBeFolder);

    /// <summary>An item that was read.</summary>
    /// <param name="Stat">What is sent of it.</param>
    /// <param name="Identity">What it has in common with its other names; null if it has just one.</param>
    internal readonly record struct Item(FileStat Stat, (long Device, long Node)? Identity);
}
