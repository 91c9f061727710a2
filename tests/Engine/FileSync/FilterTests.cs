using System.Runtime.Versioning;
using DockerPS.Engine.FileSync;

namespace DockerPS.Engine.Tests.FileSync;

/// <summary>What is sent of a folder. The expected lists are those of docker.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class FilterTests : IDisposable
{
    private static readonly string[] s_small = ["bar/foo", "foo2"];
    private static readonly string[] s_deep =
        ["a/b/baz/", "a/b/bar/foo", "a/b/bar/fop", "bar/foo", "baz/", "foo2", "foo/bar/bee"];

    private readonly string _root = Directory.CreateTempSubdirectory("filter-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("bar", "bar/ bar/foo")]
    [InlineData("bar/foo", "bar/ bar/foo")]
    [InlineData("b*", "bar/ bar/foo")]
    [InlineData("bar/f*", "bar/ bar/foo")]
    [InlineData("bar/g*", "")]
    [InlineData("f*", "foo2")]
    [InlineData("b*/f*", "bar/ bar/foo")]
    [InlineData("b*/foo", "bar/ bar/foo")]
    [InlineData("b*/", "bar/ bar/foo")]
    [InlineData("./bar", "bar/ bar/foo")]
    [InlineData("/bar", "")]
    [InlineData("none", "")]
    [InlineData("*|!bar", "foo2")]
    [InlineData("bar|!bar/foo", "bar/")]
    public void Includes_bring_their_folders(string patterns, string expected) => Check(s_small, expected, includes: patterns);

    [Theory]
    [InlineData("**", "a/ a/b/ a/b/bar/ a/b/bar/foo a/b/bar/fop a/b/baz/ bar/ bar/foo baz/ foo/ foo/bar/ foo/bar/bee foo2")]
    [InlineData("**/bar", "a/ a/b/ a/b/bar/ a/b/bar/foo a/b/bar/fop bar/ bar/foo foo/ foo/bar/ foo/bar/bee")]
    [InlineData("**/bar/foo", "a/ a/b/ a/b/bar/ a/b/bar/foo bar/ bar/foo")]
    [InlineData("**/b*", "a/ a/b/ a/b/bar/ a/b/bar/foo a/b/bar/fop a/b/baz/ bar/ bar/foo baz/ foo/ foo/bar/ foo/bar/bee")]
    [InlineData("**/bar/f*", "a/ a/b/ a/b/bar/ a/b/bar/foo a/b/bar/fop bar/ bar/foo")]
    [InlineData("**/bar/g*", "")]
    [InlineData("**/f*", "a/ a/b/ a/b/bar/ a/b/bar/foo a/b/bar/fop bar/ bar/foo foo/ foo/bar/ foo/bar/bee foo2")]
    [InlineData("**/b*/f*", "a/ a/b/ a/b/bar/ a/b/bar/foo a/b/bar/fop bar/ bar/foo")]
    [InlineData("**/b*/foo", "a/ a/b/ a/b/bar/ a/b/bar/foo bar/ bar/foo")]
    [InlineData("**/foo/**", "foo/ foo/bar/ foo/bar/bee")]
    [InlineData("**/baz", "a/ a/b/ a/b/baz/ baz/")]
    public void Two_stars_include_at_any_depth(string patterns, string expected) => Check(s_deep, expected, includes: patterns);

    [Theory]
    [InlineData("foo*|!foo/bar2", "bar foo/ foo/bar2")]
    [InlineData("foo*", "bar")]
    [InlineData("foo|!foo/bar2", "bar foo/ foo/bar2 foo2")]
    [InlineData("!foo/bar2|foo", "bar foo2")]
    [InlineData("*|!foo/b*", "foo/ foo/bar2")]
    [InlineData("**|!**/bar2", "foo/ foo/bar2")]
    [InlineData("#bar", "bar foo/ foo/bar2 foo2")]
    [InlineData("/foo", "bar foo/ foo/bar2 foo2")]
    [InlineData("", "bar foo/ foo/bar2 foo2")]
    [InlineData(" foo2 ", "bar foo/ foo/bar2")]
    public void Excludes_have_exceptions(string patterns, string expected) =>
        Check(["bar", "foo/bar2", "foo2"], expected, excludes: patterns);

    [Fact]
    public void Exceptions_of_exceptions_hold_for_what_is_below() =>
        Check(
            ["foo/bar/baz/x", "foo/bar/baz/y", "foo/z"],
            "foo/ foo/bar/ foo/bar/baz/ foo/bar/baz/x",
            excludes: "foo|!foo/bar|foo/bar/baz|!foo/bar/baz/x");

    [Fact]
    public void A_pattern_that_changed_nothing_at_a_folder_does_not_hold_for_what_is_in_it()
    {
        // BuildKit looks at "fo*" for the folder only where it is not excluded yet; the text of an ignore file says otherwise.
        Check(["foo/bar", "foo/other"], "foo/ foo/bar", excludes: "foo|!foo/bar|fo*");
        Assert.True(Engine.Archives.DockerIgnore.Parse("foo\n!foo/bar\nfo*").IsIgnored("foo/bar"));
    }

    [Fact]
    public void Includes_and_excludes_go_together() =>
        Check(s_deep, "a/ a/b/ a/b/bar/ a/b/bar/fop", includes: "a", excludes: "**/foo|a/b/baz");

    [Theory]
    [InlineData("foo/l*|bar", "bar bax baz/ baz/one|baz/two -> ../bax|foo/|foo/l1 -> /baz/one|foo/l2 -> /baz/two")]
    [InlineData("foo/l2", "bax baz/|baz/two -> ../bax|foo/|foo/l2 -> /baz/two")]
    [InlineData("bay", "bay")]
    [InlineData("/bay", "bay")]
    [InlineData("../bay", "bay")]
    public void Followed_paths_bring_what_their_links_lead_to(string followed, string expected)
    {
        FileTrees.Make(
            _root, "bar", "foo/l1 -> /baz/one", "foo/l2 -> /baz/two", "baz/one", "baz/two -> ../bax", "bax", "bay");
        Assert.Equal(
            expected.Contains('>', StringComparison.Ordinal) ? Split(expected) : expected.Split(' '),
            FileTrees.Walk(FolderTree.At(_root), followed: followed.Split('|')));
    }

    [Fact]
    public void A_link_to_the_root_is_no_filter()
    {
        FileTrees.Make(_root, "foo -> .", "bar", "bay/baz");
        Assert.Equal(["bar", "bay/", "bay/baz", "foo -> ."], FileTrees.Walk(FolderTree.At(_root), followed: ["foo"]));
    }

    [Fact]
    public void An_excluded_folder_is_read_only_where_an_exception_may_be_in_it()
    {
        FileTrees.Make(_root, "node_modules/a/b/c", "src/keep", "src/node_modules/x", "z");
        var tree = new WatchedTree(FolderTree.At(_root));
        Assert.Equal(["src/", "src/keep", "z"], FileTrees.Walk(tree, excludes: ["**/node_modules", "!src/*/nothing/*.md"]));
        Assert.Equal(["", "src", "src/node_modules"], tree.Folders);
    }

    [Fact]
    public void What_is_not_included_is_not_read()
    {
        FileTrees.Make(_root, "a/b/c/d", "a/x/y", "e/f", "g");
        var tree = new WatchedTree(FolderTree.At(_root));
        Assert.Equal(["a/", "a/b/", "a/b/c/", "a/b/c/d"], FileTrees.Walk(tree, includes: ["a/b/c"]));
        Assert.Equal(["", "a", "a/b", "a/b/c"], tree.Folders);
    }

    [Fact]
    public void A_folder_that_cannot_be_read_is_passed_over_only_if_nobody_asked_for_it()
    {
        FileTrees.Make(_root, "foo/bar/baz", "foo/z");
        var tree = new WatchedTree(FolderTree.At(_root)) { Locked = "foo/bar" };
        Assert.Equal(["foo/", "foo/z"], FileTrees.Walk(tree, excludes: ["**/bar"]));
        Assert.Equal(["foo/", "foo/z"], FileTrees.Walk(tree, excludes: ["**/bar", "!foo/bar/baz"]));
        Assert.Throws<Engine.Archives.ArchiveException>(() => FileTrees.Walk(tree));
        Assert.Throws<Engine.Archives.ArchiveException>(() => FileTrees.Walk(tree, excludes: ["**/bar", "!foo/bar"]));
    }

    [Theory]
    [InlineData("!")]
    [InlineData("a[")]
    public void What_is_no_pattern_is_refused(string pattern)
    {
        Assert.Throws<FormatException>(() => FileTrees.Walk(FolderTree.At(_root), excludes: [pattern]));
        Assert.Throws<FormatException>(() => FileTrees.Walk(FolderTree.At(_root), includes: [pattern]));
    }

    private static string[] Split(string expected) =>
        [.. expected.Split('|').SelectMany(part => part.Contains('>', StringComparison.Ordinal) ? [part] : part.Split(' '))];

    private void Check(string[] items, string expected, string? includes = null, string? excludes = null)
    {
        FileTrees.Make(_root, items);
        Assert.Equal(
            expected.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            FileTrees.Walk(FolderTree.At(_root), includes?.Split('|'), excludes?.Split('|')));
    }
}
