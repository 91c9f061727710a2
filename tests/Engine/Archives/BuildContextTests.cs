using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.Versioning;
using System.Text;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Tests.Archives;

public sealed class BuildContextTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("context-").FullName;

    private string Folder => Path.Combine(_root, "folder");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    [SupportedOSPlatform("linux")]
    public async Task A_folder_becomes_a_tar_that_begins_with_the_Dockerfile()
    {
        Write("folder/Dockerfile", "FROM busybox");
        Write("folder/a", "text");
        Write("folder/sub/b", "");
        File.CreateSymbolicLink(Path.Combine(Folder, "link"), "nowhere");
        File.SetUnixFileMode(Path.Combine(Folder, "a"), (UnixFileMode)0x1E8);
        var context = BuildContext.FromFolder(Folder, null, new());
        Assert.Equal("Dockerfile", context.Dockerfile);

        var entries = await EntriesAsync(context);
        Assert.Equal(["Dockerfile", "a", "link", "sub/", "sub/b"], entries.Select(entry => entry.Name));
        Assert.All(entries, entry => Assert.Equal((0, 0), (entry.Uid, entry.Gid)));
        Assert.Equal(TarEntryFormat.Ustar, entries[0].Format);
        Assert.Equal((UnixFileMode)0x1E8, entries[1].Mode);
        Assert.Equal(File.GetLastWriteTimeUtc(Path.Combine(Folder, "a")), entries[1].ModificationTime.UtcDateTime, TimeSpan.FromSeconds(1));
        Assert.Equal((TarEntryType.SymbolicLink, "nowhere"), (entries[2].EntryType, entries[2].LinkName));
    }

    [Fact]
    public async Task What_is_ignored_is_left_out_and_a_folder_comes_with_what_is_excepted_in_it()
    {
        Write("folder/Dockerfile", "FROM busybox");
        Write("folder/.dockerignore", "skip\nhalf\n!half/deep/kept\nempty\n!empty/nothing");
        Write("folder/skip/a", "");
        Write("folder/half/b", "");
        Write("folder/half/deep/kept", "");
        Write("folder/half/deep/lost", "");
        Write("folder/empty/c", "");
        Assert.Equal(
            ["Dockerfile", ".dockerignore", "half/", "half/deep/", "half/deep/kept"],
            await NamesAsync(BuildContext.FromFolder(Folder, null, new())));
    }

    [Fact]
    public async Task The_Dockerfile_goes_along_though_it_is_ignored_and_the_ignoring_file_to_the_classic_builder_only()
    {
        Write("folder/Dockerfile", "FROM busybox");
        Write("folder/.dockerignore", "*");
        var context = BuildContext.FromFolder(Folder, null, new());
        Assert.Equal(["Dockerfile"], await NamesAsync(context));
        Assert.Equal(["Dockerfile", ".dockerignore"], await NamesAsync(context, BuilderKind.Classic));
    }

    [Fact]
    public async Task The_ignoring_file_of_a_Dockerfile_beats_that_of_the_folder()
    {
        Write("folder/sub/Other", "FROM busybox");
        Write("folder/sub/Other.dockerignore", "a");
        Write("folder/.dockerignore", "b");
        Write("folder/a", "");
        Write("folder/b", "");
        var context = BuildContext.FromFolder(Folder, Path.Combine(Folder, "sub/Other"), new());
        Assert.Equal("sub/Other", context.Dockerfile);
        Assert.Equal(["sub/Other", ".dockerignore", "b", "sub/", "sub/Other.dockerignore"], await NamesAsync(context));
    }

    [Theory]
    [InlineData("outside")]
    [InlineData("folder-too/Dockerfile")]
    public async Task A_Dockerfile_from_elsewhere_is_sent_under_a_name_that_its_text_gives(string path)
    {
        Write("folder/a", "");
        Write("folder/.dockerignore", "nothing");
        Write(path, "FROM busybox");
        var context = BuildContext.FromFolder(Folder, Path.Combine(_root, path), new());
        Assert.StartsWith(".dockerfile.", context.Dockerfile, StringComparison.Ordinal);
        Assert.Equal(context.Dockerfile, BuildContext.FromFolderWith(Folder, "FROM busybox"u8.ToArray(), new()).Dockerfile);
        Assert.Equal([context.Dockerfile, ".dockerignore", "a"], await NamesAsync(context));

        // The classic builder takes away what is ignored once it has read it.
        var entries = await EntriesAsync(context, BuilderKind.Classic);
        Assert.Equal([context.Dockerfile, ".dockerignore", "a"], entries.Select(entry => entry.Name));
        Assert.Equal("FROM busybox", TextOf(entries[0]));
        Assert.Equal($"nothing\n{context.Dockerfile}\n", TextOf(entries[1]));
    }

    [Fact]
    public async Task A_Dockerfile_that_is_a_link_is_what_it_leads_to()
    {
        Write("folder/real", "FROM busybox");
        Write("outside", "FROM busybox");
        File.CreateSymbolicLink(Path.Combine(Folder, "Dockerfile"), "real");
        Assert.Equal("real", BuildContext.FromFolder(Folder, null, new()).Dockerfile);

        File.Delete(Path.Combine(Folder, "Dockerfile"));
        File.CreateSymbolicLink(Path.Combine(Folder, "Dockerfile"), "../outside");
        var context = BuildContext.FromFolder(Folder, null, new());
        Assert.Equal("FROM busybox", TextOf((await EntriesAsync(context))[0]));
    }

    [Fact]
    public void One_in_lower_case_counts_where_there_is_no_other()
    {
        Write("folder/dockerfile", "FROM busybox");
        Assert.Equal("dockerfile", BuildContext.FromFolder(Folder, null, new()).Dockerfile);
        Write("folder/Dockerfile", "FROM busybox");
        Assert.Equal("Dockerfile", BuildContext.FromFolder(Folder, null, new()).Dockerfile);
    }

    [Fact]
    public async Task A_Dockerfile_whose_name_needs_extended_attributes_makes_the_tar_go_as_gzip()
    {
        Write("folder/grün", "FROM busybox");
        var context = BuildContext.FromFolder(Folder, Path.Combine(Folder, "grün"), new());
        using var packed = new MemoryStream(await BytesAsync(context, BuilderKind.BuildKit));
        using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        using var reader = new TarReader(unpacked);
        Assert.Equal("grün", (await reader.GetNextEntryAsync())!.Name);
    }

    [Fact]
    public async Task A_Dockerfile_alone_is_all_there_is()
    {
        var context = BuildContext.FromDockerfile("FROM busybox"u8.ToArray());
        var entry = Assert.Single(await EntriesAsync(context));
        Assert.Equal(("Dockerfile", TarEntryFormat.Ustar, "FROM busybox"), (entry.Name, entry.Format, TextOf(entry)));
    }

    [Fact]
    public async Task A_tar_is_sent_as_it_is_but_one_that_begins_with_extended_attributes_as_gzip()
    {
        var (old, extended) = (Tar(new UstarTarEntry(TarEntryType.RegularFile, "Dockerfile")), Tar(
            new PaxGlobalExtendedAttributesTarEntry(new Dictionary<string, string> { ["comment"] = "x" })));
        Assert.Equal(old, await SentAsync(old));
        using var unpacked = new GZipStream(new MemoryStream(await SentAsync(extended)), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        await unpacked.CopyToAsync(bytes);
        Assert.Equal(extended, bytes.ToArray());
        var packed = new byte[300_000];
        Random.Shared.NextBytes(packed);
        Assert.Equal(packed, await SentAsync(packed));
        Assert.Equal([1, 2], await SentAsync([1, 2]));

        async Task<byte[]> SentAsync(byte[] tar)
        {
            var path = Path.Combine(_root, "tar");
            await File.WriteAllBytesAsync(path, tar);
            return await BytesAsync(BuildContext.FromArchive(path, null, new()), BuilderKind.BuildKit);
        }
    }

    [Fact]
    public void What_is_not_there_is_said_before_anything_is_sent()
    {
        Assert.Equal(ArchiveFailure.LocalNotFound, Failure(() => BuildContext.FromFolder(Folder, null, new())));
        Write("folder/a", "");
        Assert.Equal(ArchiveFailure.LocalNotFound, Failure(() => BuildContext.FromFolder(Folder, null, new())));
        Assert.Equal(ArchiveFailure.LocalNotFound, Failure(() => BuildContext.FromFolder(Folder, Path.Combine(Folder, "other"), new())));
        Assert.Equal(ArchiveFailure.LocalRead, Failure(() => BuildContext.FromFolder(Folder, Folder, new())));
        Assert.Equal(
            ArchiveFailure.LocalRead, Failure(() => BuildContext.FromFolderWith(Path.Combine(Folder, "a"), "x"u8.ToArray(), new())));
        Write("folder/.dockerignore", "[");
        var error = Assert.Throws<FormatException>(() => BuildContext.FromFolderWith(Folder, "x"u8.ToArray(), new()));
        Assert.Contains(Path.Combine(Folder, ".dockerignore"), error.Message, StringComparison.Ordinal);

        static ArchiveFailure Failure(Action open) => Assert.Throws<ArchiveException>(open).Failure;
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    private static async Task<byte[]> BytesAsync(BuildContext context, BuilderKind builder)
    {
        using var tar = new MemoryStream();
        await context.WriteAsync(tar, builder, CancellationToken.None);
        return tar.ToArray();
    }

    private static async Task<List<TarEntry>> EntriesAsync(BuildContext context, BuilderKind builder = BuilderKind.BuildKit)
    {
        using var reader = new TarReader(new MemoryStream(await BytesAsync(context, builder)));
        var entries = new List<TarEntry>();
        while (await reader.GetNextEntryAsync(copyData: true) is { } entry)
        {
            entries.Add(entry);
        }

        return entries;
    }

    private static async Task<IEnumerable<string>> NamesAsync(BuildContext context, BuilderKind builder = BuilderKind.BuildKit) =>
        (await EntriesAsync(context, builder)).Select(entry => entry.Name);

    private static string TextOf(TarEntry entry) => Encoding.UTF8.GetString(((MemoryStream)entry.DataStream!).ToArray());

    private static byte[] Tar(TarEntry entry)
    {
        using var tar = new MemoryStream();
        using (var writer = new TarWriter(tar, entry.Format, leaveOpen: true))
        {
            writer.WriteEntry(entry);
        }

        return tar.ToArray();
    }
}
