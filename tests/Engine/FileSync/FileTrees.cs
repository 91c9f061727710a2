using System.Runtime.Versioning;
using System.Security.Cryptography;
using DockerPS.Engine.Files;
using DockerPS.Engine.FileSync;

namespace DockerPS.Engine.Tests.FileSync;

/// <summary>Folders for tests, and what was made of them.</summary>
[UnsupportedOSPlatform("windows")]
internal static class FileTrees
{
    /// <summary>The mode of regular files with read and write access for all is 0644, that of folders 0755.</summary>
    private const UnixFileMode FileMode = (UnixFileMode)0x1A4;
    private const UnixFileMode FolderMode = (UnixFileMode)0x1ED;

    /// <summary>Makes items: "folder/", "file", "file=content", "link -> target", "name => other name".</summary>
    public static void Make(string root, params string[] items)
    {
        foreach (var item in items)
        {
            if (item.Split(" -> ") is [var link, var target])
            {
                File.CreateSymbolicLink(Parent(root, link), target);
            }
            else if (item.Split(" => ") is [var name, var first])
            {
                Assert.True(UnixFile.TryLink(Path.Combine(root, first), Parent(root, name)));
            }
            else if (item.EndsWith('/'))
            {
                Directory.CreateDirectory(Path.Combine(root, item), FolderMode);
            }
            else
            {
                var parts = item.Split('=', 2);
                File.WriteAllText(Parent(root, parts[0]), parts.Length > 1 ? parts[1] : "");
                File.SetUnixFileMode(Path.Combine(root, parts[0]), FileMode);
            }
        }
    }

    /// <summary>Returns what a walk finds: "folder/", "file", "link -> target", "name => other name".</summary>
    public static List<string> Walk(
        FileTree tree, string[]? includes = null, string[]? excludes = null, string[]? followed = null, Action<string>? skipped = null) =>
        [.. new FilteredWalk(tree, PathFilter.Create(tree, includes ?? [], excludes ?? [], followed ?? []), skipped)
            .Items().Select(item => Line(item.Stat))];

    /// <summary>Returns everything in a folder, with modes, times and contents.</summary>
    public static List<string> Snapshot(string root, bool times = true) =>
        [.. new FilteredWalk(FolderTree.At(root), PathFilter.Create(FolderTree.At(root), [], [], []), null).Items().Select(item =>
            $"{Line(item.Stat)} {item.Stat.Mode:x} {item.Stat.Size} {(times ? item.Stat.ModifiedAt / 100 : 0)}"
            + $" {(item.Stat.HasData ? HashOf(Path.Combine(root, item.Stat.Path)) : "")}")];

    private static string HashOf(string path) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)));

    private static string Line(FileStat stat) => stat switch
    {
        { IsFolder: true } => $"{stat.Path}/",
        { IsLink: true } => $"{stat.Path} -> {stat.LinkName}",
        { LinkName.Length: > 0 } => $"{stat.Path} => {stat.LinkName}",
        _ => stat.Path,
    };

    private static string Parent(string root, string path)
    {
        var full = Path.Combine(root, path);
        if (!Directory.Exists(Path.GetDirectoryName(full)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!, FolderMode);
        }

        return full;
    }
}
