using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>Paths of this computer, as PowerShell understands them: relative to the location, <c>~</c>, and drives of the session.</summary>
internal static class HostPath
{
    /// <summary>Whether a text is a path rather than the name of a volume.</summary>
    public static bool IsPath(string text, SessionState session) =>
        text is ['.' or '/' or '\\' or '~', ..] || text.Contains('/', StringComparison.Ordinal) || text.Contains('\\', StringComparison.Ordinal)
        || DriveOf(text, session) is not null;

    /// <summary>The drive that a path begins with, like <c>Temp:</c>, if the session has it; or a letter of Windows.</summary>
    public static string? DriveOf(string text, SessionState session)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1 || colon + 1 >= text.Length || text[colon + 1] is not ('/' or '\\'))
        {
            return null;
        }

        var name = text[..colon];
        return (colon == 1 && char.IsAsciiLetter(name[0]) && text[2] == '\\')
            || session.Drive.GetAll().Any(drive => drive.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ? name
            : null;
    }

    /// <summary>The full path in the file system.</summary>
    /// <exception cref="FormatException">The path is of no file system.</exception>
    public static string Resolve(string path, SessionState session)
    {
        // A path of another platform than this one's is the engine's matter.
        if (path is [_, ':', '\\', ..] && !OperatingSystem.IsWindows())
        {
            return path;
        }

        try
        {
            var full = session.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            return provider.Name == "FileSystem"
                ? full.Length > 1 ? full.TrimEnd('/') : full
                : throw new FormatException($"'{path}' is a path of {provider.Name}; only files and folders can be used here.");
        }
        catch (Exception error) when (error is SessionStateException or ProviderInvocationException)
        {
            throw new FormatException($"'{path}' is no path here: {error.Message}", error);
        }
    }

    /// <summary>The full paths of the files that a path with wildcards means; of one without, that path, whether it exists or not.</summary>
    /// <exception cref="FormatException">The path is of no file system.</exception>
    public static IEnumerable<string> Find(string path, SessionState session)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(path))
        {
            return [Resolve(WildcardPattern.Unescape(path), session)];
        }

        Wildcard.Parse(path);
        try
        {
            var found = session.Path.GetResolvedProviderPathFromPSPath(path, out var provider);
            return provider.Name == "FileSystem"
                ? found
                : throw new FormatException($"'{path}' is a path of {provider.Name}; only files and folders can be used here.");
        }
        catch (Exception error) when (error is SessionStateException or ProviderInvocationException)
        {
            throw new FormatException($"'{path}' is no path here: {error.Message}", error);
        }
    }
}
