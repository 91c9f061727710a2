using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Configuration;

[Collection(WholeProcess.Name)]
public sealed class ContextArchiveTests : IDisposable
{
    private const string Metadata =
        """{"Name":"lab","Metadata":{},"Endpoints":{"docker":{"Host":"tcp://engine:2376","SkipTLSVerify":false}}}""";

    /// <summary>What <c>docker context export</c> wrote: version 28.2, which leaves out the end of the tar.</summary>
    private const string Recorded =
        "H4sIAAAAAAACA+2Wu07DMBSGM/cpIs9VY8e5SNmQQGIAliKmLMY9RSZXxe5QVZF4DDZmnoMX4hFwglTRVKILtkD4X3x8kY+s35+PK1Bs8Sib2jMnrJVE0dhqTVsc0nQfj"
            + "+OEYIo9H3sWtJGKdTr9Tx"
        + "zy6+H+iHbohlWAMlSyezRH1/o6rJhiKNuhc5C8E60STa3nz/x8gzHlet0YwNgPEz9HVdNBjvy3V//95fkJ9XN0Ua/aRtRKDvusGl5AN0SXjVR6K8XbLAigfhA1ZNr8R"
        + "CdeFqK9vVreQSfWW5StWSmh"
        + "73vPyaxUKY3nGHhIj7k/ZP4gTlOSeH7s+Lfhf/AJ6C/ynxCSxM5/u/4HnC1aqEzV/2/9pxP/QxrGrv7bEGczVwT/d/3f8w+dMvICnOY/nvKfYuL4t8K/Nt29AI5/zX8"
        + "BWzMfgNP8R1P+Y0od/zakTZ"
        + "99AJccrZkEEgAA";

    private readonly Surroundings _surroundings = new();

    public void Dispose() => _surroundings.Dispose();

    [Fact]
    public async Task What_docker_exported_is_taken_in()
    {
        Assert.Equal("lab", await ContextStoreWriter.ImportAsync(new MemoryStream(FromDocker()), null, replace: false));
        var context = ContextStore.Get("lab");
        Assert.Equal(("A <lab> & \"more\" é 😀", "tcp://engine:2376", true, true), (
            context.Description, context.Endpoint, context.HasCaCertificate, context.HasCertificate));
        Assert.Equal("key\n", await File.ReadAllTextAsync(Path.Combine(context.TlsPath!, "docker", "key.pem")));
    }

    [Fact]
    public async Task A_name_that_is_given_counts()
    {
        Assert.Equal("other", await ContextStoreWriter.ImportAsync(new MemoryStream(FromDocker()), "other", replace: false));
        Assert.Equal(["default", "other"], ContextStore.Names());
        Assert.Contains("\"Name\":\"other\"", await File.ReadAllTextAsync(
            Path.Combine(ContextStore.Get("other").MetadataPath!, "meta.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_exported_has_the_members_that_docker_writes_in_its_order_and_with_its_modes()
    {
        await ContextStoreWriter.ImportAsync(new MemoryStream(FromDocker()), null, replace: false);
        var (own, docker) = (ContextStore.Export("lab"), FromDocker());
        var expected = Entries([.. docker, .. new byte[512 - (docker.Length % 512) + 1024]]);
        Assert.Equal(
            ["meta.json", "tls", "tls/docker", "tls/docker/ca.pem", "tls/docker/cert.pem", "tls/docker/key.pem"],
            expected.Select(entry => entry.Name));
        Assert.Equal(expected, Entries(own));
    }

    [Fact]
    public async Task A_context_comes_back_whole()
    {
        _surroundings.WriteContext("lab", """{"Name":"lab","Metadata":{"GODEBUG":"x"},"Endpoints":{"docker":{"Host":"tcp://a:"""
            + """1","SkipTLSVerify":true},"other":{"x":1}}}""");
        _surroundings.WriteTls("lab", "docker/ca.pem", "ca");
        _surroundings.WriteTls("lab", "other/more.bin", "more");
        var before = await File.ReadAllTextAsync(Path.Combine(ContextStore.Get("lab").MetadataPath!, "meta.json"));
        var archive = ContextStore.Export("lab");
        ContextStoreWriter.Remove("lab");
        await ContextStoreWriter.ImportAsync(new MemoryStream(archive), null, replace: false);
        var context = ContextStore.Get("lab");
        Assert.Equal(before, await File.ReadAllTextAsync(Path.Combine(context.MetadataPath!, "meta.json")));
        Assert.Equal("more", await File.ReadAllTextAsync(Path.Combine(context.TlsPath!, "other", "more.bin")));
    }

    [Fact]
    public async Task A_zip_is_taken_in_too()
    {
        var zip = Zip(("meta.json", Metadata, 0), ("tls/", "", 0), ("tls/docker/", "", 0), ("tls/docker/ca.pem", "ca", 0));
        Assert.Equal("lab", await ContextStoreWriter.ImportAsync(new MemoryStream(zip), null, replace: false));
        Assert.True(ContextStore.Get("lab").HasCaCertificate);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_refused_unless_it_may_be_replaced()
    {
        _surroundings.AddContext("lab", "tcp://old:1");
        _surroundings.WriteTls("lab", "old/file", "old");
        var error = await Assert.ThrowsAsync<DockerContextException>(
            () => ContextStoreWriter.ImportAsync(new MemoryStream(FromDocker()), null, replace: false));
        Assert.Equal(ContextFailure.Exists, error.Failure);
        Assert.Equal("tcp://old:1", ContextStore.Get("lab").Endpoint);

        await ContextStoreWriter.ImportAsync(new MemoryStream(FromDocker()), null, replace: true);
        Assert.Equal("tcp://engine:2376", ContextStore.Get("lab").Endpoint);
        Assert.False(Directory.Exists(Path.Combine(ContextStore.Get("lab").TlsPath!, "old")));
    }

    [Theory]
    [InlineData("../meta.json")]
    [InlineData("/meta.json")]
    [InlineData("./meta.json")]
    [InlineData("readme.txt")]
    [InlineData("tls/ca.pem")]
    [InlineData("tls/docker/more/ca.pem")]
    [InlineData("tls/../docker/ca.pem")]
    [InlineData("tls/docker/..")]
    [InlineData("tls//ca.pem")]
    [InlineData("tls/docker/c:a.pem")]
    [InlineData("tls\\docker\\ca.pem")]
    [InlineData("tls/docker/a\\b")]
    [InlineData("meta.json")]
    public async Task A_member_that_does_not_belong_there_is_refused_and_nothing_is_written(string name)
    {
        await AssertRefused(Tar(("meta.json", Metadata), (name, "x")));
        await AssertRefused(Zip(("meta.json", Metadata, 0), (name, "x", 0)));
    }

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    [InlineData(TarEntryType.Fifo)]
    [InlineData(TarEntryType.CharacterDevice)]
    public async Task What_is_no_file_is_refused(TarEntryType kind)
    {
        using var stream = new MemoryStream();
        using (var tar = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true))
        {
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, "meta.json") { DataStream = Bytes(Metadata) });
            var entry = new PaxTarEntry(kind, "tls/docker/ca.pem");
            if (kind is TarEntryType.SymbolicLink or TarEntryType.HardLink)
            {
                entry.LinkName = "/etc/passwd";
            }

            await tar.WriteEntryAsync(entry);
        }

        await AssertRefused(stream.ToArray());
    }

    [Fact]
    public async Task A_link_in_a_zip_is_refused() =>
        await AssertRefused(Zip(("meta.json", Metadata, 0), ("tls/docker/ca.pem", "/etc/passwd", 0xA1FF << 16)));

    [Fact]
    public async Task What_holds_no_context_is_refused()
    {
        await AssertRefused([]);
        await AssertRefused(Encoding.UTF8.GetBytes("hello, I am no archive of any kind"));
        await AssertRefused(new byte[2048]);
        await AssertRefused("PK\u0003\u0004 and then nothing"u8.ToArray());
        await AssertRefused(Tar(("tls/docker/ca.pem", "ca")));
        await AssertRefused(Tar(("meta.json", "{")));
        await AssertRefused(Tar(("meta.json", """{"Name":"lab","Endpoints":{"docker":5}}""")));
    }

    [Fact]
    public async Task A_tar_that_broke_off_within_a_member_is_refused()
    {
        var whole = FromDocker();
        Assert.Equal(4, whole.Length % 512);
        foreach (var length in new[] { 100, 600, 2100, 3100, 4608, 4609, whole.Length - 1 })
        {
            await AssertRefused(whole[..length]);
        }
    }

    [Fact]
    public async Task What_is_too_large_is_refused()
    {
        var large = new string('x', (10 << 20) + 1);
        await AssertRefused(Tar(("meta.json", Metadata), ("tls/docker/ca.pem", large)), "10 MiB");
        await AssertRefused(Zip(("meta.json", Metadata, 0), ("tls/docker/ca.pem", large, 0)), "10 MiB");

        var half = new string('x', 6 << 20);
        var bomb = Zip(("meta.json", Metadata, 0), ("tls/docker/ca.pem", half, 0), ("tls/docker/cert.pem", half, 0));
        Assert.InRange(bomb.Length, 0, 1 << 20);
        await AssertRefused(bomb, "10 MiB");
    }

    [Fact]
    public async Task A_name_in_it_that_may_not_be_used_is_refused()
    {
        var archive = Tar(("meta.json", """{"Name":"../x","Endpoints":{}}"""));
        var unusable = await Assert.ThrowsAsync<DockerContextException>(
            () => ContextStoreWriter.ImportAsync(new MemoryStream(archive), null, replace: true));
        Assert.Equal(ContextFailure.Archive, unusable.Failure);
        var reserved = Tar(("meta.json", """{"Name":"default","Endpoints":{}}"""));
        var error = await Assert.ThrowsAsync<DockerContextException>(
            () => ContextStoreWriter.ImportAsync(new MemoryStream(reserved), null, replace: true));
        Assert.Equal(ContextFailure.Reserved, error.Failure);
        Assert.False(Directory.Exists(Path.Combine(_surroundings.Folder, "contexts")));
        Assert.Equal("fine", await ContextStoreWriter.ImportAsync(new MemoryStream(archive), "fine", replace: false));
    }

    private async Task AssertRefused(byte[] archive, string words = "not an exported context")
    {
        var error = await Assert.ThrowsAsync<DockerContextException>(
            () => ContextStoreWriter.ImportAsync(new MemoryStream(archive), "taken-in", replace: false));
        Assert.Equal(ContextFailure.Archive, error.Failure);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_surroundings.Folder, "contexts")));
    }

    private static byte[] FromDocker()
    {
        using var zipped = new GZipStream(new MemoryStream(Convert.FromBase64String(Recorded)), CompressionMode.Decompress);
        using var tar = new MemoryStream();
        zipped.CopyTo(tar);
        return tar.ToArray();
    }

    private static byte[] Tar(params (string Name, string Text)[] files)
    {
        using var stream = new MemoryStream();
        using (var tar = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = Bytes(text) });
            }
        }

        return stream.ToArray();
    }

    private static byte[] Zip(params (string Name, string Text, int Attributes)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text, attributes) in files)
            {
                var entry = zip.CreateEntry(name);
                entry.ExternalAttributes = attributes;
                using var data = entry.Open();
                data.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }

    private static List<(string Name, TarEntryType Kind, UnixFileMode Mode, DateTimeOffset Time, string Text)> Entries(byte[] archive)
    {
        var entries = new List<(string, TarEntryType, UnixFileMode, DateTimeOffset, string)>();
        using var reader = new TarReader(new MemoryStream(archive));
        while (reader.GetNextEntry(copyData: true) is { } entry)
        {
            entries.Add((
                entry.Name, entry.EntryType, entry.Mode, entry.ModificationTime, entry.DataStream is { } data
                    ? new StreamReader(data).ReadToEnd()
                    : ""));
        }

        return entries;
    }

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
