using System.Text;
using System.Text.RegularExpressions;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Files;

namespace DockerPS.Engine.FileSync;

/// <summary>
/// Finds the patterns for paths and for what the links on their ways lead to, all within the tree: the target of an absolute link is
/// below the tree, and ".." ends at its top.
/// </summary>
internal sealed class LinkResolver
{
    /// <summary>The number of links that one path may lead through, as in the kernel. Others lead nowhere.</summary>
    private const int MostLinks = 40;

    /// <summary>A length that no path of a system exceeds.</summary>
    private const int LongestPath = 32 << 10;

    private const string Wildcards = "*?[";

    private readonly FileTree _tree;
    private readonly SortedSet<string> _patterns = new(Utf8Order.Instance);
    private readonly HashSet<(string Link, string Remainder)> _seen = [];

    private LinkResolver(FileTree tree) => _tree = tree;

    /// <summary>Returns the patterns; null if one path is the whole tree.</summary>
    /// <exception cref="ArchiveException">A folder or a link cannot be read.</exception>
    public static IReadOnlyList<string>? Resolve(FileTree tree, IEnumerable<string> paths)
    {
        var resolver = new LinkResolver(tree);
        foreach (var path in paths)
        {
            resolver.Add(WithoutDrive(path), 0);
        }

        return resolver._patterns.Contains("") ? null : WithoutNested(resolver._patterns);
    }

    private static List<string> WithoutNested(SortedSet<string> patterns)
    {
        var rest = new List<string>();
        foreach (var pattern in patterns)
        {
            if (rest.Count == 0 || !pattern.StartsWith($"{rest[^1]}/", StringComparison.Ordinal))
            {
                rest.Add(pattern);
            }
        }

        return rest;
    }

    private void Add(string path, int links)
    {
        var parts = Clean(path);
        var current = "";
        for (var index = 0; index < parts.Count && path.Length <= LongestPath; index++)
        {
            current = Below(current, parts[index]);
            if (TargetsOf(current) is { Count: > 0 } targets)
            {
                _patterns.Add(current);
                var rest = string.Join('/', parts.Skip(index + 1));
                if (links < MostLinks && _seen.Add((current, rest)))
                {
                    foreach (var target in targets)
                    {
                        Add($"{target}/{rest}", links + 1);
                    }
                }

                return;
            }

            if (!_tree.IsFolder(Literal(current)))
            {
                // Nothing more can be found below it.
                break;
            }
        }

        _patterns.Add(string.Join('/', parts));
    }

    /// <summary>Returns where the link at a path leads, or all links that match its last part.</summary>
    private List<string> TargetsOf(string path)
    {
        var (folder, name) = (Literal(TargetFolder.ParentOf(path)), path[(path.LastIndexOf('/') + 1)..]);
        if (!HasWildcard(name))
        {
            return TargetOf(folder, Literal(name)) is { } target ? [target] : [];
        }

        try
        {
            // A run of stars means as much as one within a name.
            var pattern = IgnorePattern.ParseSent(Regex.Replace(name, @"(?<!\\)\*+", "*"));
            return
            [
                .. (_tree.ChildrenOf(folder) ?? []).Where(child => pattern.Matches(child.Name))
                    .Select(child => TargetOf(folder, child.Name)).OfType<string>(),
            ];
        }
        catch (FormatException)
        {
            return [];
        }
    }

    private string? TargetOf(string folder, string name)
    {
        if (_tree.LinkTarget(Below(folder, name)) is not { } target)
        {
            return null;
        }

        target = WithoutDrive(target);
        return Escape(target.StartsWith('/') ? target : $"{folder}/{target}");
    }

    private static string Below(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";

    /// <summary>Splits a path into its parts, without "." and "..".</summary>
    private static List<string> Clean(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "." or ".."))
            {
                parts.Add(part);
            }
        }

        return parts;
    }

    private static string WithoutDrive(string path) =>
        OperatingSystem.IsWindows() && path is [_, ':', '/' or '\\', ..] ? path[2..] : path;

    private static bool HasWildcard(string name)
    {
        for (var index = 0; index < name.Length; index++)
        {
            if (name[index] == '\\' && !OperatingSystem.IsWindows())
            {
                index++;
            }
            else if (Wildcards.Contains(name[index], StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns the pattern that matches just a path. Windows has no escapes in patterns.</summary>
    private static string Escape(string path) => OperatingSystem.IsWindows() ? path : Regex.Replace(path, @"[*?\[\\]", @"\$0");

    /// <summary>Returns the path that a pattern without wildcards matches.</summary>
    private static string Literal(string pattern)
    {
        if (OperatingSystem.IsWindows() || !pattern.Contains('\\', StringComparison.Ordinal))
        {
            return pattern;
        }

        var path = new StringBuilder();
        for (var index = 0; index < pattern.Length; index++)
        {
            index += pattern[index] == '\\' && index + 1 < pattern.Length ? 1 : 0;
            path.Append(pattern[index]);
        }

        return path.ToString();
    }
}
