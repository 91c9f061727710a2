using System.Text;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Builds;
using DockerPS.Engine.BuildKit;
using DockerPS.Engine.Grpc;

namespace DockerPS.Engine.Tests.Builds;

/// <summary>The folders with build caches and images, as users name them, and their lists of images.</summary>
public sealed class BuildStoresTests : IDisposable
{
    private const string Head = """{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[""";
    private const string TagKey = "org.opencontainers.image.ref.name";
    private const string NameKey = "io.containerd.image.name";

    private readonly string _base = Directory.CreateTempSubdirectory("stores-").FullName;
    private readonly string _digest = ContentPair.DigestOf("{}");
    private readonly List<string> _warnings = [];

    private string Folder => Path.Combine(_base, "layout");

    private string Index => Path.Combine(Folder, "index.json");

    public void Dispose() => Directory.Delete(_base, recursive: true);

    [Theory]
    [InlineData("type=local,src=FOLDER", "named")]
    [InlineData("type=local,src=FOLDER,tag=v1", "v1")]
    [InlineData("type=local,src=FOLDER,tag=v1,digest=DIGEST", "other")]
    public void A_cache_is_found_by_its_tag_or_its_digest(string text, string expected)
    {
        Make(Entry("tagged", null, "latest"), Entry("named", "latest"), Entry("v1", null, "v1"));
        var cache = Assert.Single(Read(text.Replace("DIGEST", Blob("other"), StringComparison.Ordinal)).CacheFrom);
        Assert.Equal((Folder, ContentPair.DigestOf(expected)), (cache.Attributes["src"], cache.Attributes["digest"]));
    }

    [Fact]
    public void A_cache_that_is_not_there_yet_is_left_out_with_a_warning()
    {
        Assert.Empty(Read("type=local,src=FOLDER").CacheFrom);
        Assert.Contains(Folder, Assert.Single(_warnings), StringComparison.Ordinal);
        Directory.CreateDirectory(Folder);
        Assert.Empty(Read("type=local,src=FOLDER").CacheFrom);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Folder));
    }

    [Theory]
    [InlineData("type=local,src=FOLDER,tag=nosuch", "has nothing with the tag 'nosuch'. It has: v1.")]
    [InlineData("type=local,src=FOLDER", "has nothing with the tag 'latest'. It has: v1.")]
    [InlineData("type=local,src=FOLDER,digest=NOSUCH", "has nothing with the digest")]
    [InlineData("type=local,src=FOLDER/index.json", "it is a file, not a folder.")]
    public void A_cache_that_does_not_have_it_is_an_error(string text, string message)
    {
        Make(Entry("v1", null, "v1"));
        var digest = ContentPair.DigestOf("nosuch");
        var error = Assert.Throws<ArchiveException>(() => Read(text.Replace("NOSUCH", digest, StringComparison.Ordinal)));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "v1")]
    [InlineData(":latest", "v1")]
    [InlineData(":v1", "v1")]
    public void The_only_image_needs_no_tag(string tag, string expected)
    {
        Make(Entry("v1", "docker.io/library/app:v1", "v1"));
        Assert.Matches($"^oci-layout://[0-9a-f]{{32}}:(latest|v1)@{ContentPair.DigestOf(expected)}$", ReadContext(tag).Source);
    }

    [Fact]
    public void An_image_is_found_by_its_digest()
    {
        Make();
        File.Delete(Index);
        Assert.EndsWith($"@{Blob("x")}", ReadContext($"@{Blob("x")}").Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(":nosuch", "has nothing with the tag 'nosuch'. It has: v1, v2.")]
    [InlineData("", "has nothing with the tag 'latest'. It has: v1, v2.")]
    [InlineData("@sha256:0000000000000000000000000000000000000000000000000000000000000000", "has nothing with the digest")]
    public void An_image_that_is_not_there_is_an_error(string tag, string message)
    {
        Make(Entry("v1", null, "v1"), Entry("v2", null, "v2"));
        Assert.Contains(message, Assert.Throws<ArchiveException>(() => ReadContext(tag)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_an_image_is_an_error()
    {
        Assert.Equal(ArchiveFailure.LocalNotFound, Assert.Throws<ArchiveException>(() => ReadContext("")).Failure);
        Directory.CreateDirectory(Folder);
        Assert.Contains("no index.json", Assert.Throws<ArchiveException>(() => ReadContext("")).Message, StringComparison.Ordinal);
    }

    public static TheoryData<string> Broken => new(
        "", "{", "[]", "null", "1", "{\"manifests\":{}}", "{\"manifests\":[1]}", "{\"manifests\":[],\"manifests\":[]}",
        "{\"manifests\":[{}]}", "{\"manifests\":[{\"digest\":1}]}", "{\"manifests\":[{\"digest\":\"../../x\"}]}",
        "{\"manifests\":[{\"digest\":\"sha256:../../x\",\"annotations\":1}]}", "{\"manifests\":[{\"a\":1,\"a\":1}]}", "\ud800");

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_list_is_one_error(string text)
    {
        Make();
        File.WriteAllText(Index, text);
        Assert.Equal(ArchiveFailure.LocalRead, Assert.Throws<ArchiveException>(() => ReadContext("")).Failure);
    }

    [Fact]
    public async Task A_cache_gets_its_tag_and_leaves_the_others()
    {
        await WriteCacheAsync("type=local,dest=FOLDER");
        var latest = $$$"""{"mediaType":"a+b","digest":"{{{_digest}}}","size":2,"annotations":{"{{{TagKey}}}":"latest"}}""";
        Assert.Equal($"{Head}{latest}]}}", File.ReadAllText(Index));
        Assert.Equal("""{"imageLayoutVersion":"1.0.0"}""", File.ReadAllText(Path.Combine(Folder, "oci-layout")));
        await WriteCacheAsync("type=local,dest=FOLDER,tag=v1");
        await WriteCacheAsync("type=local,dest=FOLDER");
        Assert.Equal($"{Head}{latest.Replace("latest", "v1", StringComparison.Ordinal)},{latest}]}}", File.ReadAllText(Index));
        Assert.Equal(["index.json", "oci-layout"], Directory.EnumerateFiles(Folder).Select(path => Path.GetFileName(path)).Order());
    }

    [Fact]
    public async Task What_others_have_in_the_list_stays()
    {
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Index, """{"x":[1],"manifests":[{"digest":"d","y":null}],"schemaVersion":2}""");
        await WriteCacheAsync("type=local,dest=FOLDER");
        Assert.StartsWith(
            """{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"digest":"d","y":null},{""",
            await File.ReadAllTextAsync(Index),
            StringComparison.Ordinal);
        Assert.EndsWith("""],"x":[1]}""", await File.ReadAllTextAsync(Index), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "latest:")]
    [InlineData("app", "latest:docker.io/library/app:latest")]
    [InlineData("r.example:5000/a/app:1,app:2", "1:r.example:5000/a/app:1 2:docker.io/library/app:2")]
    public async Task An_image_gets_its_names(string names, string expected)
    {
        await WriteImageAsync(names, _digest);
        Assert.Equal(expected, Names());
    }

    [Fact]
    public async Task The_manifest_counts_that_was_written_if_the_engine_tells_another()
    {
        const string Manifest = "{\"mediaType\":\"c\"}";
        await WriteImageAsync("app:1", ContentPair.DigestOf("another output's"), Manifest);
        Assert.Equal("1:docker.io/library/app:1", Names());
        Assert.Contains(
            $"{{\"mediaType\":\"c\",\"digest\":\"{ContentPair.DigestOf(Manifest)}\",\"size\":17,",
            await File.ReadAllTextAsync(Index),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_another_program_has_locked_is_waited_for()
    {
        await WriteCacheAsync("type=local,dest=FOLDER,tag=v1");
        Task writing;
        using (new FileStream($"{Index}.lock", FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            writing = WriteCacheAsync("type=local,dest=FOLDER,tag=v2");
            await Task.Delay(200);
            Assert.DoesNotContain("v2", await File.ReadAllTextAsync(Index), StringComparison.Ordinal);
        }

        await writing;
        Assert.Contains("v2", await File.ReadAllTextAsync(Index), StringComparison.Ordinal);
        Assert.False(File.Exists($"{Index}.lock"));
    }

    [Fact]
    public async Task A_list_that_another_program_is_writing_is_read_when_it_is_whole()
    {
        Make(Entry("v1", null, "v1"));
        var text = await File.ReadAllTextAsync(Index);
        await File.WriteAllTextAsync(Index, text[..40]);
        await File.WriteAllTextAsync($"{Index}.lock", "");
        var reading = Task.Run(() => ReadContext(":v1"));
        await Task.Delay(150);
        Assert.False(reading.IsCompleted);
        await File.WriteAllTextAsync(Index, text);
        Assert.EndsWith(ContentPair.DigestOf("v1"), (await reading).Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writers_at_the_same_time_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(
            number => Task.Run(() => WriteCacheAsync($"type=local,dest=FOLDER,tag=v{number}"))));
        Assert.Equal(16, Names().Split(' ').Length);
    }

    [Fact]
    public void What_was_created_for_nothing_is_removed()
    {
        using (var stores = new BuildStores())
        {
            var folder = Path.Combine(Folder, "a", "b");
            Create(stores, $"type=local,dest={folder}");
            Assert.True(Directory.Exists(Path.Combine(folder, "ingest")));
            Write(stores, "half of a cache");
        }

        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public void In_a_folder_that_was_there_only_empty_folders_are_removed()
    {
        Make(Entry("v1", "v1"));
        var before = Entries();
        using (var stores = new BuildStores())
        {
            Create(stores, "type=local,dest=FOLDER");
        }

        Assert.Equal(before, Entries());
    }

    [Fact]
    public void A_file_in_the_way_is_an_error()
    {
        File.WriteAllText(Path.Combine(_base, "file"), "mine");
        foreach (var (path, message) in new[] { ("file", "it is a file, not a folder."), ("file/a", "/file' is a file, not a folder.") })
        {
            using var stores = new BuildStores();
            var error = Assert.Throws<ArchiveException>(() => Create(stores, $"type=local,dest={Path.Combine(_base, path)}"));
            Assert.EndsWith(message, error.Message.Replace('\\', '/'), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_list_that_is_broken_is_an_error_before_the_build()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Index, "{");
        using var stores = new BuildStores();
        Assert.Throws<ArchiveException>(() => Create(stores, "type=local,dest=FOLDER"));
    }

    [Fact]
    public void A_folder_that_cannot_be_named_in_a_header_has_another_name()
    {
        using var stores = new BuildStores();
        var folder = Path.Combine(_base, "größe 1");
        var options = stores.Read(new() { CacheTo = BuildCacheEntry.Parse($"type=local,dest={folder}") }, _warnings.Add);
        Assert.Matches("^folder-[0-9a-f]{32}$", options.CacheTo[0].Attributes["dest"]);
        Create(stores, $"type=local,dest={folder}");
        Assert.Equal($"local:{options.CacheTo[0].Attributes["dest"]}", Assert.Single(stores.ById).Key);
        Assert.Equal(folder, stores.ById.Values.Single().Folder);
    }

    private static void Write(BuildStores stores, string text)
    {
        using var writer = stores.ById.Values.Single().StartWriting("r", "sha256");
        writer.Write(0, Encoding.UTF8.GetBytes(text));
        writer.Complete();
    }

    private static string Descriptor(string digest) => $$"""{"size":2,"mediaType":"a+b","digest":"{{digest}}"}""";

    private string Entry(string text, string? name, string? tag = null)
    {
        var annotations = new[] { (Key: NameKey, Value: name), (Key: TagKey, Value: tag) }
            .Where(pair => pair.Value is not null)
            .Select(pair => $"\"{pair.Key}\":\"{pair.Value}\"");
        return $$"""{"mediaType":"a","digest":"{{Blob(text)}}","annotations": { {{string.Join(',', annotations)}} } }""";
    }

    private string Blob(string text)
    {
        var digest = ContentPair.DigestOf(text);
        var path = Path.Combine(Folder, "blobs", digest.Replace(':', '/'));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return digest;
    }

    private void Make(params string[] entries)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Index, $"{Head}{string.Join(',', entries)}]}}");
    }

    private string Placed(string text) => text.Replace("FOLDER", Folder, StringComparison.Ordinal);

    private BuildOptions Read(string cache)
    {
        using var stores = new BuildStores();
        return stores.Read(new() { CacheFrom = BuildCacheEntry.Parse(Placed(cache)) }, _warnings.Add);
    }

    private BuildNamedContext ReadContext(string tag)
    {
        using var stores = new BuildStores();
        var context = BuildNamedContext.Parse($"app=oci-layout://{Folder}{tag}");
        return stores.Read(new() { NamedContexts = [context] }, _warnings.Add).NamedContexts[0];
    }

    private void Create(BuildStores stores, string cache)
    {
        var options = stores.Read(new() { CacheTo = BuildCacheEntry.Parse(Placed(cache)) }, _warnings.Add);
        stores.Create(new(
            new() { Reference = "r", CacheExports = [.. options.CacheTo.Select(entry => new SolveOption(entry.Type, entry.Attributes))] },
            [],
            []));
    }

    private async Task WriteCacheAsync(string cache)
    {
        using var stores = new BuildStores();
        Create(stores, cache);
        try
        {
            Write(stores, "{}");
        }
        catch (GrpcException)
        {
            // It is there.
        }

        await stores.CompleteAsync(Result("cache.manifest", Descriptor(_digest)), default);
    }

    private async Task WriteImageAsync(string names, string told, string manifest = "{}")
    {
        using var stores = new BuildStores();
        var attributes = new Dictionary<string, string> { ["tar"] = "false", ["name"] = names };
        var output = new BuildOutput("oci", Folder, attributes);
        stores.Create(new(new() { Reference = "r", Exporters = [new("oci", attributes)] }, [output], []));
        Write(stores, manifest);
        await stores.CompleteAsync(
            Result("containerimage.descriptor", Convert.ToBase64String(Encoding.UTF8.GetBytes(Descriptor(told)))), default);
    }

    private static SolveResult Result(string key, string value) =>
        SolveResult.Parse(new ProtobufWriter().Map(1, [new(key, value)]).Written.Span);

    private string Names()
    {
        using var json = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Index));
        return string.Join(' ', json.RootElement.GetProperty("manifests").EnumerateArray()
            .Select(entry => entry.GetProperty("annotations"))
            .Select(found => $"{found.GetProperty(TagKey)}:{(found.TryGetProperty(NameKey, out var name) ? name.GetString() : "")}"));
    }

    private List<string> Entries() =>
        [.. Directory.EnumerateFileSystemEntries(Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
