using DockerPS.Engine.Copy;
using DockerPS.Engine.Files;
using DockerPS.Parameters;

namespace DockerPS.Operations;

/// <summary>A path in a container to list: an item, the items of a folder, or what matches a wildcard.</summary>
internal sealed class ItemSelection
{
    private readonly ContainerPathPattern? _pattern;

    private ItemSelection(UnixPath path, ContainerPathPattern? pattern) => (Path, _pattern) = (path, pattern);

    /// <summary>The path, or the folder of the wildcard.</summary>
    public UnixPath Path { get; }

    /// <summary>Whether it is a wildcard. It matches nothing without an error.</summary>
    public bool IsPattern => _pattern is not null;

    /// <summary>Whether the path must be a folder.</summary>
    public bool MustBeFolder => IsPattern || Path.AssertsDirectory;

    /// <summary>Reads a path.</summary>
    /// <param name="path">The path; a relative one starts at the root.</param>
    /// <param name="literal">Whether wildcards in it are not interpreted.</param>
    /// <exception cref="FormatException">The wildcard is malformed.</exception>
    public static ItemSelection Of(string path, bool literal) =>
        !literal && ContainerPath.PatternOf(path) is { } pattern ? new(new(pattern.Folder), pattern)
        : new(new(literal ? path : ContainerPath.Unescape(path)), null);

    /// <summary>Returns how many levels below the folder have to be listed.</summary>
    /// <param name="depth">The levels that are wanted below what is found.</param>
    public int Levels(int depth) => (int)Math.Min(int.MaxValue, (_pattern?.Parts.Count ?? 1) - 1L + depth);

    /// <summary>
    /// Returns whether an item of the folder is wanted. As in Get-ChildItem, the last part of a wildcard matches names in the levels below
    /// as well.
    /// </summary>
    public bool IsWanted(ContainerEntry item)
    {
        if (_pattern is null)
        {
            return true;
        }

        var parts = item.Path[Path.Text.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        var last = _pattern.Parts.Count - 1;
        return parts.Length > last
            && _pattern.Parts.Take(last).Zip(parts, (matches, part) => matches(part)).All(matches => matches)
            && _pattern.Parts[last](parts[^1]);
    }
}
