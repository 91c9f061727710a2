namespace DockerPS.Engine.Archives;

/// <summary>
/// The rules of a <c>.dockerignore</c> file, which leave files out of a build context. The last pattern that matches a file, or one
/// of its parents, decides.
/// </summary>
public sealed class DockerIgnore
{
    private readonly List<IgnorePattern> _patterns;

    private DockerIgnore(List<IgnorePattern> patterns) => _patterns = patterns;

    /// <summary>No rules: nothing is ignored.</summary>
    public static DockerIgnore None { get; } = new([]);

    /// <summary>Parses the text of a file.</summary>
    /// <exception cref="FormatException">A line is not a valid pattern; the message names it.</exception>
    public static DockerIgnore Parse(string text) => new(
    [
        .. text.TrimStart('\uFEFF').Split('\n')
            .Where(line => !line.StartsWith('#')).Select(line => line.Trim()).Where(line => line.Length > 0)
            .Select(IgnorePattern.Parse),
    ]);

    /// <summary>Returns these rules with exceptions for some files.</summary>
    public DockerIgnore Except(params string[] paths) => new([.. _patterns, .. paths.Where(IsIgnored).Select(IgnorePattern.ExceptionFor)]);

    /// <summary>Indicates whether a file or a folder is ignored.</summary>
    /// <param name="path">The path relative to the folder, with "/" as the separator.</param>
    public bool IsIgnored(string path)
    {
        var ignored = false;
        foreach (var pattern in _patterns)
        {
            // Only patterns that would change the result are tested.
            if (pattern.IsException == ignored && MatchesWithParents(pattern, path))
            {
                ignored = !pattern.IsException;
            }
        }

        return ignored;
    }

    /// <summary>Indicates whether an ignored folder may contain something that is not ignored.</summary>
    public bool MayContainIncluded(string folder) => _patterns.Exists(pattern => pattern.IsException && pattern.MayMatchBelow(folder));

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
