using DockerPS.Engine.Archives;
using DockerPS.Engine.Files;

namespace DockerPS.Engine.FileSync;

/// <summary>
/// Writes what an engine sends into a folder, and never outside of it. What is there already stays, but for what has the place of
/// something else: as with docker, a folder gives way to a file, and the reverse.
/// </summary>
internal sealed class OutputFolder
{
    private readonly TargetFolder _target;
    private readonly Action<ArchiveException>? _refused;
    private readonly ListOrder _order = new(Refuse);
    private readonly Stack<FileStat> _folders = [];
    private readonly List<FileStat> _hardLinks = [];
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _left = new(StringComparer.Ordinal);

    /// <summary>Opens the folder, and creates it if it does not exist.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="refused">Called for what is not created on this computer, like a device. The rest is written.</param>
    /// <exception cref="ArchiveException">It cannot be created.</exception>
    public OutputFolder(string path, Action<ArchiveException>? refused)
    {
        Guard(path, () => Directory.CreateDirectory(path));
        (_target, _refused) = (new(path, Refuse), refused);
    }

    /// <summary>Takes an item of the list, and creates folders and links.</summary>
    /// <returns>True if the data of a file is needed.</returns>
    /// <exception cref="ArchiveException">It is refused, or cannot be written.</exception>
    public bool Take(FileStat stat)
    {
        _order.Check(stat);
        if (EntryName.ShownOf(stat.Path) != stat.Path || EntryName.ShownOf(stat.LinkName) != stat.LinkName)
        {
            throw Refuse(EntryName.ShownOf(stat.Path), "has a name or a target that is not UTF-8");
        }

        EntryName.RequireLegal(stat.Path, OperatingSystem.IsWindows());
        if (stat is { HasData: true, LinkName.Length: 0 })
        {
            _files.Add(stat.Path);
            return true;
        }

        var path = _target.PathOf(stat.Path);
        Guard(path, () =>
        {
            _target.RequireFolders(TargetFolder.ParentOf(stat.Path), stat.Path);
            if (stat.IsFolder)
            {
                MakeFolder(stat, path);
            }
            else if (stat.IsLink)
            {
                MakeLink(stat, path);
            }
            else if (stat.HasData && !_left.Contains(stat.LinkName))
            {
                // The data of the first name may still be on its way.
                _hardLinks.Add(_files.Contains(stat.LinkName) ? stat : throw Refuse(
                    stat.Path, $"is a hard link to '{stat.LinkName}', which is not a file before it in the list"));
            }
            else
            {
                Leave(stat, path);
            }
        });
        return false;
    }

    /// <summary>Creates a file for the data that arrives.</summary>
    /// <exception cref="ArchiveException">It cannot be written.</exception>
    public UnfinishedFile Open(FileStat stat)
    {
        var path = _target.PathOf(stat.Path);
        return Guard(path, () =>
        {
            _target.RequireFolders(TargetFolder.ParentOf(stat.Path), stat.Path);
            return new UnfinishedFile(path);
        });
    }

    /// <summary>Writes data of a file.</summary>
    /// <exception cref="ArchiveException">It cannot be written.</exception>
    public void Write(FileStat stat, UnfinishedFile file, ReadOnlySpan<byte> data)
    {
        try
        {
            file.Stream.Write(data);
        }
        catch (Exception error) when (ArchiveException.IsOfFileSystem(error))
        {
            throw ArchiveException.Writing(_target.PathOf(stat.Path), error);
        }
    }

    /// <summary>Gives a file with all its data its mode, its time and its name.</summary>
    /// <exception cref="ArchiveException">It cannot be written.</exception>
    public void Complete(FileStat stat, UnfinishedFile file)
    {
        var path = _target.PathOf(stat.Path);
        Guard(path, () =>
        {
            _target.RequireFolders(TargetFolder.ParentOf(stat.Path), stat.Path);
            RestoreAttributes(file.Stream.Name, stat);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file.Stream.SafeFileHandle, GoMode.Unix(stat.Mode));
            }

            File.SetLastWriteTimeUtc(file.Stream.SafeFileHandle, TimeOf(stat));
            if (TargetFolder.KindOf(path) == LocalKind.Directory)
            {
                Remove(path);
            }

            file.Complete(overwrite: true);
        });
    }

    /// <summary>Creates what has to come last: hard links, and then the modes and times of folders.</summary>
    /// <exception cref="ArchiveException">Something is refused, or cannot be written.</exception>
    public void Complete()
    {
        foreach (var stat in _hardLinks)
        {
            Guard(_target.PathOf(stat.Path), () => MakeHardLink(stat));
        }

        while (_folders.TryPop(out var stat))
        {
            Guard(_target.PathOf(stat.Path), () => RestoreFolder(stat));
        }
    }

    /// <summary>Gives the folders their modes and times after a failure, as far as possible.</summary>
    public void Abandon()
    {
        while (_folders.TryPop(out var stat))
        {
            try
            {
                RestoreFolder(stat);
            }
            catch (Exception error) when (error is ArchiveException || ArchiveException.IsOfFileSystem(error))
            {
                // It is gone, or something else has its place.
            }
        }
    }

    private static ArchiveException Refuse(string name, string why) =>
        new(ArchiveFailure.Unsafe, name, $"The output was refused: its file '{name}' {why}.")
        {
            Advice = "What was written before it is complete. Do not trust the engine that sent it.",
        };

    private static DateTime TimeOf(FileStat stat) => DateTime.UnixEpoch.AddTicks(stat.ModifiedAt / TimeSpan.NanosecondsPerTick);

    /// <summary>Sets the extended attributes of a file or a folder, as far as this user may.</summary>
    private static void RestoreAttributes(string path, FileStat stat)
    {
        foreach (var (name, value) in stat.Attributes ?? new Dictionary<string, byte[]>())
        {
            UnixAttributes.TryWrite(path, name, value);
        }
    }

    private static void Guard(string path, Action write) => Guard(path, () =>
    {
        write();
        return true;
    });

    private static T Guard<T>(string path, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception error) when (ArchiveException.IsOfFileSystem(error))
        {
            throw ArchiveException.Writing(path, error);
        }
    }

    private void MakeFolder(FileStat stat, string path)
    {
        var exists = TargetFolder.KindOf(path) == LocalKind.Directory;
        if (!exists)
        {
            Remove(path);
        }

        _target.MakeFolder(stat.Path, exists);
        _folders.Push(stat);
    }

    private void MakeLink(FileStat stat, string path)
    {
        Remove(path);
        File.CreateSymbolicLink(path, stat.LinkName);
        if (!OperatingSystem.IsWindows())
        {
            File.SetLastWriteTimeUtc(path, TimeOf(stat));
        }
    }

    private void MakeHardLink(FileStat stat)
    {
        var (existing, path) = (_target.PathOf(stat.LinkName), _target.PathOf(stat.Path));
        _target.RequireFolders(TargetFolder.ParentOf(stat.LinkName), stat.Path);
        _target.RequireFolders(TargetFolder.ParentOf(stat.Path), stat.Path);
        Remove(path);
        if (TargetFolder.KindOf(existing) != LocalKind.File)
        {
            throw Refuse(stat.Path, $"is a hard link to '{stat.LinkName}', which is no longer a file");
        }

        TargetFolder.Link(existing, path);
    }

    private void RestoreFolder(FileStat stat)
    {
        // It must still be a folder: setting a mode would follow a link.
        _target.RequireFolders(stat.Path, stat.Path);
        var path = _target.PathOf(stat.Path);
        RestoreAttributes(path, stat);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, GoMode.Unix(stat.Mode));
        }

        Directory.SetLastWriteTimeUtc(path, TimeOf(stat));
    }

    private void Leave(FileStat stat, string path)
    {
        _left.Add(stat.Path);
        _refused?.Invoke(new(
            ArchiveFailure.Unsafe, path, $"'{stat.Path}' was not written: devices, pipes and sockets are not created on this computer."));
    }

    private void Remove(string path)
    {
        switch (TargetFolder.KindOf(path))
        {
            case null:
                return;
            case LocalKind.Directory:
                Directory.Delete(path, recursive: true);
                break;
            default:
                File.Delete(path);
                break;
        }

        _target.Forget();
    }
}
