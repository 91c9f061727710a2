namespace DockerPS.Engine.Archives;

/// <summary>
/// The rules of a <c>.dockerignore</c> file: which files of a folder a build does not see. The last pattern that matches a file, or a
/// folder above it, decides.
/// </summary>
public sealed class DockerIgnore
{
    private readonly List<IgnorePattern> _patterns;

    private DockerIgnore(List<IgnorePattern> patterns) => _patterns = patterns;

    /// <summary>No rules: everything is seen.</summary>
    public static DockerIgnore None { get; } = new([]);

    /// <summary>Reads the text of such a file.</summary>
    /// <exception cref="FormatException">A line is no pattern; the message names it.</exception>
    public static DockerIgnore Parse(string text) => new(
    [
        .. text.TrimStart('\uFEFF').Split('\n').Where(line => !line.StartsWith('#')).Select(line => line.Trim()).Where(line => line.Length > 0)
            .Select(IgnorePattern.Parse),
    ]);

    /// <summary>These rules, but for some files that are seen in any case.</summary>
    public DockerIgnore Except(params string[] paths) => new([.. _patterns, .. paths.Where(IsIgnored).Select(IgnorePattern.ExceptionFor)]);

    /// <summary>Indicates whether a build does not see a file or a folder.</summary>
    /// <param name="path">Its path below the folder, with "/" between the parts.</param>
    public bool IsIgnored(string path)
    {
        var ignored = false;
        foreach (var pattern in _patterns)
        {
            // Only a pattern that would change the answer has to be asked.
            if (pattern.IsException == ignored && MatchesWithParents(pattern, path))
            {
                ignored = !pattern.IsException;
            }
        }

        return ignored;
    }

    /// <summary>Indicates whether something below a folder that is not seen itself may be seen.</summary>
    public bool MayHoldSeen(string folder) => _patterns.Exists(pattern => pattern.IsException && pattern.MayMatchBelow(folder));

    private static bool MatchesWithParents(IgnorePattern pattern, string path)
    {
        for (var end = path.IndexOf('/', StringComparison.Ordinal); end > 0; end = path.IndexOf('/', end + 1))
        {
            if (pattern.Matches(path.AsSpan(0, end)))
            {
                return true;
            }
        }

        return pattern.Matches(path);
    }
}
