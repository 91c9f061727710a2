using DockerPS.Compose.Errors;
using DockerPS.Compose.Values;

namespace DockerPS.Compose.Files;

/// <summary>Resolves the paths of Compose files.</summary>
internal static class FilePaths
{
    private static readonly string[] s_remote = ["https://", "http://", "git://", "ssh://", "github.com/", "git@"];

    /// <summary>Returns an absolute path on this computer; an empty one stays empty.</summary>
    public static string Absolute(string path, string folder)
    {
        var expanded = ExpandHome(path);
        return expanded.Length == 0 ? expanded : Path.IsPathRooted(expanded) ? expanded : Join(folder, expanded);
    }

    /// <summary>Returns an absolute path on the computer of the engine, which may have another system than this one.</summary>
    public static string AbsoluteAnywhere(string path, string folder)
    {
        var expanded = ExpandHome(path);
        return expanded.StartsWith('/') || UnixPath.IsWindowsRooted(expanded) || Path.IsPathRooted(expanded)
            ? expanded
            : Join(folder, expanded);
    }

    /// <summary>Indicates whether the context of a build is not a folder of this computer.</summary>
    public static bool IsRemoteContext(string context) =>
        context.Contains("://", StringComparison.Ordinal) || context.StartsWith("service:", StringComparison.Ordinal)
        || s_remote.Any(start => context.StartsWith(start, StringComparison.Ordinal));

    /// <summary>Refuses files in repositories and registries.</summary>
    /// <exception cref="ComposeFileException">The path is an address.</exception>
    public static void RefuseRemote(string path, SourcePosition position)
    {
        if (s_remote.Append("oci://").Any(start => path.StartsWith(start, StringComparison.Ordinal)))
        {
            throw new ComposeFileException(
                ComposeFailure.NotSupported, position, $"'{path}' is not a file on this computer.",
                "Download it first, and use the path of the file.");
        }
    }

    private static string Join(string folder, string path) => Path.GetFullPath(path, Path.GetFullPath(folder)) is var joined
        && joined.Length > 1 ? joined.TrimEnd('/') is { Length: > 0 } trimmed ? trimmed : "/" : "/";

    private static string ExpandHome(string path)
    {
        var home = path.StartsWith('~') ? System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile) : "";
        return home.Length == 0 ? path : Path.GetFullPath(home + "/" + path[1..]);
    }
}
