using System.Runtime.Versioning;
using System.Security.Cryptography;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Copy;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Copy;

/// <summary>Copying to and from containers of a real engine.</summary>
[UnsupportedOSPlatform("windows")]
[Collection(OnEngine.Name)]
public sealed class ContainerCopyTests(EngineFixture engine) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("copy-").FullName;

    private DockerClient Client => engine.Client;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_path_is_told_with_its_kind_size_mode_time_and_link()
    {
        var id = await engine.CreateShellAsync("exit");
        var path = Write("f", "12345");
        File.SetUnixFileMode(path, (UnixFileMode)0x1A0);
        File.SetLastWriteTimeUtc(path, new(2020, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        await new ContainerCopy(new()).UploadAsync([new(path)], Client.Containers, id, "/tmp");
        var stat = await Client.Containers.StatPathAsync(id, "/tmp/f");
        Assert.Equal(("f", 5, (UnixFileMode)0x1A0), (stat!.Name, stat.Size, stat.Permissions));
        Assert.Equal(new DateTimeOffset(2020, 2, 3, 4, 5, 6, TimeSpan.Zero), stat.ModifiedAt);
        Assert.True(stat is { IsFile: true, IsDirectory: false, IsSymbolicLink: false, LinkTarget: "" });
        Assert.True(await Client.Containers.StatPathAsync(id, "/tmp") is { IsDirectory: true, IsFile: false });
        Assert.True(await Client.Containers.StatPathAsync(id, "/etc/mtab") is { IsSymbolicLink: true, LinkTarget: "/proc/mounts" });
        Assert.Null(await Client.Containers.StatPathAsync(id, "/nothing"));
    }

    [Fact]
    public async Task A_tree_with_every_kind_of_name_comes_back_as_it_was()
    {
        var tree = Directory.CreateDirectory(In("tree")).FullName;
        string[] names =
            ["plain", "with space", "line\nbreak", "grün ☃ 𝄞", "-rf", ".hidden", new('l', 250), "back\\slash", "a:b", "pax%20=1"];
        foreach (var name in names)
        {
            File.WriteAllText(Path.Combine(tree, name), name);
        }

        var deep = tree;
        for (var level = 0; level < 20; level++)
        {
            deep = Directory.CreateDirectory(Path.Combine(deep, $"a folder of some length at level {level}")).FullName;
        }

        File.WriteAllText(Path.Combine(deep, "bottom"), "bottom");
        Directory.CreateDirectory(Path.Combine(tree, "empty"));
        File.CreateSymbolicLink(Path.Combine(tree, "loop"), "loop");
        File.CreateSymbolicLink(Path.Combine(tree, "dangling"), "/nowhere/at all");
        Directory.CreateSymbolicLink(Path.Combine(tree, "folder link"), "empty");
        File.SetUnixFileMode(Path.Combine(tree, "plain"), (UnixFileMode)0x1C0);
        File.SetUnixFileMode(Path.Combine(tree, "empty"), (UnixFileMode)0x16D);

        var id = await engine.CreateShellAsync("exit");
        var copy = new ContainerCopy(new());
        Assert.Equal(["/tmp/tree"], await copy.UploadAsync([new(tree)], Client.Containers, id, "/tmp"));
        Assert.Equal([In("back")], await copy.DownloadAsync(Client.Containers, id, "/tmp/tree", new(In("back"))));
        Assert.Equal(Describe(tree), Describe(In("back")));

        var other = await engine.CreateShellAsync("exit");
        await copy.RelayAsync(Client.Containers, id, "/tmp/tree", Client.Containers, other, "/tmp/renamed");
        await copy.DownloadAsync(Client.Containers, other, "/tmp/renamed", new(In("relayed")));
        Assert.Equal(Describe(tree), Describe(In("relayed")));
    }

    [Fact]
    public async Task A_sparse_file_comes_back_with_the_same_bytes()
    {
        using (var file = File.Create(In("sparse")))
        {
            file.SetLength(32 << 20);
            file.Position = 20 << 20;
            file.Write("in the middle"u8);
        }

        var id = await engine.CreateShellAsync("exit");
        var copy = new ContainerCopy(new());
        await copy.UploadAsync([new(In("sparse"))], Client.Containers, id, "/tmp");
        await copy.DownloadAsync(Client.Containers, id, "/tmp/sparse", new(In("back")));
        Assert.Equal(SHA256.HashData(File.ReadAllBytes(In("sparse"))), SHA256.HashData(File.ReadAllBytes(In("back"))));
    }

    [Fact]
    public async Task A_file_that_grows_while_it_is_read_is_the_error_that_is_told()
    {
        var path = Write("growing", new string('x', 8 << 20));
        var grown = false;
        var options = new CopyOptions
        {
            Passed = _ =>
            {
                if (!grown)
                {
                    grown = true;
                    File.AppendAllText(path, "more");
                }
            },
        };
        await ReadFailsAsync(options, path);
        Assert.True(grown);
    }

    [Fact]
    public async Task A_file_that_shrinks_while_it_is_read_is_the_error_that_is_told()
    {
        var path = Write("shrinking", new string('x', 8 << 20));
        await ReadFailsAsync(new() { Passed = _ => File.WriteAllText(path, "") }, path);
    }

    [Fact]
    public async Task A_file_that_vanishes_is_the_error_that_is_told_and_the_client_goes_on()
    {
        var tree = Directory.CreateDirectory(In("tree")).FullName;
        File.WriteAllText(Path.Combine(tree, "1"), "first");
        File.WriteAllText(Path.Combine(tree, "2"), "second");
        var id = await engine.CreateShellAsync("exit");
        var error = await Assert.ThrowsAsync<ArchiveException>(
            () => new ContainerCopy(new() { Passed = _ => File.Delete(Path.Combine(tree, "2")) })
            .UploadAsync([new(tree)], Client.Containers, id, "/tmp"));
        Assert.Equal((ArchiveFailure.LocalNotFound, Path.Combine(tree, "2")), (error.Failure, error.Path));
        Assert.NotNull(await Client.Containers.StatPathAsync(id, "/tmp"));
    }

    [Fact]
    public async Task A_tar_that_is_not_finished_is_refused_by_the_engine()
    {
        var id = await engine.CreateShellAsync("exit");
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => Client.Containers.PutArchiveAsync(id, "/tmp", async (stream, token) =>
        {
            await stream.WriteAsync(new byte[100], token);
            throw new TimeZoneNotFoundException();
        }));
        Assert.NotNull(await Client.Containers.StatPathAsync(id, "/tmp"));
    }

    [Fact]
    public async Task An_engine_that_refuses_half_way_is_heard()
    {
        var id = await engine.CreateAsync(new()
        {
            Cmd = ["sleep", "600"],
            HostConfig = new() { ReadonlyRootfs = true },
        });
        var path = Write("large", new string('x', 64 << 20));
        var error = await Assert.ThrowsAsync<DockerApiException>(
            () => new ContainerCopy(new()).UploadAsync([new(path)], Client.Containers, id, "/tmp").Soon());
        Assert.Contains("marked read-only", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_where_a_file_stands_is_refused_by_the_engine_in_its_own_words()
    {
        var id = await engine.CreateShellAsync("exit");
        var tree = Directory.CreateDirectory(In("passwd")).FullName;
        File.WriteAllText(Path.Combine(tree, "large"), new string('x', 16 << 20));
        var error = await Assert.ThrowsAnyAsync<DockerApiException>(
            () => new ContainerCopy(new()).UploadAsync([new(tree)], Client.Containers, id, "/etc").Soon());
        Assert.Contains("non-directory", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_that_is_gone_is_told_as_such()
    {
        var error = await Assert.ThrowsAsync<DockerApiException>(
            () => new ContainerCopy(new()).DownloadAsync(Client.Containers, "no-such", "/etc", new(In("x"))));
        Assert.Contains("No such container", error.Message, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<DockerApiException>(
            () => new ContainerCopy(new()).UploadAsync([new(_folder)], Client.Containers, "no-such", "/x/y"));
        Assert.Contains("No such container", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_that_is_full_is_one_error_and_leaves_no_half_file()
    {
        var disk = Directory.CreateDirectory(In("disk")).FullName;
        Run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk);
        try
        {
            var tree = Directory.CreateDirectory(In("tree")).FullName;
            File.WriteAllText(Path.Combine(tree, "1"), "small");
            File.WriteAllBytes(Path.Combine(tree, "2"), RandomNumberGenerator.GetBytes(16 << 20));
            for (var number = 3; number < 12; number++)
            {
                File.WriteAllBytes(Path.Combine(tree, $"{number}"), RandomNumberGenerator.GetBytes(900 << 10));
            }

            var id = await engine.CreateShellAsync("exit");
            var copy = new ContainerCopy(new());
            await copy.UploadAsync([new(tree)], Client.Containers, id, "/tmp");

            // One that says so beforehand, and many that find out.
            await FullAsync("/tmp/tree", "tree/1");
            await FullAsync("/tmp/tree/.", "1");
            Directory.Delete(Path.Combine(disk, "tree"), recursive: true);
            File.Delete(Path.Combine(tree, "2"));
            var other = await engine.CreateShellAsync("exit");
            await copy.UploadAsync([new(tree)], Client.Containers, other, "/tmp");
            var error = await Assert.ThrowsAsync<ArchiveException>(
                () => copy.DownloadAsync(Client.Containers, other, "/tmp/tree/.", new(disk)));
            Assert.Equal(ArchiveFailure.LocalWrite, error.Failure);
            Assert.All(Directory.GetFiles(disk).Where(file => !file.EndsWith("/1", StringComparison.Ordinal)), file => Assert.Equal(
                900 << 10, new FileInfo(file).Length));
            Assert.NotEmpty(Directory.GetFiles(disk));

            async Task FullAsync(string source, string whole)
            {
                var full = await Assert.ThrowsAsync<ArchiveException>(() => copy.DownloadAsync(Client.Containers, id, source, new(disk)));
                Assert.Equal(ArchiveFailure.LocalWrite, full.Failure);
                Assert.DoesNotContain(
                    Directory.GetFiles(disk, "*", SearchOption.AllDirectories), file => file.EndsWith(".part", StringComparison.Ordinal));
                Assert.Equal("small", File.ReadAllText(Path.Combine(disk, whole)));
            }
        }
        finally
        {
            Run("umount", disk);
        }
    }

    [Fact]
    public async Task Many_folders_are_found_again_by_a_pattern()
    {
        var id = await engine.CreateShellAsync("exit");
        foreach (var name in new[] { "a.conf", "b.conf", "c.txt" })
        {
            Write(name, name);
        }

        var copy = new ContainerCopy(new() { Force = true });
        await copy.UploadAsync([new(In("a.conf")), new(In("b.conf")), new(In("c.txt"))], Client.Containers, id, "/made/here");
        var pattern = new ContainerPathPattern("/made", [_ => true, name => name.EndsWith(".conf", StringComparison.Ordinal)]);
        var written = await copy.DownloadAsync(Client.Containers, id, pattern, new(In("out")));
        Assert.Equal([In("out/a.conf"), In("out/b.conf")], written.Order(StringComparer.Ordinal));
        Assert.Empty(await copy.DownloadAsync(Client.Containers, id, pattern with { Folder = "/nothing" }, new(In("none"))));
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    /// <summary>All that is in a folder: name, kind, permissions, time, and data or target.</summary>
    private static List<string> Describe(string folder) =>
    [
        .. new DirectoryInfo(folder).GetFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Select(info => $"{Path.GetRelativePath(folder, info.FullName)} {(info.LinkTarget is { } target
                ? $"-> {target}"
                : $"{info.UnixFileMode} {new DateTimeOffset(info.LastWriteTimeUtc).ToUnixTimeSeconds()} "
                    + $"{(info is FileInfo file ? File.ReadAllText(file.FullName) : "folder")}")}")
            .Order(StringComparer.Ordinal),
    ];

    private async Task ReadFailsAsync(CopyOptions options, string path)
    {
        var id = await engine.CreateShellAsync("exit");
        var error = await Assert.ThrowsAsync<ArchiveException>(
            () => new ContainerCopy(options).UploadAsync([new(path)], Client.Containers, id, "/tmp").Soon());
        Assert.Equal((ArchiveFailure.LocalRead, path), (error.Failure, error.Path));
        Assert.NotNull(await Client.Containers.StatPathAsync(id, "/tmp"));
    }

    private string Write(string name, string text)
    {
        File.WriteAllText(In(name), text);
        return In(name);
    }

    private string In(string name) => Path.Combine(_folder, name);
}
