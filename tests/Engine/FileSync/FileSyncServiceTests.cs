using System.Runtime.Versioning;
using DockerPS.Engine.Archives;
using DockerPS.Engine.FileSync;
using DockerPS.Engine.Grpc;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Tests.FileSync;

/// <summary>The service against an engine that is spoken packet by packet.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class FileSyncServiceTests : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    private readonly string _base = Directory.CreateTempSubdirectory("sync-").FullName;

    public FileSyncServiceTests() => Context = Directory.CreateDirectory(Path.Combine(_base, "context")).FullName;

    private string Context { get; }

    public void Dispose() => Directory.Delete(_base, recursive: true);

    [Fact]
    public async Task A_folder_that_is_not_offered_is_not_found()
    {
        var (_, client) = MemoryCall.Pair(new GrpcMetadata().Add("dir-name", "other"));
        var error = await Assert.ThrowsAsync<GrpcException>(() => client.ServeAsync(() => Service().ServeAsync(client, default)));
        Assert.Equal((GrpcStatus.NotFound, "no access allowed to dir \"other\""), (error.Status, error.Message));
        var (_, none) = MemoryCall.Pair();
        error = await Assert.ThrowsAsync<GrpcException>(() => none.ServeAsync(() => Service().ServeAsync(none, default)));
        Assert.Equal(GrpcStatus.NotFound, error.Status);
    }

    [Fact]
    public async Task A_pattern_that_is_none_is_an_invalid_argument()
    {
        var (_, client) = MemoryCall.Pair(new GrpcMetadata().Add("dir-name", "context").Add("exclude-patterns", "["));
        var error = await Assert.ThrowsAsync<GrpcException>(() => client.ServeAsync(() => Service().ServeAsync(client, default)));
        Assert.Equal(GrpcStatus.InvalidArgument, error.Status);
    }

    [Fact]
    public async Task Lists_come_as_repeated_values_and_may_be_encoded()
    {
        FileTrees.Make(Context, "a b", "a+b", "grün", "c", "x/grün");
        Assert.Equal(["a b", "a+b", "c", "x/"], await ListAsync(
            "context", ("exclude-patterns", "**/gr%C3%BCn"), ("exclude-patterns-encoded", "1")));
        Assert.Equal(["a b", "grün"], await ListAsync(
            "context", ("followpaths", "a+b"), ("followpaths", "gr%C3%BCn"), ("followpaths-encoded", "1")));
        Assert.Equal(["a+b", "c"], await ListAsync("context", ("include-patterns", "a+b"), ("include-patterns", "c")));
    }

    [Fact]
    public async Task A_dockerfile_from_outside_is_no_part_of_the_context()
    {
        FileTrees.Make(Context, "app=1", "Dockerfile=FROM context", ".dockerignore=Dockerfile");
        FileTrees.Make(_base, "other/My.Dockerfile=FROM outside", "other/My.Dockerfile.dockerignore=x", "other/secret=1");
        FileTrees.Make(_base, "link -> other/My.Dockerfile");
        var service = Service(MemoryTree.OfDockerfile(Path.Combine(_base, "other/My.Dockerfile")));
        Assert.Equal(["My.Dockerfile", "My.Dockerfile.dockerignore"], await ListAsync(service, "dockerfile"));
        Assert.Equal(["My.Dockerfile"], await ListAsync(
            service, "dockerfile", ("followpaths", "My.Dockerfile"), ("followpaths", "dockerfile")));
        Assert.Equal([".dockerignore", "app"], await ListAsync(service, "context", ("exclude-patterns", "Dockerfile")));
        Assert.Equal(["link"], await ListAsync(Service(MemoryTree.OfDockerfile(Path.Combine(_base, "link"))), "dockerfile"));
        Assert.Equal(["Dockerfile"], await ListAsync(
            Service(new MemoryTree(DateTimeOffset.UnixEpoch).Add("Dockerfile", "FROM text"u8.ToArray())), "dockerfile"));
        Assert.Throws<ArchiveException>(() => MemoryTree.OfDockerfile(Path.Combine(_base, "none")));
    }

    [Fact]
    public async Task Data_comes_in_pieces_for_every_request_and_then_the_end()
    {
        FileTrees.Make(Context, "empty", "folder/x=text", "z=zz");
        File.WriteAllBytes(Path.Combine(Context, "big"), TransferTests.Content(100_000));
        var (engine, client, serving) = Serve("context");
        Assert.Equal(["big", "empty", "folder/", "folder/x", "z"], await ReadListAsync(engine));
        await WriteAsync(engine, Packets.Request(3), Packets.Request(0), Packets.Request(1), Packets.Finish);
        var (sizes, ends) = (new Dictionary<uint, List<int>>(), new HashSet<uint>());
        Packet packet;
        while ((packet = Packet.Parse((await engine.ReadAsync(default))!.Value)).Kind == PacketKind.Data)
        {
            Assert.DoesNotContain(packet.Id, ends);
            if (packet.Data.IsEmpty)
            {
                ends.Add(packet.Id);
            }
            else if (!sizes.TryAdd(packet.Id, [packet.Data.Length]))
            {
                sizes[packet.Id].Add(packet.Data.Length);
            }
        }

        Assert.Equal(PacketKind.Finish, packet.Kind);
        Assert.Null(await engine.ReadAsync(default));
        await serving.WaitAsync(s_limit);
        Assert.Equal([32768, 32768, 32768, 1696], sizes[0]);
        Assert.Equal([4], sizes[3]);
        Assert.Equal(new HashSet<uint> { 0, 1, 3 }, ends);
    }

    [Theory]
    [InlineData("0801")]
    [InlineData("08011803")]
    [InlineData("08011809")]
    [InlineData("080118FFFFFFFF0F")]
    [InlineData("0802")]
    [InlineData("1200")]
    [InlineData("FF")]
    public async Task What_breaks_the_rules_ends_the_call(string packet)
    {
        FileTrees.Make(Context, "folder/", "z=zz", "zz=1");
        var (engine, _, serving) = Serve("context");
        await ReadListAsync(engine);
        await WriteAsync(engine, Packets.Request(1), Convert.FromHexString(packet));
        await Assert.ThrowsAsync<DockerStreamException>(() => serving.WaitAsync(s_limit));
    }

    [Fact]
    public async Task A_file_is_sent_once()
    {
        FileTrees.Make(Context, "a=1");
        var (engine, _, serving) = Serve("context");
        await WriteAsync(engine, Packets.Request(0));
        _ = await Record.ExceptionAsync(() => serving.WaitAsync(TimeSpan.FromMilliseconds(200)));
        await WriteAsync(engine, Packets.Request(0));
        await Assert.ThrowsAsync<DockerStreamException>(() => serving.WaitAsync(s_limit));
    }

    [Fact]
    public async Task An_engine_that_ends_early_is_an_error()
    {
        FileTrees.Make(Context, "a=1");
        var (engine, _, serving) = Serve("context");
        await ReadListAsync(engine);
        engine.End();
        Assert.Equal(
            "The engine ended the transfer of files before it was complete.",
            (await Assert.ThrowsAsync<DockerStreamException>(() => serving.WaitAsync(s_limit))).Message);

        (engine, _, serving) = Serve("context");
        engine.End(new(GrpcStatus.Cancelled, "gone"));
        Assert.NotNull(await Record.ExceptionAsync(() => serving.WaitAsync(s_limit)));

        (engine, _, serving) = Serve("context");
        await WriteAsync(engine, Packets.Error("no space"));
        Assert.Equal(
            "The engine ended the transfer of files: no space",
            (await Assert.ThrowsAsync<DockerStreamException>(() => serving.WaitAsync(s_limit))).Message);
    }

    [Fact]
    public async Task Cut_and_mutated_requests_do_no_harm()
    {
        FileTrees.Make(Context, "a=1", "b/c=2", "b/l -> c", "d=");
        var random = new Random(7);
        for (var round = 0; round < 400; round++)
        {
            List<byte[]> packets = [Packets.Request(0), Packets.Request(2), Packets.Request(4), Packets.Finish];
            for (var change = random.Next(1, 3); change > 0 && packets.Count > 0; change--)
            {
                var at = random.Next(packets.Count);
                if (random.Next(3) == 0)
                {
                    packets.RemoveRange(at, packets.Count - at);
                }
                else
                {
                    var odd = (byte)random.Next(random.Next(2) == 0 ? 8 : 256);
                    packets[at] = [.. packets[at][..random.Next(packets[at].Length)], odd, .. packets[at][1..]];
                }
            }

            var (engine, _, serving) = Serve("context");
            await ReadListAsync(engine);
            await WriteAsync(engine, [.. packets]);
            engine.End();
            var error = await Record.ExceptionAsync(() => serving.WaitAsync(s_limit));
            Assert.True(error is null or DockerException, $"Round {round}: {error}");
        }
    }

    [Fact]
    public async Task Sending_can_be_cancelled_while_the_engine_does_not_read()
    {
        for (var file = 0; file < 3000; file++)
        {
            FileTrees.Make(Context, $"{file}");
        }

        using var cancelled = new CancellationTokenSource();
        var (_, client) = MemoryCall.Pair(new GrpcMetadata().Add("dir-name", "context"), inFlight: 1);
        var serving = Task.Run(() => Service().ServeAsync(client, cancelled.Token));
        await Task.Delay(100);
        Assert.False(serving.IsCompleted);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => serving.WaitAsync(s_limit));
    }

    private static async Task WriteAsync(MemoryCall call, params byte[][] packets)
    {
        foreach (var packet in packets)
        {
            await call.WriteAsync(packet, default);
        }

        await call.FlushAsync(default);
    }

    private static async Task<List<string>> ReadListAsync(MemoryCall engine)
    {
        var list = new List<string>();
        while (Packet.Parse((await engine.ReadAsync(default))!.Value).Stat is { } stat)
        {
            list.Add(stat.IsFolder ? $"{stat.Path}/" : stat.Path);
        }

        return list;
    }

    private FileSyncService Service(FileTree? dockerfile = null) => new(new Dictionary<string, FileTree>
    {
        [FileSyncService.Context] = FolderTree.At(Context),
        [FileSyncService.Dockerfile] = dockerfile ?? FolderTree.At(Context),
    });

    private Task<List<string>> ListAsync(string name, params (string Name, string Value)[] metadata) =>
        ListAsync(Service(), name, metadata);

    private async Task<List<string>> ListAsync(FileSyncService service, string name, params (string Name, string Value)[] metadata)
    {
        var (engine, _, serving) = Serve(name, service, metadata);
        var list = await ReadListAsync(engine);
        await WriteAsync(engine, Packets.Finish);
        await serving.WaitAsync(s_limit);
        return list;
    }

    private (MemoryCall Engine, MemoryCall Client, Task Serving) Serve(
        string name, FileSyncService? service = null, params (string Name, string Value)[] metadata)
    {
        var sent = new GrpcMetadata().Add("dir-name", name);
        foreach (var (key, value) in metadata)
        {
            sent.Add(key, value);
        }

        var (engine, client) = MemoryCall.Pair(sent);
        return (engine, client, client.ServeAsync(() => (service ?? Service()).ServeAsync(client, default)));
    }
}
