using System.IO.Enumeration;
using System.Text;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Files;

namespace DockerPS.Engine.FileSync;

/// <summary>A folder of this computer.</summary>
internal sealed class FolderTree : FileTree
{
    private static readonly EnumerationOptions s_everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    private readonly string _root;

    private FolderTree(string root) => _root = root;

    /// <summary>Opens a folder.</summary>
    /// <param name="path">The full path. It may be a link; those in the folder are never followed.</param>
    /// <exception cref="ArchiveException">It does not exist, or is not a folder.</exception>
    public static FolderTree At(string path) => LocalItem.Read(path, followLink: true).Kind == LocalKind.Directory
        ? new(Path.TrimEndingDirectorySeparator(path))
        : throw new ArchiveException(ArchiveFailure.LocalRead, path, $"'{path}' is not a folder.");

    /// <inheritdoc/>
    public override IReadOnlyList<Child>? ChildrenOf(string folder) => Guarded<IReadOnlyList<Child>?>(folder, path =>
    {
        try
        {
            // A name at the top of a drive needs the separator, which a folder may have as well.
            var children = new FileSystemEnumerable<Child>(
                $"{path}{Path.DirectorySeparatorChar}",
                (ref FileSystemEntry entry) => new(entry.FileName.ToString(), entry.IsDirectory),
                s_everything).ToList();
            children.Sort((one, other) => Utf8Order.Instance.Compare(one.Name, other.Name));
            return children;
        }
        catch (DirectoryNotFoundException)
        {
            return null;
        }
    });

    /// <inheritdoc/>
    public override Item? Find(string path) => Guarded<Item?>(path, full =>
    {
        if (!LocalItem.TryRead(full, followLink: false, out var item))
        {
            return path.Contains('\uFFFD', StringComparison.Ordinal) && ArchiveWriter.IsUnreachable(full) ? throw NotUtf8(full) : null;
        }

        var link = item.Kind == LocalKind.SymbolicLink ? LinkTarget(path) ?? "" : "";
        return new(
            new FileStat
            {
                Path = path,
                Mode = GoMode.Of(item.Kind, OperatingSystem.IsWindows() ? WindowsMode(full) : item.Mode),
                Size = item.Kind switch
                {
                    LocalKind.File => item.Size,
                    LocalKind.SymbolicLink => Encoding.UTF8.GetByteCount(link),
                    _ => 0,
                },
                ModifiedAt = (item.ModifiedAt * 1_000_000_000) + item.ModifiedNanoseconds,
                LinkName = link,
                DeviceMajor = item.DeviceMajor,
                DeviceMinor = item.DeviceMinor,
                Attributes = item.Kind == LocalKind.Socket ? null : UnixAttributes.Read(full),
            },
            item.Names > 1 ? item.Identity : null);
    });

    /// <inheritdoc/>
    public override bool IsFolder(string path) => Guarded(
        path, full => LocalItem.TryRead(full, followLink: false, out var item) && item.Kind == LocalKind.Directory);

    /// <inheritdoc/>
    public override string? LinkTarget(string path) => Guarded(path, full =>
    {
        try
        {
            var target = new FileInfo(full).LinkTarget;
            return OperatingSystem.IsWindows() ? target?.Replace('\\', '/') : target;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    });

    /// <inheritdoc/>
    public override Stream? Open(string path) => Guarded(path, full =>
    {
        // What took the place of a file must not be opened: a link leads out of the context, and a pipe never opens.
        if (!LocalItem.TryRead(full, followLink: false, out var item) || item.Kind != LocalKind.File)
        {
            return null;
        }

        try
        {
            return new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    });

    /// <inheritdoc/>
    public override int Read(Stream file, string path, Span<byte> buffer)
    {
        try
        {
            return file.Read(buffer);
        }
        catch (Exception error) when (ArchiveException.IsOfFileSystem(error))
        {
            throw ArchiveException.Reading(FullPath(path), error);
        }
    }

    /// <inheritdoc/>
    public override string TextOf(ArchiveException error)
    {
        var above = Path.EndsInDirectorySeparator(_root) ? _root : $"{_root}{Path.DirectorySeparatorChar}";
        return error.Message.Replace(above, "", StringComparison.Ordinal).Replace($"'{_root}'", "'.'", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public override string ShownPath(string path) => FullPath(path);

    /// <summary>Returns the mode of a file of Windows as docker makes it: everybody may execute all of them.</summary>
    private static UnixFileMode WindowsMode(string path) =>
        (UnixFileMode)(File.GetAttributes(path).HasFlag(FileAttributes.ReadOnly) ? 0x16D : 0x1ED);

    private static ArchiveException NotUtf8(string path) =>
        new(ArchiveFailure.LocalNotFound, path, $"'{path}' cannot be sent: its name is not UTF-8, and .NET cannot open it.")
        {
            Advice = "Rename it, or add it to .dockerignore, with ? for the byte.",
        };

    private T Guarded<T>(string path, Func<string, T> read)
    {
        var full = FullPath(path);
        try
        {
            return read(full);
        }
        catch (Exception error) when (ArchiveException.IsOfFileSystem(error))
        {
            throw ArchiveException.Reading(full, error);
        }
    }

    private string FullPath(string path) => path.Length == 0 ? _root : Path.Join(_root, path);
}
