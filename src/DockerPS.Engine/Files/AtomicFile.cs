
namespace DockerPS.Engine.Files;

/// <summary>Files that are there whole or not at all: each is written beside its place, and then takes it.</summary>
internal static class AtomicFile
{
    /// <summary>What a file is for that only its owner may read.</summary>
    public const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Puts a whole file in place of the old one, if there is one, in a folder that exists.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="content">What is in it.</param>
    /// <param name="mode">Who may do what with it, whatever the process takes from new files.</param>
    public static void Write(string path, ReadOnlySpan<byte> content, UnixFileMode mode = Private)
    {
        var unfinished = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetRandomFileName()}.part");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Private;
        }

        try
        {
            using (var stream = new FileStream(unfinished, options))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows() && mode != Private)
            {
                File.SetUnixFileMode(unfinished, mode);
            }

            // With sudo it is somebody else's file.
            if (OperatingSystem.IsLinux() && UnixFile.TryRead(path, followLink: false, out var old) == 0)
            {
                UnixFile.TryChangeOwner(unfinished, old.UserId, old.GroupId);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Makes a folder with all above it that is missing.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="mode">Who may do what with those that are made, less what the process takes from new ones.</param>
    public static void CreateFolder(string path, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else if (!Directory.Exists(path))
        {
            // The framework gives the mode to the last of several only.
            if (Path.GetDirectoryName(path) is { Length: > 0 } parent)
            {
                CreateFolder(parent, mode);
            }

            Directory.CreateDirectory(path, mode);
        }
    }
}
