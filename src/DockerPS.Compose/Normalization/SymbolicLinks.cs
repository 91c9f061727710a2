namespace DockerPS.Compose.Normalization;

/// <summary>Resolves symbolic links in paths that are watched.</summary>
internal static class SymbolicLinks
{
    /// <summary>Replaces the first part of a path that is a symbolic link by its target.</summary>
    public static string Resolve(string path)
    {
        var current = Path.GetPathRoot(path) ?? "";
        foreach (var part in path[current.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            current = Path.Combine(current, part);
            FileSystemInfo info = Directory.Exists(current) ? new DirectoryInfo(current) : new FileInfo(current);
            if (info.LinkTarget is not null)
            {
                return info.ResolveLinkTarget(returnFinalTarget: true) is { } target ? target.FullName + path[current.Length..] : path;
            }
        }

        return path;
    }
}
