namespace DockerPS.Engine.Archives;

/// <summary>
/// Patterns that the engine sent, applied to a tree from its top as BuildKit does it. What a pattern did with a folder is kept, and
/// holds for all that is in the folder; a pattern that could change nothing at the folder is not looked at there. That is the one
/// difference from <see cref="DockerIgnore"/>, which looks at all parents of a path.
/// </summary>
internal sealed class PatternList
{
    private readonly IgnorePattern[] _patterns;

    private PatternList(IgnorePattern[] patterns) => _patterns = patterns;

    /// <summary>The number of patterns, which is the length of a state.</summary>
    public int Count => _patterns.Length;

    /// <summary>Parses the patterns.</summary>
    /// <exception cref="FormatException">One of them is not a valid pattern.</exception>
    public static PatternList Parse(IEnumerable<string> lines) =>
        new([.. lines.Select(line => line.Trim()).Where(line => line.Length > 0).Select(IgnorePattern.ParseSent)]);

    /// <summary>Matches an item.</summary>
    /// <param name="path">The path, with "/" as the separator.</param>
    /// <param name="parent">The state of its folder: which patterns matched it. All false at the top.</param>
    /// <param name="state">Receives the state of the item.</param>
    public bool Match(string path, ReadOnlySpan<bool> parent, Span<bool> state)
    {
        var matched = false;
        for (var index = 0; index < _patterns.Length; index++)
        {
            var pattern = _patterns[index];
            state[index] = parent[index] || (pattern.IsException == matched && pattern.Matches(path));
            matched = state[index] ? !pattern.IsException : matched;
        }

        return matched;
    }

    /// <summary>Indicates whether something below a folder that does not match may match.</summary>
    public bool MayMatchBelow(string folder) => Array.Exists(_patterns, pattern => !pattern.IsException && pattern.MayMatchBelow(folder));

    /// <summary>Indicates whether something below a folder that matches may be an exception.</summary>
    public bool MayExceptBelow(string folder) => Array.Exists(_patterns, pattern => pattern.IsException && pattern.MayMatchBelow(folder));
}
