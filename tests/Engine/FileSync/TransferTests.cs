using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Files;
using DockerPS.Engine.FileSync;
using DockerPS.Engine.Grpc;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Tests.FileSync;

/// <summary>The sender against the receiver.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class TransferTests : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(1);

    private readonly string _base;

    public TransferTests()
        : this(Directory.CreateTempSubdirectory("transfer-").FullName)
    {
    }

    private TransferTests(string folder)
    {
        _base = folder;
        Source = Directory.CreateDirectory(Path.Combine(_base, "source")).FullName;
        Target = Path.Combine(_base, "target");
    }

    private string Source { get; }

    private string Target { get; }

    public void Dispose() => Directory.Delete(_base, recursive: true);

    [Fact]
    public async Task A_tree_arrives_as_it_is()
    {
        FileTrees.Make(
            Source, "a b/c%d+e=text", "a b.txt=1", "a", "grün/ä=ü", "\ud83d\ude00=astral", "\uffee=last of it", "empty/", "x/y/z/deep=1",
            "l1 -> a", "l2 -> /etc/passwd", "l3 -> ../../..", "dangling -> nowhere", "x/hard => a b.txt", "y => a b.txt", "none=");
        File.SetUnixFileMode(Path.Combine(Source, "a"), (UnixFileMode)0xDED);
        File.SetUnixFileMode(Path.Combine(Source, "none"), UnixFileMode.UserRead);
        File.WriteAllBytes(Path.Combine(Source, "big"), Content(1_000_003));
        using (var sparse = File.Create(Path.Combine(Source, "sparse")))
        {
            sparse.SetLength(3_000_000);
        }

        File.SetLastWriteTimeUtc(Path.Combine(Source, "a"), new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc).AddTicks(1234567));
        File.SetLastWriteTimeUtc(Path.Combine(Source, "dangling"), new DateTime(1960, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        File.SetUnixFileMode(Path.Combine(Source, "x"), (UnixFileMode)0x16D);
        Directory.SetLastWriteTimeUtc(Path.Combine(Source, "x"), new DateTime(2011, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        var expected = FileTrees.Snapshot(Source);

        await TransferAsync(FolderTree.At(Source));
        Assert.Equal(expected, FileTrees.Snapshot(Target));
        Assert.Equal(File.ReadAllBytes(Path.Combine(Source, "big")), File.ReadAllBytes(Path.Combine(Target, "big")));
        Assert.Contains("x/hard => a b.txt", FileTrees.Walk(FolderTree.At(Target)));
        Assert.StartsWith("\ud83d\ude00", expected[^1], StringComparison.Ordinal);
        Assert.StartsWith("\uffee", expected[^2], StringComparison.Ordinal);
        File.SetUnixFileMode(Path.Combine(Source, "x"), (UnixFileMode)0x1ED);
        File.SetUnixFileMode(Path.Combine(Target, "x"), (UnixFileMode)0x1ED);
    }

    [Fact]
    public async Task Twenty_thousand_files_arrive()
    {
        // Many small files are slow on a disk.
        const string Memory = "/dev/shm";
        if (Directory.Exists(Memory) && !_base.StartsWith(Memory, StringComparison.Ordinal))
        {
            using var test = new TransferTests(Directory.CreateDirectory($"{Memory}/{Path.GetRandomFileName()}").FullName);
            await test.Twenty_thousand_files_arrive();
            return;
        }

        for (var folder = 0; folder < 100; folder++)
        {
            var path = Directory.CreateDirectory(Path.Combine(Source, $"folder {folder}")).FullName;
            for (var file = 0; file < 200; file++)
            {
                File.WriteAllText(Path.Combine(path, $"file {file}"), $"{folder} {file}");
            }
        }

        await TransferAsync(FolderTree.At(Source));
        Assert.Equal(FileTrees.Snapshot(Source), FileTrees.Snapshot(Target));
    }

    [Fact]
    public async Task Attributes_arrive()
    {
        FileTrees.Make(Source, "a=1");
        UnixAttributes.TryWrite(Path.Combine(Source, "a"), "user.one", [1, 0, 255]);
        UnixAttributes.TryWrite(Path.Combine(Source, "a"), "user.long", new byte[3000]);
        UnixAttributes.TryWrite(Path.Combine(Source, "a"), "user.com.apple.x", []);
        if (UnixAttributes.Read(Path.Combine(Source, "a")) is not { } attributes)
        {
            return; // The file system has none.
        }

        await TransferAsync(FolderTree.At(Source));
        Assert.Equal(attributes, UnixAttributes.Read(Path.Combine(Target, "a")));
        Assert.Equal(3, attributes.Count);
        Assert.Equal([1, 0, 255], attributes["user.one"]);
    }

    [Fact]
    public async Task A_socket_is_passed_over_and_told_of()
    {
        FileTrees.Make(Source, "a=1", "z=2");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(Path.Combine(Source, "socket")));
        var skipped = new List<string>();
        await TransferAsync(FolderTree.At(Source), skipped: skipped.Add);
        Assert.Equal([Path.Combine(Source, "socket")], skipped);
        Assert.Equal(["a", "z"], FileTrees.Walk(FolderTree.At(Target)));
    }

    [Fact]
    public async Task A_pipe_is_sent_but_not_created_here()
    {
        FileTrees.Make(Source, "a=1", "z=2");
        using var made = Process.Start("mkfifo", ["-m", "600", Path.Combine(Source, "pipe")]);
        await made.WaitForExitAsync();
        var tree = FolderTree.At(Source);
        Assert.Equal(GoMode.Pipe | 0x180, tree.Find("pipe")!.Value.Stat.Mode);
        var refused = new List<ArchiveException>();
        await TransferAsync(tree, refused: refused.Add);
        Assert.Equal(
            "'pipe' was not written: devices, pipes and sockets are not created on this computer.", Assert.Single(refused).Message);
        Assert.Equal(["a", "z"], FileTrees.Walk(FolderTree.At(Target)));
        Assert.Null(tree.Open("pipe"));
    }

    [Fact]
    public async Task What_is_there_already_stays_or_gives_way()
    {
        FileTrees.Make(Source, "file=new", "folder/x=new", "link -> file", "same/y=new", "through/z=new");
        FileTrees.Make(
            Target, "file/in/the/way=old", "folder=old", "link/in/the/way=old", "same/other=old", "same/y=old", "kept=old",
            "through -> ../outside");
        FileTrees.Make(Path.Combine(_base, "outside"), "z=outside");
        await TransferAsync(FolderTree.At(Source));
        Assert.Equal(
            ["file", "folder/", "folder/x", "kept", "link -> file", "same/", "same/other", "same/y", "through/", "through/z"],
            FileTrees.Walk(FolderTree.At(Target)));
        Assert.Equal("new", File.ReadAllText(Path.Combine(Target, "file")));
        Assert.Equal("new", File.ReadAllText(Path.Combine(Target, "same/y")));
        Assert.Equal("old", File.ReadAllText(Path.Combine(Target, "same/other")));
        Assert.Equal("outside", File.ReadAllText(Path.Combine(_base, "outside/z")));
    }

    [Fact]
    public async Task A_file_that_is_gone_is_empty_and_one_that_changed_is_as_it_is_now()
    {
        FileTrees.Make(Source, "gone=12345", "grown=12345", "linked=12345", "shrunk=12345", "sub/gone=1");
        var tree = new WatchedTree(FolderTree.At(Source))
        {
            BeforeOpen = path =>
            {
                var full = Path.Combine(Source, path);
                switch (path)
                {
                    case "gone":
                        File.Delete(full);
                        break;
                    case "grown":
                        File.AppendAllText(full, "67890");
                        break;
                    case "shrunk":
                        File.WriteAllText(full, "1");
                        break;
                    case "linked":
                        File.Delete(full);
                        File.CreateSymbolicLink(full, "/etc/passwd");
                        break;
                    default:
                        Directory.Delete(Path.Combine(Source, "sub"), recursive: true);
                        break;
                }
            },
        };
        await TransferAsync(tree);
        string[] names = ["gone", "grown", "linked", "shrunk", "sub/gone"];
        Assert.Equal(["", "1234567890", "", "1", ""], names.Select(name => File.ReadAllText(Path.Combine(Target, name))));
    }

    [Theory]
    [InlineData("sub")]
    [InlineData("sub/a")]
    public async Task What_cannot_be_read_fails_and_the_engine_learns_the_path_below_the_context(string locked)
    {
        FileTrees.Make(Source, "sub/a=1", "z=2");
        var (sender, receiver) = Start(new WatchedTree(FolderTree.At(Source)) { Locked = locked });
        var error = await Assert.ThrowsAsync<ArchiveException>(() => sender);
        Assert.Equal($"/there/{locked}", error.Path);
        Assert.Equal(
            $"The engine ended the transfer of files: '{locked}' could not be read: Access to the path '{locked}' is denied.",
            (await Assert.ThrowsAsync<DockerStreamException>(() => receiver)).Message);
        NoLeftovers();
    }

    [Fact]
    public async Task A_failure_of_the_receiver_reaches_the_sender()
    {
        FileTrees.Make(Source, "a=1", "b/c=2");
        FileTrees.Make(_base, "target=a file");
        var (sender, receiver) = Start(FolderTree.At(Source));
        Assert.Equal(ArchiveFailure.LocalWrite, (await Assert.ThrowsAsync<ArchiveException>(() => receiver)).Failure);
        Assert.IsAssignableFrom<Exception>(await Record.ExceptionAsync(() => sender));
    }

    [Fact]
    public async Task A_transfer_can_be_cancelled_at_any_packet()
    {
        for (var file = 0; file < 12; file++)
        {
            FileTrees.Make(Source, $"f{file % 3}/{file}=content {file}", $"f{file % 3}/l{file} -> x");
        }

        File.WriteAllBytes(Path.Combine(Source, "big"), Content(200_000));
        FileTrees.Make(Source, "hard => big");
        var ends = 0;
        for (var at = 0; ends < 3; at++)
        {
            Assert.True(at < 500);
            using var cancelled = new CancellationTokenSource();
            var (sender, receiver) = Start(
                FolderTree.At(Source),
                beforeRead: count => Cancel(count == at / 2, cancelled),
                onSender: at % 2 == 0,
                cancellationToken: cancelled.Token);
            var errors = await Task.WhenAll(Record.ExceptionAsync(() => sender), Record.ExceptionAsync(() => receiver)).WaitAsync(s_limit);
            Assert.All(
                errors, error => Assert.True(error is null or OperationCanceledException or DockerException or GrpcException, $"{error}"));
            ends = cancelled.IsCancellationRequested ? 0 : ends + 1;
            NoLeftovers();
        }

        Assert.Equal(FileTrees.Snapshot(Source), FileTrees.Snapshot(Target));

        static void Cancel(bool now, CancellationTokenSource source)
        {
            if (now)
            {
                source.Cancel();
            }
        }
    }

    internal static byte[] Content(int length)
    {
        var content = new byte[length];
        new Random(length).NextBytes(content);
        return content;
    }

    private async Task TransferAsync(FileTree tree, Action<string>? skipped = null, Action<ArchiveException>? refused = null)
    {
        var (sender, receiver) = Start(tree, skipped, refused);
        await Task.WhenAll(sender, receiver).WaitAsync(s_limit);
        NoLeftovers();
    }

    private (Task Sender, Task Receiver) Start(
        FileTree tree,
        Action<string>? skipped = null,
        Action<ArchiveException>? refused = null,
        Action<int>? beforeRead = null,
        bool onSender = false,
        CancellationToken cancellationToken = default)
    {
        var (engine, client) = MemoryCall.Pair(new GrpcMetadata().Add("dir-name", "context"));
        (onSender ? client : engine).BeforeRead = beforeRead;
        var service = new FileSyncService(new Dictionary<string, FileTree> { ["context"] = tree }, skipped);
        return (
            client.ServeAsync(() => service.ServeAsync(client, cancellationToken)),
            engine.ServeAsync(() => FolderReceiver.ReceiveAsync(engine, Target, refused, cancellationToken)));
    }

    private void NoLeftovers() => Assert.DoesNotContain(
        Directory.Exists(Target) ? FileTrees.Walk(FolderTree.At(Target)) : [], path => path.EndsWith(".part", StringComparison.Ordinal));
}
