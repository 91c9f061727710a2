using System.Runtime.Versioning;
using DockerPS.Engine.FileSync;

namespace DockerPS.Engine.Tests.FileSync;

/// <summary>The patterns for paths whose links are followed.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class LinkResolverTests : IDisposable
{
    private const string WholeTree = "(all)";

    private readonly string _root = Directory.CreateTempSubdirectory("links-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    // Links, link after link, and what is not there.
    [InlineData("dir/foo|dir/l1 -> foo|l2 -> dir/l1|bar|baz", "l2|bar", "bar|dir/foo|dir/l1|l2")]
    [InlineData("l1 -> l1|l3 -> l2|l2 -> l3", "l1|l3", "l1|l2|l3")]
    [InlineData("x", "foo/bar/baz|bar/baz", "bar/baz|foo/bar/baz")]
    [InlineData("x", "f*/foo/t*", "f*/foo/t*")]
    [InlineData("x", ".", WholeTree)]
    [InlineData("x", "/", WholeTree)]
    [InlineData("x", "a|.", WholeTree)]
    [InlineData("x", "foo/bar/baz|foo/bar", "foo/bar")]
    // Absolute targets are below the root, and none leads above it.
    [InlineData("dir/l1 -> /foo/bar/baz|foo/bar -> ../|baz", "dir/l1", "baz|dir/l1|foo/bar")]
    [InlineData("dir/l1 -> /foo/bar/baz|foo/bar -> ../../../|baz", "dir/l1", "baz|dir/l1|foo/bar")]
    [InlineData("l -> ../../../etc/passwd", "l", "etc/passwd|l")]
    [InlineData("l -> /etc/passwd", "l", "etc/passwd|l")]
    [InlineData("dir/l1 -> /foo|dir/l2 -> /|foo/bar", "dir/l1|foo/bar", "dir/l1|foo")]
    [InlineData("dir/l1 -> /foo|dir/l2 -> /|foo/bar", "dir/l2|foo|foo/bar", WholeTree)]
    // Wildcards.
    [InlineData("d/l1 -> /x/1|d/l2 -> /x/2|d/other -> /x/3|x/2 -> ../baz|x/1|x/3|baz", "d/l*", "baz|d/l*|x/1|x/2")]
    [InlineData("dir/l1 -> /foo/bar1|dir/anotherlink -> /foo/bar3|foo/bar3", "dir", "dir")]
    [InlineData("dir/l1 -> /foo/bar1|dir/anotherlink -> /foo/bar3|foo/bar3", "dir|dir/*link", "dir|foo/bar3")]
    [InlineData("d1/l -> /x|d2/l -> /y", "d*/l", "d*/l")]
    [InlineData("l**x -> a", "l**x", "a|l**x")]
    [InlineData("l1 -> a", "l?", "a|l?")]
    [InlineData("l1 -> a", "l[0-9]", "a|l[0-9]")]
    [InlineData("l1 -> a", "l[", "l[")]
    // A link on the way, for two paths behind it; docker forgets the second one.
    [InlineData("l -> dir|dir/a|dir/b", "l/a|l/b", "dir/a|dir/b|l")]
    // A link that never ends.
    [InlineData("a -> a/b", "a", "a")]
    // A target whose name would be a pattern, and a path that escapes one.
    [InlineData("l -> a[1]|a[1]", "l", "a\\[1]|l")]
    [InlineData("a* -> b", "a\\*", "a\\*|b")]
    public void Paths_lead_to_what_their_links_mean(string items, string paths, string expected)
    {
        FileTrees.Make(_root, items.Split('|'));
        Assert.Equal(expected.Split('|'), LinkResolver.Resolve(FolderTree.At(_root), paths.Split('|')) ?? [WholeTree]);
    }

    [Fact]
    public void A_path_without_end_takes_no_time()
    {
        FileTrees.Make(_root, "a/l -> ..");
        int[] lengths = [2_000, 8_000, 200_000];
        string[] paths = [.. lengths.Select(times => string.Concat(Enumerable.Repeat("a/l/", times)))];
        Assert.Equal(["a/l"], LinkResolver.Resolve(FolderTree.At(_root), paths[..2])!);
        Assert.Single(LinkResolver.Resolve(FolderTree.At(_root), paths[2..])!);
    }

    [Fact]
    public void The_file_behind_a_link_is_sent_even_if_its_name_would_be_a_pattern()
    {
        FileTrees.Make(_root, "l -> a[1]", "a[1]", "a1");
        Assert.Equal(["a[1]", "l -> a[1]"], FileTrees.Walk(FolderTree.At(_root), followed: ["l"]));
    }
}
