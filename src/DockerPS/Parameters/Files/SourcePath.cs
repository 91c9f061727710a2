using System.Management.Automation;
using DockerPS.Engine.Copy;

namespace DockerPS.Parameters;

/// <summary>Resolves the local source and destination paths of a copy. The end of a path decides how a folder is copied.</summary>
internal static class SourcePath
{
    /// <summary>Returns the files and folders that a path matches; none if there is a problem.</summary>
    /// <param name="text">The path.</param>
    /// <param name="literal">Whether wildcards are taken literally.</param>
    /// <param name="session">The session whose drives and current location apply.</param>
    /// <param name="problem">Why the path cannot be resolved; null if it can.</param>
    public static IReadOnlyList<LocalPath> TryResolve(string text, bool literal, SessionState session, out Exception? problem)
    {
        try
        {
            problem = null;
            return Resolve(text, literal, session);
        }
        catch (Exception error) when (error is SessionStateException or FormatException)
        {
            problem = error;
            return [];
        }
    }

    /// <summary>Returns the files and folders that a path matches.</summary>
    /// <exception cref="FormatException">The path is not a file system path.</exception>
    /// <exception cref="ItemNotFoundException">The path does not exist. A wildcard without matches is not an error.</exception>
    public static IReadOnlyList<LocalPath> Resolve(string text, bool literal, SessionState session)
    {
        if (literal || !WildcardPattern.ContainsWildcardCharacters(text))
        {
            var path = Destination(text, session);
            return Path.Exists(path.Path) || new FileInfo(path.Path).LinkTarget is not null
                ? [path]
                : throw new ItemNotFoundException($"The path '{path.Path}' does not exist.");
        }

        var (contents, asserts) = EndOf(text);
        Wildcard.Parse(text);
        var found = session.Path.GetResolvedProviderPathFromPSPath(contents ? text[..^1] : text, out var provider);
        HostPath.RequireFileSystem(text, provider);
        return [.. found.Select(path => new LocalPath(Trim(path), asserts, contents))];
    }

    /// <summary>Returns a path as written, without expanding wildcards.</summary>
    /// <exception cref="FormatException">The path is not a file system path.</exception>
    public static LocalPath Destination(string text, SessionState session)
    {
        var (contents, asserts) = EndOf(text);
        return new(Trim(Path.GetFullPath(HostPath.Resolve(text, session))), asserts, contents);
    }

    /// <summary>Returns whether a path ends in "/.", and whether its end marks it as a folder.</summary>
    internal static (bool Contents, bool Asserts) EndOf(string text)
    {
        var unix = OperatingSystem.IsWindows() ? text.Replace('\\', '/') : text;
        var contents = unix == "." || unix.EndsWith("/.", StringComparison.Ordinal);
        return (contents, contents || unix.EndsWith('/'));
    }

    private static string Trim(string path) => Path.TrimEndingDirectorySeparator(path);
}
