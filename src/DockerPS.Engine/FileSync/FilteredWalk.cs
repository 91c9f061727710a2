using DockerPS.Engine.Archives;
using DockerPS.Engine.Files;

namespace DockerPS.Engine.FileSync;

/// <summary>
/// Walks through a tree in the order that the engine requires: depth first, and each folder before what is in it, also if only that is
/// wanted. A folder is read only if something in it may be wanted.
/// </summary>
/// <param name="tree">The tree.</param>
/// <param name="filter">Selects what is sent.</param>
/// <param name="skipped">Called with the path of a socket, which cannot be sent.</param>
internal sealed class FilteredWalk(FileTree tree, PathFilter filter, Action<string>? skipped)
{
    private readonly Stack<Level> _levels = new();
    private readonly Dictionary<(long Device, long Node), string> _firstNames = [];
    private int _count;

    /// <summary>Returns the list of files. It can be walked through once.</summary>
    /// <exception cref="ArchiveException">A file or a folder cannot be read.</exception>
    public IEnumerable<Item> Items()
    {
        Enter("", "", -1, filter.Top, wanted: true);
        while (_levels.TryPeek(out var level))
        {
            if (level.Next == level.Children.Count)
            {
                _levels.Pop();
                continue;
            }

            var child = level.Children[level.Next++];
            var path = UnixPath.Join(level.Path, child.Name);
            var (wanted, entered) = filter.Judge(path, level.State);
            if (!wanted)
            {
                if (entered && child.MayBeFolder && tree.IsFolder(path))
                {
                    Enter(path, child.Name, null, filter.StateOfLast(), wanted);
                }

                continue;
            }

            if (tree.Find(path) is not { } item || IsSkipped(item.Stat))
            {
                continue;
            }

            foreach (var folder in level.Number is null ? UnsentFolders() : [])
            {
                yield return folder;
            }

            if (level.Number is null)
            {
                // The folder is gone, and what is in it with it.
                continue;
            }

            var stat = WithFirstName(item);
            yield return new(level.Number.Value, child.Name, stat);
            var number = _count++;
            if (stat.IsFolder)
            {
                Enter(path, child.Name, number, filter.StateOfLast(), wanted);
            }
        }
    }

    private void Enter(string path, string name, int? number, PathFilter.State state, bool wanted)
    {
        try
        {
            if (tree.ChildrenOf(path) is { Count: > 0 } children)
            {
                _levels.Push(new(path, name, number, state, children));
            }
        }
        catch (ArchiveException error) when (!wanted && error.Failure == ArchiveFailure.LocalRead)
        {
            // Nobody asked for a folder that is not wanted itself, as with docker.
        }
    }

    /// <summary>Returns the folders that are sent only because something in them is.</summary>
    private IEnumerable<Item> UnsentFolders()
    {
        var folder = -1;
        foreach (var level in _levels.Reverse())
        {
            if (level.Number is null)
            {
                if (tree.Find(level.Path) is not { Stat: { IsFolder: true } stat })
                {
                    yield break;
                }

                yield return new(folder, level.Name, stat);
                level.Number = _count++;
            }

            folder = level.Number.Value;
        }
    }

    private bool IsSkipped(FileStat stat)
    {
        if ((stat.Mode & GoMode.Socket) == 0)
        {
            return false;
        }

        skipped?.Invoke(stat.Path);
        return true;
    }

    /// <summary>
    /// Names the first name of a file that was sent before. Its size stays, by which the engine sees the next time that nothing changed.
    /// </summary>
    private FileStat WithFirstName(FileTree.Item item)
    {
        if (item.Identity is not { } identity || item.Stat.IsFolder || item.Stat.IsLink)
        {
            return item.Stat;
        }

        if (_firstNames.TryGetValue(identity, out var first))
        {
            return item.Stat with { LinkName = first };
        }

        _firstNames.Add(identity, item.Stat.Path);
        return item.Stat;
    }

    /// <summary>An item of the list of files.</summary>
    /// <param name="Folder">The number of its folder in the list; -1 at the top.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Stat">What is sent of it.</param>
    internal readonly record struct Item(int Folder, string Name, FileStat Stat);

    /// <summary>A folder that is being walked through.</summary>
    private sealed class Level(string path, string name, int? number, PathFilter.State state, IReadOnlyList<FileTree.Child> children)
    {
        public string Path { get; } = path;

        public string Name { get; } = name;

        /// <summary>The number in the list; null if it was not sent.</summary>
        public int? Number { get; set; } = number;

        public PathFilter.State State { get; } = state;

        public IReadOnlyList<FileTree.Child> Children { get; } = children;

        public int Next { get; set; }
    }
}
