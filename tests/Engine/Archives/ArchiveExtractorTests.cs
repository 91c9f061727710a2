using System.Formats.Tar;
using System.Runtime.Versioning;
using System.Text;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Files;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Tests.Archives;

/// <summary>What comes out of a container is not trusted: one archive for each thing that a hostile one may try.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ArchiveExtractorTests : IDisposable
{
    private static readonly DateTimeOffset s_time = new(2020, 2, 3, 4, 5, 6, TimeSpan.Zero);

    private readonly string _base = Directory.CreateTempSubdirectory("extract-").FullName;

    public ArchiveExtractorTests()
    {
        Root = Directory.CreateDirectory(Path.Combine(_base, "root")).FullName;
        Outside = Directory.CreateDirectory(Path.Combine(_base, "outside")).FullName;
        File.WriteAllText(Path.Combine(Outside, "secret"), "secret");
    }

    private string Root { get; }

    private string Outside { get; }

    public void Dispose() => Directory.Delete(_base, recursive: true);

    [Fact]
    public async Task A_tree_comes_out_with_its_data_modes_times_and_links()
    {
        var tops = await ExtractAsync(
            Folder("a", 0x16D), File_("a/f", "hello", 0x180), Link("a/l", "f"), Folder("a/empty"), File_("top", ""));
        Assert.Equal(["a", "top"], tops.Order(StringComparer.Ordinal));
        Assert.Equal("hello", File.ReadAllText(In("a/f")));
        Assert.Equal((UnixFileMode)0x180, File.GetUnixFileMode(In("a/f")));
        Assert.Equal((UnixFileMode)0x16D, File.GetUnixFileMode(In("a")));
        Assert.Equal(s_time.UtcDateTime, File.GetLastWriteTimeUtc(In("a/f")));
        Assert.Equal(s_time.UtcDateTime, Directory.GetLastWriteTimeUtc(In("a")));
        Assert.Equal("f", new FileInfo(In("a/l")).LinkTarget);
        Assert.True(Directory.Exists(In("a/empty")));
        Assert.Equal(0, new FileInfo(In("top")).Length);
        OnlyTheseRemain("a", "a/empty", "a/f", "a/l", "top");
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("a/../../evil")]
    [InlineData("a/..")]
    [InlineData("/evil")]
    [InlineData("//evil")]
    public async Task A_name_that_leads_out_is_refused(string name)
    {
        await RefusedAsync(File_(name, "x"));
        Assert.False(File.Exists(Path.Combine(_base, "evil")));
        Assert.Empty(Directory.GetFileSystemEntries(Root));
    }

    [Theory]
    [InlineData("dir/evil")]
    [InlineData("dir/deep/evil")]
    public async Task Nothing_is_written_through_a_link_of_the_archive(string name)
    {
        await RefusedAsync(Link("dir", Outside), File_(name, "x"));
        Assert.Equal(["secret"], Directory.GetFileSystemEntries(Outside).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Nothing_is_written_through_a_chain_of_links()
    {
        await RefusedAsync(Link("up", ".."), Link("two", "up/outside"), File_("two/evil", "x"));
        Assert.Equal(["secret"], Directory.GetFileSystemEntries(Outside).Select(Path.GetFileName));
    }

    [Fact]
    public async Task No_folder_is_made_through_a_link()
    {
        await RefusedAsync(Link("dir", Outside), Folder("dir/evil"));
        Assert.False(Directory.Exists(Path.Combine(Outside, "evil")));
    }

    [Fact]
    public async Task A_folder_does_not_replace_a_link_and_then_lead_through_it()
    {
        var error = await Assert.ThrowsAsync<ArchiveException>(
            () => ExtractAsync(Link("dir", Outside), Folder("dir"), File_("dir/evil", "x")));
        Assert.Equal(ArchiveFailure.Destination, error.Failure);
        Assert.False(File.Exists(Path.Combine(Outside, "evil")));
    }

    [Fact]
    public async Task A_link_that_was_there_before_is_not_followed_either()
    {
        Directory.CreateSymbolicLink(In("dir"), Outside);
        await RefusedAsync(File_("dir/evil", "x"));
        Assert.False(File.Exists(Path.Combine(Outside, "evil")));
    }

    [Fact]
    public async Task A_file_replaces_a_link_and_does_not_write_to_its_target()
    {
        await ExtractAsync(Link("f", Path.Combine(Outside, "secret")), File_("f", "mine"));
        Assert.Equal("secret", File.ReadAllText(Path.Combine(Outside, "secret")));
        Assert.Equal("mine", File.ReadAllText(In("f")));
        Assert.Null(new FileInfo(In("f")).LinkTarget);
    }

    [Fact]
    public async Task A_link_to_the_outside_exists_as_a_link()
    {
        await ExtractAsync(Link("out", "/etc/passwd"), Link("self", "self"));
        Assert.Equal("/etc/passwd", new FileInfo(In("out")).LinkTarget);
        Assert.Equal("self", new FileInfo(In("self")).LinkTarget);
    }

    [Theory]
    [InlineData("../outside/secret")]
    [InlineData("/etc/passwd")]
    [InlineData("missing")]
    public async Task A_hard_link_to_what_is_not_in_the_archive_is_refused(string target)
    {
        await RefusedAsync(HardLink("h", target));
        Assert.False(File.Exists(In("h")));
    }

    [Fact]
    public async Task A_hard_link_through_a_link_is_refused()
    {
        await RefusedAsync(Link("dir", Outside), HardLink("h", "dir/secret"));
        Assert.False(File.Exists(In("h")));
    }

    [Fact]
    public async Task A_hard_link_to_a_link_is_refused()
    {
        await RefusedAsync(Link("l", Path.Combine(Outside, "secret")), HardLink("h", "l"));
        Assert.False(File.Exists(In("h")));
    }

    [Fact]
    public async Task A_hard_link_within_the_archive_is_the_same_file()
    {
        await ExtractAsync(File_("f", "data"), HardLink("h", "f"), HardLink("f", "f"));
        Assert.Equal("data", File.ReadAllText(In("h")));
        Assert.Equal("data", File.ReadAllText(In("f")));
    }

    [Theory]
    [InlineData(TarEntryType.Fifo)]
    [InlineData(TarEntryType.CharacterDevice)]
    [InlineData(TarEntryType.BlockDevice)]
    public async Task Devices_and_pipes_are_not_made_and_the_rest_is_copied(TarEntryType kind)
    {
        List<ArchiveException> refused = [];
        await ExtractAsync(new CopyOptions { Refused = refused.Add }, new PaxTarEntry(kind, "special"), File_("f", "data"));
        Assert.Equal("data", File.ReadAllText(In("f")));
        Assert.Equal(In("special"), Assert.Single(refused).Path);
        OnlyTheseRemain("f");
    }

    [Fact]
    public async Task Privileges_are_dropped_unless_the_archive_is_kept_as_it_is()
    {
        const UnixFileMode lent = UnixFileMode.SetUser | UnixFileMode.SetGroup | UnixFileMode.StickyBit | (UnixFileMode)0x1ED;
        await ExtractAsync(File_("f", "x", (int)lent), Folder("d", (int)lent));
        Assert.Equal((UnixFileMode)0x1ED, File.GetUnixFileMode(In("f")));
        Assert.Equal((UnixFileMode)0x1ED, File.GetUnixFileMode(In("d")));

        await ExtractAsync(new CopyOptions { Archive = true }, File_("f", "x", (int)lent), Folder("d", (int)lent));
        Assert.Equal(lent, File.GetUnixFileMode(In("f")));
        Assert.Equal(lent, File.GetUnixFileMode(In("d")));
    }

    [Fact]
    public async Task Owners_are_kept_with_the_archive_and_else_those_of_the_user()
    {
        var entry = File_("f", "x");
        (entry.Uid, entry.Gid) = (1234, 2345);
        await ExtractAsync(entry);
        Assert.Equal(0, LocalItem.Read(In("f")).UserId);
        entry.DataStream = new MemoryStream("x"u8.ToArray());
        await ExtractAsync(new CopyOptions { Archive = true }, entry);
        Assert.Equal((1234, 2345), (LocalItem.Read(In("f")).UserId, LocalItem.Read(In("f")).GroupId));
    }

    [Fact]
    public async Task A_folder_does_not_replace_a_file_nor_a_file_a_folder()
    {
        File.WriteAllText(In("f"), "old");
        Directory.CreateDirectory(In("d"));
        var error = await Assert.ThrowsAsync<ArchiveException>(() => ExtractAsync(Folder("f")));
        Assert.Equal(ArchiveFailure.Destination, error.Failure);
        error = await Assert.ThrowsAsync<ArchiveException>(() => ExtractAsync(File_("d", "x")));
        Assert.Equal(ArchiveFailure.Destination, error.Failure);
        error = await Assert.ThrowsAsync<ArchiveException>(() => ExtractAsync(File_("f/below", "x")));
        Assert.Equal(ArchiveFailure.Destination, error.Failure);
        Assert.Equal("old", File.ReadAllText(In("f")));
    }

    [Fact]
    public async Task A_name_that_is_too_long_for_the_disk_is_one_error()
    {
        var error = await Assert.ThrowsAsync<ArchiveException>(() => ExtractAsync(File_(new string('n', 300), "x")));
        Assert.Equal(ArchiveFailure.LocalWrite, error.Failure);
        Assert.Empty(Directory.GetFileSystemEntries(Root));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(512)]
    [InlineData(700)]
    [InlineData(512 + 2048)]
    [InlineData(512 + 2048 + 300)]
    public async Task An_archive_that_breaks_off_is_an_error_and_leaves_no_half_file(int length)
    {
        var tar = Tar(new UstarTarEntry(TarEntryType.RegularFile, "f") { DataStream = new MemoryStream(new byte[2000]) });
        File.WriteAllText(In("f"), "old");
        await Assert.ThrowsAsync<DockerStreamException>(() => ExtractAsync(new CopyOptions(), new MemoryStream(tar[..length])));
        Assert.Equal(length >= 512 + 2048 ? 2000 : 3, new FileInfo(In("f")).Length);
        OnlyTheseRemain("f");
    }

    [Fact]
    public async Task What_is_no_archive_is_an_error()
    {
        await Assert.ThrowsAsync<DockerStreamException>(
            () => ExtractAsync(new CopyOptions(), new MemoryStream(Encoding.ASCII.GetBytes(new string('x', 4096)))));
        Assert.Empty(Directory.GetFileSystemEntries(Root));
    }

    [Fact]
    public async Task An_archive_of_nothing_is_none_but_an_empty_one_is()
    {
        await Assert.ThrowsAsync<DockerStreamException>(() => ExtractAsync(new CopyOptions(), new MemoryStream()));
        Assert.Empty(await ExtractAsync(new CopyOptions(), new MemoryStream(new byte[1024])));
    }

    [Fact]
    public async Task Cancelling_leaves_no_half_file()
    {
        using var source = new CancellationTokenSource();
        var entry = new PaxTarEntry(TarEntryType.RegularFile, "f") { DataStream = new MemoryStream(new byte[4 << 20]) };
        var options = new CopyOptions { Passed = _ => source.Cancel() };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => ArchiveExtractor.ExtractAsync(new MemoryStream(Tar(entry)), Root, EntryMaps.Rename(false, ""), options, source.Token));
        Assert.Empty(Directory.GetFileSystemEntries(Root));
    }

    [Theory]
    [InlineData("a\nb")]
    [InlineData("-rf")]
    [InlineData(" leading and trailing ")]
    [InlineData("grün ☃ 𝄞")]
    [InlineData("back\\slash")]
    [InlineData("a:b*c?")]
    public async Task Names_that_are_legal_here_come_out_as_they_are(string name)
    {
        await ExtractAsync(File_(name, "x"));
        OnlyTheseRemain(name);
    }

    private static PaxTarEntry File_(string name, string text, int mode = 0x1A4) => new(TarEntryType.RegularFile, name)
    {
        DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)),
        Mode = (UnixFileMode)mode,
        ModificationTime = s_time,
    };

    private static PaxTarEntry Folder(string name, int mode = 0x1ED) =>
        new(TarEntryType.Directory, name) { Mode = (UnixFileMode)mode, ModificationTime = s_time };

    private static PaxTarEntry Link(string name, string target) => new(TarEntryType.SymbolicLink, name) { LinkName = target };

    private static PaxTarEntry HardLink(string name, string target) => new(TarEntryType.HardLink, name) { LinkName = target };

    private static byte[] Tar(params TarEntry[] entries)
    {
        var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, leaveOpen: true))
        {
            foreach (var entry in entries)
            {
                writer.WriteEntry(entry);
            }
        }

        return stream.ToArray();
    }

    private async Task RefusedAsync(params TarEntry[] entries)
    {
        var error = await Assert.ThrowsAsync<ArchiveException>(() => ExtractAsync(entries));
        Assert.Equal(ArchiveFailure.Unsafe, error.Failure);
    }

    private Task<IReadOnlyCollection<string>> ExtractAsync(params TarEntry[] entries) => ExtractAsync(new CopyOptions(), entries);

    private Task<IReadOnlyCollection<string>> ExtractAsync(CopyOptions options, params TarEntry[] entries) =>
        ExtractAsync(options, new MemoryStream(Tar(entries)));

    private Task<IReadOnlyCollection<string>> ExtractAsync(CopyOptions options, Stream tar) =>
        ArchiveExtractor.ExtractAsync(tar, Root, EntryMaps.Rename(false, ""), options, CancellationToken.None);

    private string In(string name) => Path.Combine(Root, name);

    private void OnlyTheseRemain(params string[] names) => Assert.Equal(
        names.Order(StringComparer.Ordinal),
        Directory.GetFileSystemEntries(Root, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path)).Order(StringComparer.Ordinal));
}
