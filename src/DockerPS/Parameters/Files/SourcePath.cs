using System.Management.Automation;
using DockerPS.Engine.Copy;

namespace DockerPS.Parameters;

/// <summary>Paths of this computer that are copied, or copied to. What a path ends in decides what becomes of a folder.</summary>
internal static class SourcePath
{
    /// <summary>The files and folders that a path means.</summary>
    /// <exception cref="FormatException">The path is of no file system.</exception>
    /// <exception cref="ItemNotFoundException">There is nothing. A wildcard that fits nothing gives nothing.</exception>
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
        return provider.Name == "FileSystem"
            ? [.. found.Select(path => new LocalPath(Trim(path), asserts, contents))]
            : throw new FormatException($"'{text}' is a path of {provider.Name}; only files and folders can be used here.");
    }

    /// <summary>A path as it is written.</summary>
    /// <exception cref="FormatException">The path is of no file system.</exception>
    public static LocalPath Destination(string text, SessionState session)
    {
        var (contents, asserts) = EndOf(text);
        return new(Trim(Path.GetFullPath(HostPath.Resolve(text, session))), asserts, contents);
    }

    /// <summary>Whether a path ends in "/.", and whether it says by its end that it is a folder.</summary>
    internal static (bool Contents, bool Asserts) EndOf(string text)
    {
        var unix = OperatingSystem.IsWindows() ? text.Replace('\\', '/') : text;
        var contents = unix == "." || unix.EndsWith("/.", StringComparison.Ordinal);
        return (contents, contents || unix.EndsWith('/'));
    }

    private static string Trim(string path) => Path.TrimEndingDirectorySeparator(path);
}
