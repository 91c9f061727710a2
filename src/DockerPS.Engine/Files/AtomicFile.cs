namespace DockerPS.Engine.Files;

/// <summary>Replaces small files such that nobody ever reads half of one.</summary>
internal static class AtomicFile
{
    /// <summary>The mode of files that hold secrets.</summary>
    public const UnixFileMode Private = UnfinishedFile.OwnerOnly;

    /// <summary>Writes a file, or replaces it, in a folder that exists.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="content">The content.</param>
    /// <param name="mode">The mode, whatever the process's umask is.</param>
    public static void Write(string path, ReadOnlySpan<byte> content, UnixFileMode mode = Private)
    {
        using var file = new UnfinishedFile(path);
        file.Stream.Write(content);
        file.Stream.Flush(flushToDisk: true);
        if (!OperatingSystem.IsWindows() && mode != Private)
        {
            File.SetUnixFileMode(file.Stream.SafeFileHandle, mode);
        }

        // Under sudo the file belongs to another user, and must not become root's.
        if (OperatingSystem.IsLinux() && UnixFile.TryRead(path, followLink: false, out var old) == 0)
        {
            UnixFile.TryChangeOwner(file.Stream.Name, old.UserId, old.GroupId);
        }

        file.Complete(overwrite: true);
    }

    /// <summary>Creates a folder and its missing parents.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="mode">The mode of each folder that is created, less the process's umask.</param>
    public static void CreateFolder(string path, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else if (!Directory.Exists(path))
        {
            // The framework applies the mode to the last folder only.
            if (Path.GetDirectoryName(path) is { Length: > 0 } parent)
            {
                CreateFolder(parent, mode);
            }

            Directory.CreateDirectory(path, mode);
        }
    }
}
