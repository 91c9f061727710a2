using DockerPS.Engine.Files;

namespace DockerPS.Engine.Archives;

/// <summary>What an entry of an archive is called where it is copied to; null if it is left out.</summary>
/// <param name="normalized">The entry's name in its one form.</param>
internal delegate string? EntryMap(string normalized);

/// <summary>The ways to name what is copied.</summary>
internal static class EntryMaps
{
    /// <summary>Gives the top of an archive another name.</summary>
    /// <param name="named">Whether the top has a name; else the archive is the contents of a folder.</param>
    /// <param name="top">The name that it gets; empty for none.</param>
    public static EntryMap Rename(bool named, string top) => name =>
    {
        var below = !named ? name : name.IndexOf('/', StringComparison.Ordinal) is >= 0 and var end ? name[(end + 1)..] : "";
        return UnixPath.Join(top, below);
    };

    /// <summary>Takes what a pattern selects; each is named by its own last part.</summary>
    public static EntryMap Match(IReadOnlyList<Func<string, bool>> parts) => name =>
    {
        var names = name.Split('/');
        return names.Length < parts.Count || parts.Where((matches, index) => !matches(names[index])).Any()
            ? null
            : string.Join('/', names.Skip(parts.Count - 1));
    };
}
