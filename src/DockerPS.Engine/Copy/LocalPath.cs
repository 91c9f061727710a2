using DockerPS.Engine.Archives;
using DockerPS.Engine.Files;

namespace DockerPS.Engine.Copy;

/// <summary>A local path of a copy.</summary>
/// <param name="Path">The full path.</param>
/// <param name="AssertsDirectory">Indicates whether the user requires a folder, by a separator at the end.</param>
/// <param name="ContentsOnly">Indicates whether only the contents are copied: the path ended in <c>/.</c>.</param>
public sealed record LocalPath(string Path, bool AssertsDirectory = false, bool ContentsOnly = false)
{
    private const int MaximumLinks = 40;

    /// <summary>The last part.</summary>
    internal string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Indicates whether only the contents are copied, as for a root, which has no name.</summary>
    internal bool IsContents => ContentsOnly || Name.Length == 0;

    /// <summary>Describes the path as a source.</summary>
    /// <exception cref="ArchiveException">The path does not exist.</exception>
    internal CopySource AsSource(bool followLink) =>
        new(
            Path,
            LocalItem.Read(Path, followLink || AssertsDirectory || ContentsOnly).Kind == LocalKind.Directory,
            AssertsDirectory,
            IsContents);

    /// <summary>Describes the path as a destination. Links are resolved: their targets are written to.</summary>
    /// <exception cref="ArchiveException">There is a cycle of links, or a path cannot be read.</exception>
    internal CopyDestination AsDestination()
    {
        try
        {
            return Resolved();
        }
        catch (Exception error) when (ArchiveException.IsOfFileSystem(error))
        {
            throw ArchiveException.Writing(Path, error);
        }
    }

    private CopyDestination Resolved()
    {
        var path = Path;
        for (var links = 0; links < MaximumLinks; links++)
        {
            if (!LocalItem.TryRead(path, followLink: false, out var item))
            {
                return new(path, false, false, AssertsDirectory || ContentsOnly);
            }

            if (item.Kind != LocalKind.SymbolicLink)
            {
                return item.Kind is LocalKind.File or LocalKind.Directory
                    ? new(path, true, item.Kind == LocalKind.Directory, AssertsDirectory || ContentsOnly)
                    : throw CopyRules.Wrong(path, $"'{path}' is neither a file nor a folder.");
            }

            path = System.IO.Path.GetFullPath(new FileInfo(path).LinkTarget ?? "", System.IO.Path.GetDirectoryName(path) ?? path);
        }

        throw CopyRules.Wrong(Path, $"'{Path}' is a symbolic link with too many links in its path.");
    }
}
