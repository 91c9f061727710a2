using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>Resolves local paths as PowerShell does: relative to the current location, with <c>~</c> and the session's drives.</summary>
internal static class HostPath
{
    /// <summary>Returns whether a text is a path rather than the name of a volume.</summary>
    public static bool IsPath(string text, SessionState session) =>
        text is ['.' or '~', ..] || text.AsSpan().IndexOfAny('/', '\\') >= 0 || DriveOf(text, session) is not null;

    /// <summary>Returns the drive of a path, such as <c>Temp:</c>, if the session has it, or a Windows drive letter.</summary>
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

    /// <summary>Returns the full path in the file system.</summary>
    /// <exception cref="FormatException">The path is not a file system path.</exception>
    public static string Resolve(string path, SessionState session)
    {
        // A Windows path on another platform is passed to the engine unchanged.
        if (path is [_, ':', '\\', ..] && !OperatingSystem.IsWindows())
        {
            return path;
        }

        try
        {
            var full = session.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            RequireFileSystem(path, provider);
            return full.Length > 1 ? full.TrimEnd('/') : full;
        }
        catch (Exception error) when (error is SessionStateException or ProviderInvocationException)
        {
            throw new FormatException($"'{path}' is not a valid path: {error.Message}", error);
        }
    }

    /// <summary>Returns the full paths that a wildcard matches; a path without wildcards is returned even if it does not exist.</summary>
    /// <exception cref="FormatException">The path is not a file system path.</exception>
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
            RequireFileSystem(path, provider);
            return found;
        }
        catch (Exception error) when (error is SessionStateException or ProviderInvocationException)
        {
            throw new FormatException($"'{path}' is not a valid path: {error.Message}", error);
        }
    }

    /// <summary>Rejects a path of another provider than the file system.</summary>
    /// <exception cref="FormatException">The path is not a file system path.</exception>
    public static void RequireFileSystem(string path, ProviderInfo provider)
    {
        if (provider.Name != "FileSystem")
        {
            throw new FormatException($"'{path}' is a path of {provider.Name}, but must be a file system path.");
        }
    }
}
