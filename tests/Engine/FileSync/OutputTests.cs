using System.Runtime.Versioning;
using DockerPS.Engine.Archives;
using DockerPS.Engine.FileSync;
using DockerPS.Engine.Grpc;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Tests.FileSync;

/// <summary>An engine is not trusted: one output for each thing that a hostile one may try.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class OutputTests : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    private readonly string _base = Directory.CreateTempSubdirectory("output-").FullName;

    public OutputTests()
    {
        Root = Path.Combine(_base, "root");
        FileTrees.Make(Path.Combine(_base, "outside"), "secret=secret");
    }

    private string Root { get; }

    public void Dispose() => Directory.Delete(_base, recursive: true);

    [Theory]
    [InlineData("..")]
    [InlineData("../evil")]
    [InlineData("a/../../evil")]
    [InlineData("a/..")]
    [InlineData("/evil")]
    [InlineData("//evil")]
    [InlineData("./evil")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a\0b")]
    public async Task A_name_that_is_not_plain_is_refused(string name)
    {
        await RefusedAsync(Packets.Folder("a"), Packets.File(name));
        await RefusedAsync(Packets.Folder(name));
        await RefusedAsync(Packets.Link(name, "x"));
        Remains("a/");
    }

    [Fact]
    public async Task A_file_through_a_link_of_the_list_is_refused()
    {
        await RefusedAsync(Packets.Link("a", "../outside"), Packets.File("a/secret"));
        Assert.Equal(["a -> ../outside"], FileTrees.Walk(FolderTree.At(Root)));
    }

    [Fact]
    public async Task A_link_that_is_there_is_replaced_and_not_followed()
    {
        FileTrees.Make(Root, "a -> ../outside", "secret -> ../outside/secret");
        await AcceptedAsync(
            Packets.Folder("a"), Packets.File("a/secret"), Packets.File("secret"), Packets.End, Packets.Data(1, "x"u8), Packets.Data(1, []),
            Packets.Data(2, []));
        Remains("a/", "a/secret", "secret");
    }

    [Theory]
    [InlineData("b", "a")]
    [InlineData("a", "a")]
    [InlineData("c/x", "")]
    [InlineData("\ud83d\ude00", "\uffee")]
    public async Task Names_out_of_order_are_refused(string first, string second)
    {
        await RefusedAsync(Packets.File(first), Packets.File(second));
        Remains();
    }

    [Fact]
    public async Task A_folder_that_was_left_cannot_be_entered_again()
    {
        await RefusedAsync(Packets.Folder("a"), Packets.File("a/x"), Packets.Folder("b"), Packets.File("a/y"));
        await RefusedAsync(Packets.File("a"), Packets.File("a/x"));
        Remains("a/", "b/");
    }

    [Fact]
    public async Task Data_that_nobody_asked_for_is_refused()
    {
        await BrokenAsync(Packets.Data(0, "x"u8));
        await BrokenAsync(Packets.File("a"), Packets.Data(1, "x"u8));
        await BrokenAsync(Packets.Folder("a"), Packets.Data(0, "x"u8));
        await BrokenAsync(Packets.File("a"), Packets.Data(0, []), Packets.Data(0, "x"u8));
        await BrokenAsync(Packets.File("a"), Packets.Data(uint.MaxValue, "x"u8));
        Remains("a");
    }

    [Fact]
    public async Task Packets_that_have_no_place_are_refused()
    {
        await BrokenAsync(Packets.Finish);
        await BrokenAsync(Packets.Request(0));
        await BrokenAsync(Packets.File("a"), Packets.End, Packets.End);
        await BrokenAsync(Packets.File("a"), Packets.End, Packets.File("b"));
        await BrokenAsync(Packets.File("a"), Packets.Data(0, "half"u8));
        await BrokenAsync([0xFF]);
        Assert.Equal("The engine ended the transfer of files: it is full", (await BrokenAsync(Packets.Error("it is full"))).Message);
        Remains();
    }

    [Fact]
    public async Task Folders_have_their_modes_also_if_the_output_is_incomplete()
    {
        await BrokenAsync(
            Packets.Folder("a"), Packets.Folder("a/closed", mode: 0x140), Packets.File("b"), Packets.End, Packets.Data(2, "half"u8));
        Remains("a/", "a/closed/");
        Assert.Equal((UnixFileMode)0x1ED, File.GetUnixFileMode(Path.Combine(Root, "a")));
        Assert.Equal((UnixFileMode)0x140, File.GetUnixFileMode(Path.Combine(Root, "a/closed")));
    }

    [Fact]
    public async Task A_hard_link_leads_only_to_a_file_before_it()
    {
        FileTrees.Make(Root, "mine=1");
        foreach (var target in new[] { "mine", "../outside/secret", "/etc/passwd", "folder", "link", "z", "later" })
        {
            await RefusedAsync(
                Packets.Folder("folder"), Packets.Link("link", "mine"), Packets.File("later", link: target), Packets.File("z"));
        }

        Remains("folder/", "link -> mine", "mine");
    }

    [Fact]
    public async Task Hard_links_wait_for_their_files()
    {
        await AcceptedAsync(
            Packets.File("a"), Packets.Folder("b"), Packets.File("b/c", link: "a"), Packets.File("d", link: "a"), Packets.End,
            Packets.Data(0, "text"u8), Packets.Data(0, []));
        Remains("a", "b/", "b/c => a", "d => a");
        Assert.Equal("text", File.ReadAllText(Path.Combine(Root, "d")));
    }

    [Theory]
    [InlineData(GoMode.Device)]
    [InlineData(GoMode.Device | GoMode.CharacterDevice)]
    [InlineData(GoMode.Pipe)]
    [InlineData(GoMode.Socket)]
    [InlineData(GoMode.Irregular)]
    public async Task What_is_no_file_is_left_out_and_told_of(uint kind)
    {
        var refused = await AcceptedAsync(
            Packets.File("a", kind | 0x1FF), Packets.File("b", link: "a"), Packets.File("c", kind, "b"), Packets.File("d"), Packets.End,
            Packets.Data(3, []));
        Assert.Equal(["a", "b", "c"], refused.Select(error => Path.GetFileName(error.Path)));
        Remains("d");
    }

    [Fact]
    public async Task A_name_that_is_not_utf8_is_refused()
    {
        var packet = Packets.File("aXb");
        packet[Array.IndexOf(packet, (byte)'X')] = 0xFF;
        Assert.Equal(
            "The output was refused: its file 'a\\xffb' has a name or a target that is not UTF-8.", (await RefusedAsync(packet)).Message);
    }

    [Fact]
    public async Task Odd_facts_do_no_harm()
    {
        await AcceptedAsync(
            Packets.Stat(new() { Path = "a", Mode = 0x1FF | 0xD00000, Size = long.MaxValue, ModifiedAt = long.MaxValue }),
            Packets.Stat(new() { Path = "b", Mode = 0, Size = -1, ModifiedAt = long.MinValue }),
            Packets.Stat(new() { Path = "c", Mode = GoMode.Folder | GoMode.Link | 0x1C0, LinkName = "../outside" }),
            Packets.End,
            Packets.Data(0, "x"u8),
            Packets.Data(1, []),
            Packets.Data(0, []));
        Remains("a", "b", "c/");
        Assert.Equal((UnixFileMode)0xFFF, File.GetUnixFileMode(Path.Combine(Root, "a")));
        Assert.Equal(2262, File.GetLastWriteTimeUtc(Path.Combine(Root, "a")).Year);
    }

    [Fact]
    public async Task An_empty_target_of_a_link_is_an_error_of_ours()
    {
        var error = await FailedAsync<ArchiveException>(Packets.Link("a", ""), Packets.End);
        Assert.Equal(ArchiveFailure.LocalWrite, error.Failure);
    }

    [Fact]
    public async Task More_files_than_may_be_open_come_one_after_the_other()
    {
        var (engine, client) = MemoryCall.Pair(inFlight: 4);
        var receiver = client.ServeAsync(() => FolderReceiver.ReceiveAsync(client, Root, null, default));
        for (var file = 0; file < 1000; file++)
        {
            await engine.WriteAsync(Packets.File($"{file:d4}"), default);
        }

        await engine.WriteAsync(Packets.End, default);
        await engine.FlushAsync(default);
        var asked = new HashSet<uint>();
        for (var done = 0; done < 1000; done++)
        {
            while (asked.Count < Math.Min(128, 1000 - done))
            {
                asked.Add(Packet.Parse((await engine.ReadAsync(default))!.Value).Id);
            }

            var id = asked.Max();
            asked.Remove(id);
            await engine.WriteAsync(Packets.Data(id, "x"u8), default);
            await engine.WriteAsync(Packets.Data(id, []), default);
            await engine.FlushAsync(default);
        }

        Assert.Equal(PacketKind.Finish, Packet.Parse((await engine.ReadAsync(default))!.Value).Kind);
        await engine.WriteAsync(Packets.Finish, default);
        await engine.FlushAsync(default);
        await receiver.WaitAsync(s_limit);
        Assert.Null(await engine.ReadAsync(default));
        Assert.Equal(1000, FileTrees.Walk(FolderTree.At(Root)).Count);
    }

    [Fact]
    public async Task Cut_and_mutated_packets_do_no_harm()
    {
        byte[][] good =
        [
            Packets.File("a"), Packets.Folder("b"), Packets.File("b/c"), Packets.Link("b/l", "../../outside"), Packets.File("d", link: "a"),
            Packets.Folder("e"), Packets.End, Packets.Data(0, "some text"u8), Packets.Data(2, new byte[100]), Packets.Data(0, []),
            Packets.Data(2, []), Packets.Finish,
        ];
        var outside = FileTrees.Snapshot(Path.Combine(_base, "outside"));
        var random = new Random(20240117);
        for (var round = 0; round < 1500; round++)
        {
            var packets = good.Select(packet => packet.ToArray()).ToList();
            for (var change = random.Next(1, 4); change > 0 && packets.Count > 0; change--)
            {
                var at = random.Next(packets.Count);
                switch (random.Next(5))
                {
                    case 0:
                        packets.RemoveRange(at, packets.Count - at);
                        break;
                    case 1:
                        packets[at] = packets[at][..random.Next(packets[at].Length + 1)];
                        break;
                    case 2:
                        packets.Insert(random.Next(packets.Count), packets[at]);
                        break;
                    default:
                        if (packets[at].Length > 0)
                        {
                            var odd = random.Next(3) == 0 ? "/.\0a"u8[random.Next(4)] : (byte)random.Next(256);
                            packets[at][random.Next(packets[at].Length)] = odd;
                        }

                        break;
                }
            }

            var error = await Record.ExceptionAsync(() => ReceiveAsync([], [.. packets]));
            Assert.True(error is null or DockerException, $"Round {round}: {error}");
            Assert.DoesNotContain(FileTrees.Walk(FolderTree.At(Root)), path => path.EndsWith(".part", StringComparison.Ordinal));
            if (round % 100 == 0)
            {
                Directory.Delete(Root, recursive: true);
            }
        }

        Assert.Equal(outside, FileTrees.Snapshot(Path.Combine(_base, "outside")));
        Assert.Equal(2, Directory.GetFileSystemEntries(_base).Length);
    }

    [Fact]
    public async Task A_tar_goes_into_the_stream_as_it_comes()
    {
        using var file = new MemoryStream();
        var service = new FileSendService(new Dictionary<int, FileOutput> { [0] = new StreamOutput("out.tar", () => file) });
        var (engine, client) = MemoryCall.Pair();
        var receiver = client.ServeAsync(() => service.ServeAsync(client, default));
        await engine.WriteAsync(Convert.FromHexString("0A03010203"), default);
        await engine.WriteAsync(Convert.FromHexString(""), default);
        await engine.WriteAsync(Convert.FromHexString("A806010A0104"), default);
        await engine.FlushAsync(default);
        engine.End();
        await receiver.WaitAsync(s_limit);
        Assert.Equal([1, 2, 3, 4], file.ToArray());
        Assert.Null(await engine.ReadAsync(default));
        Assert.Equal(GrpcStatus.AlreadyExists, (await Assert.ThrowsAsync<GrpcException>(() => service.ServeAsync(client, default))).Status);
    }

    [Fact]
    public async Task A_tar_that_cannot_be_written_or_read_fails()
    {
        using var closed = new MemoryStream([], writable: false);
        var (engine, client) = MemoryCall.Pair();
        await engine.WriteAsync(Convert.FromHexString("0A03010203"), default);
        await engine.FlushAsync(default);
        var output = new StreamOutput("out.tar", () => closed);
        var error = await Assert.ThrowsAsync<ArchiveException>(() => output.ReceiveAsync(client, default));
        Assert.StartsWith("'out.tar' could not be written:", error.Message, StringComparison.Ordinal);
        await engine.WriteAsync(Convert.FromHexString("0A05"), default);
        await engine.FlushAsync(default);
        await Assert.ThrowsAsync<DockerStreamException>(() => new StreamOutput("out.tar", () => Stream.Null).ReceiveAsync(client, default));
    }

    [Theory]
    [InlineData(null, "zero")]
    [InlineData("0", "zero")]
    [InlineData("1", "one")]
    [InlineData("x", "zero")]
    public async Task An_output_is_chosen_by_its_number(string? number, string expected)
    {
        var metadata = number is null ? new GrpcMetadata() : new GrpcMetadata().Add("buildkit-attachable-exporter-id", number);
        var (engine, client) = MemoryCall.Pair(metadata);
        foreach (var packet in new[] { Packets.File("a"), Packets.End, Packets.Data(0, []), Packets.Finish })
        {
            await engine.WriteAsync(packet, default);
        }

        await engine.FlushAsync(default);
        await new FileSendService(new Dictionary<int, FileOutput>
        {
            [0] = new FolderOutput(Path.Combine(_base, "zero")),
            [1] = new FolderOutput(Path.Combine(_base, "one")),
        }).ServeAsync(client, default).WaitAsync(s_limit);
        Assert.True(File.Exists(Path.Combine(_base, expected, "a")));
    }

    [Fact]
    public void An_output_that_does_not_exist_is_refused() => Assert.Throws<GrpcException>(() =>
    {
        _ = new FileSendService(new Dictionary<int, FileOutput>()).ServeAsync(MemoryCall.Pair().Client, default);
    });

    private async Task<ArchiveException> RefusedAsync(params byte[][] packets)
    {
        var error = await FailedAsync<ArchiveException>(packets);
        Assert.Equal(ArchiveFailure.Unsafe, error.Failure);
        Assert.StartsWith("The output was refused: its file '", error.Message, StringComparison.Ordinal);
        return error;
    }

    private Task<DockerStreamException> BrokenAsync(params byte[][] packets) => FailedAsync<DockerStreamException>(packets);

    private async Task<T> FailedAsync<T>(params byte[][] packets)
        where T : Exception
    {
        var error = await Assert.ThrowsAsync<T>(() => ReceiveAsync([], packets));
        Assert.Equal("secret", File.ReadAllText(Path.Combine(_base, "outside/secret")));
        return error;
    }

    private async Task<List<ArchiveException>> AcceptedAsync(params byte[][] packets)
    {
        var refused = new List<ArchiveException>();
        await ReceiveAsync(refused, [.. packets, Packets.Finish]);
        Assert.Equal("secret", File.ReadAllText(Path.Combine(_base, "outside/secret")));
        return refused;
    }

    private async Task ReceiveAsync(List<ArchiveException> refused, byte[][] packets)
    {
        var (engine, client) = MemoryCall.Pair(inFlight: 1000);
        foreach (var packet in packets)
        {
            await engine.WriteAsync(packet, default);
        }

        await engine.FlushAsync(default);
        engine.End();
        await client.ServeAsync(() => FolderReceiver.ReceiveAsync(client, Root, refused.Add, default)).WaitAsync(s_limit);
    }

    private void Remains(params string[] expected) => Assert.Equal(expected, FileTrees.Walk(FolderTree.At(Root)));
}
