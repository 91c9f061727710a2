using System.Management.Automation;
using System.Text.RegularExpressions;

namespace DockerPS.Parameters;

/// <summary>Resolves the paths of Compose files.</summary>
internal static partial class ComposeFilePath
{
    /// <summary>Returns the full paths of a path with or without wildcards.</summary>
    /// <exception cref="FormatException">It is not a path of a file, or matches no file.</exception>
    public static IReadOnlyList<string> Find(string path, SessionState session)
    {
        if (path == "-")
        {
            throw new FormatException(
                "'-' is standard input to docker compose, which a cmdlet does not have. Save the text to a file, and name the file.");
        }

        if (path.Contains("://", StringComparison.Ordinal))
        {
            throw new FormatException($"'{path}' is not a file on this computer. Download it first, and name the file.");
        }

        if (ContentPattern().IsMatch(path))
        {
            throw new FormatException("The text is that of a file, not a path. Name the file, or pipe it from Get-Item.");
        }

        // The files of the current location would take the place of those that were meant.
        IReadOnlyList<string> found = [.. HostPath.Find(path, session)];
        return found.Count > 0 ? found : throw new FormatException($"No file matches '{path}'. Correct the wildcard.");
    }

    /// <summary>Several lines, or a key of YAML: no drive has a space after its colon.</summary>
    [GeneratedRegex(@"[\r\n]|^[A-Za-z][\w-]*:( |$)")]
    private static partial Regex ContentPattern();
}
