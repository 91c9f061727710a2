namespace DockerPS.Compose.Values;

/// <summary>Paths by the rules of Go's path packages.</summary>
internal static class UnixPath
{
    /// <summary>Returns the shortest form of a path with slashes.</summary>
    public static string Clean(string path)
    {
        if (path.Length == 0)
        {
            return ".";
        }

        var rooted = path[0] == '/';
        List<string> parts = [];
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != "." && !(part == ".." && rooted))
            {
                parts.Add(part);
            }
        }

        var clean = string.Join('/', parts);
        return rooted ? "/" + clean : clean.Length == 0 ? "." : clean;
    }

    /// <summary>Indicates whether a path is absolute on Windows: with a drive and a slash, or on a server.</summary>
    public static bool IsWindowsRooted(string path) =>
        (path.Length >= 3 && char.IsAsciiLetter(path[0]) && path[1] == ':' && path[2] is '\\' or '/')
        || (path.Length > 2 && path[0] is '\\' or '/' && path[1] is '\\' or '/' && path[2] is not ('\\' or '/' or '.'));
}
