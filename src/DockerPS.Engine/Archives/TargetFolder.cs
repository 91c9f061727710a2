using DockerPS.Engine.Files;

namespace DockerPS.Engine.Archives;

/// <summary>
/// A folder that untrusted files are written into. Every component of a path is a real folder, verified or created here; links are
/// never followed.
/// </summary>
/// <param name="root">An existing folder; nothing is written outside of it.</param>
/// <param name="refuse">Creates the error for a name, with the reason.</param>
internal sealed class TargetFolder(string root, Func<string, string, ArchiveException> refuse)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly HashSet<string> _folders = new(StringComparer.Ordinal) { "" };

    /// <summary>Returns the name of an item's folder; empty for the top.</summary>
    public static string ParentOf(string name) => name.LastIndexOf('/') is >= 0 and var end ? name[..end] : "";

    /// <summary>Returns the kind of the item at a path, without following links; null if there is none.</summary>
    public static LocalKind? KindOf(string path) => LocalItem.TryRead(path, followLink: false, out var item) ? item.Kind : null;

    /// <summary>Creates a hard link to a verified file, or a copy where there are no hard links.</summary>
    public static void Link(string existing, string path)
    {
        if (OperatingSystem.IsWindows() || !UnixFile.TryLink(existing, path))
        {
            FileReceiver.Copy(existing, path);
        }
    }

    /// <summary>Returns the path of a name.</summary>
    public string PathOf(string name) => name.Length == 0 ? root : Path.Join(root, name);

    /// <summary>Ensures that a folder and its parents are real folders, and creates missing ones.</summary>
    /// <param name="folder">The name of the folder.</param>
    /// <param name="entry">The name of what is written, for the error.</param>
    public void RequireFolders(string folder, string entry)
    {
        if (_folders.Contains(folder))
        {
            return;
        }

        RequireFolders(ParentOf(folder), entry);
        var path = PathOf(folder);
        switch (KindOf(path))
        {
            case LocalKind.Directory:
                break;
            case null:
                Directory.CreateDirectory(path);
                break;
            case LocalKind.SymbolicLink:
                throw refuse(entry, $"leads through the symbolic link '{path}'");
            default:
                throw new ArchiveException(ArchiveFailure.Destination, path, $"'{path}' is a file, but must be a folder.");
        }

        _folders.Add(folder);
    }

    /// <summary>Creates a folder where there is nothing, unless it is there already.</summary>
    public void MakeFolder(string name, bool exists)
    {
        if (!exists)
        {
            // Nobody else may enter until the folder gets its own permissions, which may deny even its owner to write.
            var path = PathOf(name);
            _ = OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, OwnerOnly);
        }

        _folders.Add(name);
    }

    /// <summary>
    /// Forgets which folders were verified. Called when something was replaced: where case does not matter, it may have been one of them.
    /// </summary>
    public void Forget()
    {
        _folders.Clear();
        _folders.Add("");
    }
}
