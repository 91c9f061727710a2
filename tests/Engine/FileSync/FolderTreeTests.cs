using System.Diagnostics;
using System.Runtime.Versioning;
using DockerPS.Engine.Archives;
using DockerPS.Engine.FileSync;

namespace DockerPS.Engine.Tests.FileSync;

[UnsupportedOSPlatform("windows")]
public sealed class FolderTreeTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("tree-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void What_is_gone_or_became_something_else_is_nothing()
    {
        FileTrees.Make(_root, "file", "folder/x", "link -> folder");
        var tree = FolderTree.At(_root);
        Assert.Null(tree.ChildrenOf("none"));
        Assert.Null(tree.ChildrenOf("file"));
        Assert.Null(tree.ChildrenOf("file/below"));
        Assert.Null(tree.Find("none"));
        Assert.Null(tree.Find("file/below"));
        Assert.Null(tree.Open("none"));
        Assert.Null(tree.Open("file/below"));
        Assert.Null(tree.Open("folder"));
        Assert.Null(tree.Open("link"));
        Assert.Null(tree.LinkTarget("none"));
        Assert.Null(tree.LinkTarget("file/below"));
        Assert.Null(tree.LinkTarget("file"));
        Assert.False(tree.IsFolder("link"));
        Assert.False(tree.IsFolder("none"));
        Assert.True(tree.IsFolder("folder"));
    }

    [Fact]
    public void A_folder_may_be_a_link_but_must_be_one()
    {
        FileTrees.Make(_root, "file", "folder/x", "link -> folder", "dangling -> none");
        Assert.Equal(["x"], FileTrees.Walk(FolderTree.At(Path.Combine(_root, "link"))));
        Assert.Equal(["x"], FileTrees.Walk(FolderTree.At(Path.Combine(_root, "folder/"))));
        Assert.Equal(ArchiveFailure.LocalRead, Assert.Throws<ArchiveException>(() => FolderTree.At(Path.Combine(_root, "file"))).Failure);
        Assert.Equal(
            ArchiveFailure.LocalNotFound, Assert.Throws<ArchiveException>(() => FolderTree.At(Path.Combine(_root, "dangling"))).Failure);
        Assert.NotEmpty(FolderTree.At("/").ChildrenOf("")!);
    }

    [Fact]
    public void Facts_are_as_docker_sends_them()
    {
        FileTrees.Make(_root, "file=12345", "folder/", "link -> grün", "other => file");
        File.SetLastWriteTimeUtc(Path.Combine(_root, "file"), DateTime.UnixEpoch.AddTicks(12_345_678_901));
        var tree = FolderTree.At(_root);
        var file = tree.Find("file")!.Value;
        Assert.Equal(new FileStat { Path = "file", Mode = 0x1A4, Size = 5, ModifiedAt = 1_234_567_890_100 }, file.Stat);
        Assert.Equal(file.Identity, tree.Find("other")!.Value.Identity);
        Assert.NotNull(file.Identity);
        var folder = tree.Find("folder")!.Value.Stat;
        Assert.Equal((0L, GoMode.Folder | 0x1ED), (folder.Size, folder.Mode));
        var link = tree.Find("link")!.Value.Stat;
        Assert.Equal((5L, "grün", GoMode.Link | 0x1FF), (link.Size, link.LinkName, link.Mode));
        var device = FolderTree.At("/dev").Find("null")!.Value.Stat;
        Assert.Equal((1L, 3L, GoMode.Device | GoMode.CharacterDevice | 0x1B6), (device.DeviceMajor, device.DeviceMinor, device.Mode));

        // The second name of a file keeps its size, by which the engine sees that nothing changed.
        var second = new FilteredWalk(tree, PathFilter.Create(tree, [], [], []), null).Items().Single(item => item.Name == "other").Stat;
        Assert.Equal((5L, "file"), (second.Size, second.LinkName));

        // A first name that is not sent is none.
        Assert.Equal(["folder/", "link -> grün", "other"], FileTrees.Walk(tree, excludes: ["file"]));
    }

    [Fact]
    public async Task A_name_that_is_not_utf8_is_an_error_unless_it_is_excluded()
    {
        using var made = Process.Start("sh", ["-c", "touch \"$0/$(printf 'a\\377b')\"", _root]);
        await made.WaitForExitAsync();
        FileTrees.Make(_root, "z");
        var tree = FolderTree.At(_root);
        var error = Assert.Throws<ArchiveException>(() => FileTrees.Walk(tree));
        Assert.Equal("'a\uFFFDb' cannot be sent: its name is not UTF-8, and .NET cannot open it.", tree.TextOf(error));
        Assert.Equal(["z"], FileTrees.Walk(tree, excludes: ["a?b"]));

        // .NET cannot delete it either.
        using var deleted = Process.Start("sh", ["-c", "rm \"$0\"/a*", _root]);
        await deleted.WaitForExitAsync();
    }

    [Fact]
    public void What_this_user_may_not_read_is_an_error_that_names_it()
    {
        FileTrees.Make(_root, "folder/x=1", "secret=1");
        File.SetUnixFileMode(Path.Combine(_root, "folder"), 0);
        File.SetUnixFileMode(Path.Combine(_root, "secret"), 0);
        try
        {
            if (!Environment.IsPrivilegedProcess)
            {
                var tree = FolderTree.At(_root);
                var error = Assert.Throws<ArchiveException>(() => FileTrees.Walk(tree));
                Assert.Equal(Path.Combine(_root, "folder"), error.Path);
                Assert.StartsWith("'folder' could not be read: Access to the path 'folder", tree.TextOf(error), StringComparison.Ordinal);
                Assert.Equal("secret", Path.GetFileName(Assert.Throws<ArchiveException>(() => tree.Open("secret")).Path));
                Assert.Equal(["secret"], FileTrees.Walk(tree, excludes: ["folder", "!folder/y"]));
            }
        }
        finally
        {
            File.SetUnixFileMode(Path.Combine(_root, "folder"), (UnixFileMode)0x1ED);
        }
    }
}
