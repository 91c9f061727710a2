using DockerPS.Engine.Archives;
using DockerPS.Engine.Files;

namespace DockerPS.Engine.Copy;

/// <summary>A file or a folder of this computer that is to be copied.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="AssertsDirectory">Whether the user says that it is a folder, by a separator at the end.</param>
/// <param name="ContentsOnly">Whether only what is in the folder is meant: the path ended in <c>/.</c>.</param>
public sealed record LocalPath(string Path, bool AssertsDirectory = false, bool ContentsOnly = false)
{
    private const int MaximumLinks = 40;

    /// <summary>Its last part.</summary>
    internal string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The root has no name: what is in it is meant.</summary>
    internal bool IsContents => ContentsOnly || Name.Length == 0;

    /// <summary>What it is as a source.</summary>
    /// <exception cref="ArchiveException">There is nothing.</exception>
    internal CopySource AsSource(bool followLink) =>
        new(Path, LocalItem.Read(Path, followLink || AssertsDirectory || ContentsOnly).Kind == LocalKind.Directory, AssertsDirectory, IsContents);

    /// <summary>What it is as a destination: what a link leads to is written to, not the link.</summary>
    /// <exception cref="ArchiveException">Links lead around in a circle, or something may not be read.</exception>
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

        throw CopyRules.Wrong(Path, $"'{Path}' is a symbolic link that leads nowhere: there are too many links on its way.");
    }
}
