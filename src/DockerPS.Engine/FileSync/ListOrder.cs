using DockerPS.Engine.Archives;
using DockerPS.Engine.Files;

namespace DockerPS.Engine.FileSync;

/// <summary>
/// Checks a list of files from an engine that is not trusted: clean relative paths, in order, each in a folder of the list. So no path
/// occurs twice, and none leads through a link of the list.
/// </summary>
/// <param name="refuse">Creates the error for a name, with the reason.</param>
internal sealed class ListOrder(Func<string, string, ArchiveException> refuse)
{
    private readonly Stack<(string Folder, string Last)> _folders = new([("", "")]);

    /// <summary>Checks the next item.</summary>
    /// <exception cref="ArchiveException">It is refused.</exception>
    public void Check(FileStat stat)
    {
        var path = stat.Path;
        if (path.StartsWith('/'))
        {
            throw refuse(path, "is absolute");
        }

        if (Array.Exists(path.Split('/'), part => part is "" or "." or "..") || path.Contains('\0', StringComparison.Ordinal))
        {
            throw refuse(path, "does not have a plain name");
        }

        var (folder, name) = (TargetFolder.ParentOf(path), path[(path.LastIndexOf('/') + 1)..]);
        while (_folders.Peek().Folder != folder)
        {
            _folders.Pop();
            if (_folders.Count == 0)
            {
                throw refuse(path, "is in a folder that the list does not have at that place");
            }
        }

        if (Utf8Order.Instance.Compare(_folders.Pop().Last, name) >= 0)
        {
            throw refuse(path, "is out of order");
        }

        _folders.Push((folder, name));
        if (stat.IsFolder)
        {
            _folders.Push((path, ""));
        }
    }
}
