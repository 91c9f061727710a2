namespace DockerPS.Engine.Archives;

/// <summary>Names of entries. What comes out of a container is not trusted.</summary>
internal static class EntryName
{
    private static readonly string[] s_devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

    /// <summary>
    /// A name in its one form: parts with "/" between them, neither "." nor empty parts, no separator at its end. The top of an
    /// archive is the empty name.
    /// </summary>
    /// <exception cref="ArchiveException">It is absolute, or leads out through "..".</exception>
    public static string Normalize(string name)
    {
        if (name.StartsWith('/'))
        {
            throw Unsafe(name, "is absolute");
        }

        if (name.Contains('\0', StringComparison.Ordinal))
        {
            throw Unsafe(name, "holds a zero character");
        }

        var parts = name.Split('/').Where(part => part is not ("" or "."));
        return parts.Contains("..") ? throw Unsafe(name, "leads out of the archive with '..'") : string.Join('/', parts);
    }

    /// <summary>Refuses a name that this platform takes for something else.</summary>
    /// <exception cref="ArchiveException">It is such a name.</exception>
    public static void RequireLegal(string name, bool windows)
    {
        if (windows && name.Split('/').FirstOrDefault(part => !IsLegalOnWindows(part)) is { } part)
        {
            throw new ArchiveException(ArchiveFailure.Unsafe, name, $"'{name}' cannot be written here: '{part}' is no name of a file on Windows.");
        }
    }

    /// <summary>An entry that is refused.</summary>
    public static ArchiveException Unsafe(string name, string why) =>
        new(ArchiveFailure.Unsafe, name, $"The archive was refused: its entry '{name}' {why}.")
        {
            Advice = "What was copied before it is complete. Do not trust what made this archive.",
        };

    private static bool IsLegalOnWindows(string part)
    {
        var stem = part.Split('.')[0].TrimEnd(' ');
        return part is not [.., '.' or ' ']
            && !part.Any(letter => letter < ' ' || "<>:\"|?*\\".Contains(letter, StringComparison.Ordinal))
            && !s_devices.Contains(stem, StringComparer.OrdinalIgnoreCase)
            && !(stem.Length == 4
                && (stem.StartsWith("COM", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("LPT", StringComparison.OrdinalIgnoreCase))
                && (char.IsAsciiDigit(stem[3]) || stem[3] is '¹' or '²' or '³'));
    }
}
