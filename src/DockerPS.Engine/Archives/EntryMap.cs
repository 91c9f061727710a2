using DockerPS.Engine.Files;

namespace DockerPS.Engine.Archives;

/// <summary>Maps the name of an entry to its name in the destination; null to skip it.</summary>
/// <param name="normalized">The normalized name of the entry.</param>
internal delegate string? EntryMap(string normalized);

/// <summary>Creates maps of names.</summary>
internal static class EntryMaps
{
    /// <summary>Renames the top of an archive.</summary>
    /// <param name="named">Indicates whether the top has a name; otherwise the archive holds the contents of a folder.</param>
    /// <param name="top">The new name; empty for none.</param>
    public static EntryMap Rename(bool named, string top) => name =>
    {
        var below = !named ? name : name.IndexOf('/', StringComparison.Ordinal) is >= 0 and var end ? name[(end + 1)..] : "";
        return UnixPath.Join(top, below);
    };

    /// <summary>Selects what matches a pattern, under its own name.</summary>
    public static EntryMap Match(IReadOnlyList<Func<string, bool>> parts) => name =>
    {
        var names = name.Split('/');
        return names.Length < parts.Count || parts.Where((matches, index) => !matches(names[index])).Any()
            ? null
            : string.Join('/', names.Skip(parts.Count - 1));
    };
}
