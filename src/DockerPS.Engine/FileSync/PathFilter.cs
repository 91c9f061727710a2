using DockerPS.Engine.Archives;

namespace DockerPS.Engine.FileSync;

/// <summary>Selects what is sent of a tree: what is included, and not excluded.</summary>
internal sealed class PathFilter
{
    private const string Root = ".";

    private static readonly PatternList s_none = PatternList.Parse([]);

    private readonly PatternList _includes;
    private readonly PatternList _excludes;
    private readonly bool[] _includeState;
    private readonly bool[] _excludeState;

    private PathFilter(PatternList includes, PatternList excludes)
    {
        (_includes, _excludes) = (includes, excludes);
        (_includeState, _excludeState) = (new bool[includes.Count], new bool[excludes.Count]);
        Top = new([.. _includeState], [.. _excludeState]);
    }

    /// <summary>The state of the tree itself.</summary>
    public State Top { get; }

    /// <summary>Creates a filter.</summary>
    /// <param name="tree">The tree, in which links are followed.</param>
    /// <param name="includes">Patterns of what is included; none for everything.</param>
    /// <param name="excludes">Patterns of what is excluded, with exceptions.</param>
    /// <param name="followed">Paths that are included together with the targets of all links on their ways.</param>
    /// <exception cref="FormatException">One of them is not a valid pattern.</exception>
    /// <exception cref="ArchiveException">A link cannot be read.</exception>
    public static PathFilter Create(
        FileTree tree, IReadOnlyCollection<string> includes, IReadOnlyCollection<string> excludes, IReadOnlyCollection<string> followed)
    {
        IEnumerable<string> included = includes;
        if (followed.Count > 0 && LinkResolver.Resolve(tree, followed) is { } targets)
        {
            included = includes.Contains(Root) ? [] : includes.Concat(targets);
        }

        return new(PatternList.Parse(included), excludes.Count == 0 ? s_none : PatternList.Parse(excludes));
    }

    /// <summary>Judges an item.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="folder">The state of its folder.</param>
    /// <returns>Whether it is wanted, and whether something in it may be if it is a folder.</returns>
    public (bool Wanted, bool Entered) Judge(string path, State folder)
    {
        var included = _includes.Count == 0 || _includes.Match(path, folder.Includes, _includeState);
        var excluded = _excludes.Count > 0 && _excludes.Match(path, folder.Excludes, _excludeState);
        return (
            included && !excluded,
            (included || _includes.MayMatchBelow(path)) && (!excluded || _excludes.MayExceptBelow(path)));
    }

    /// <summary>Returns the state of the item that was judged last, which is needed for what is in it.</summary>
    public State StateOfLast() => new([.. _includeState], [.. _excludeState]);

    /// <summary>Which patterns matched a folder.</summary>
    /// <param name="Includes">Those of the includes.</param>
    /// <param name="Excludes">Those of the excludes.</param>
    internal readonly record struct State(bool[] Includes, bool[] Excludes);
}
