using System.Diagnostics;
using System.Runtime.Versioning;
using DockerPS.Engine.Files;

namespace DockerPS.Engine.Tests.Files;

[UnsupportedOSPlatform("windows")]
public sealed class UnfinishedFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unfinished-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_appears_when_it_is_complete_and_replaces_another_or_a_link()
    {
        File.WriteAllText(At("old"), "old");
        File.CreateSymbolicLink(At("link"), "gone");
        foreach (var name in new[] { "new", "old", "link" })
        {
            using var file = new UnfinishedFile(At(name));
            file.Stream.Write("content"u8);
            Assert.NotEqual("content", name == "old" ? File.ReadAllText(At(name)) : "");
            file.Complete(overwrite: true);
            Assert.Equal("content", File.ReadAllText(At(name)));
            Assert.Null(new FileInfo(At(name)).LinkTarget);
        }
    }

    [Fact]
    public void Nothing_is_left_of_one_that_is_not_completed()
    {
        new UnfinishedFile(At("never")).Dispose();
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    // A pipe stands for devices, which only root can make; renaming would replace /dev/null for every program.
    [Fact]
    public void A_device_is_never_replaced()
    {
        using (var made = Process.Start("mkfifo", [At("pipe")]))
        {
            made.WaitForExit();
        }

        File.CreateSymbolicLink(At("link"), "pipe");
        File.WriteAllText(At("source"), "");
        foreach (var name in new[] { "pipe", "link" })
        {
            var error = Assert.Throws<IOException>(() => new UnfinishedFile(At(name)));
            Assert.Contains("is a device", error.Message, StringComparison.Ordinal);
            Assert.Throws<IOException>(() => FileReceiver.Copy(At("source"), At(name)));
        }

        Assert.Equal(["link", "pipe", "source"], Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName).Order());
    }

    private string At(string name) => Path.Combine(_folder, name);
}
