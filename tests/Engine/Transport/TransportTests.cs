using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using DockerPS.Engine.Archives;
using DockerPS.Engine.BuildKit;
using DockerPS.Engine.Copy;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Engine.Streaming;
using DockerPS.Engine.Tests.Fixtures;
using DockerPS.Engine.Tests.Streaming;
using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Tests.Transport;

/// <summary>What has to work over every transport: the same list for each.</summary>
[Collection(OnEngine.Name)]
public abstract class TransportTests<T>(T engine) : IClassFixture<T>
    where T : EngineFixture
{
    protected T Engine { get; } = engine;

    private DockerClient Client => Engine.Client;

    [Fact]
    public async Task An_attached_container_takes_eight_mebibytes_and_gives_them_back_and_ends_with_its_input()
    {
        var sent = RandomNumberGenerator.GetBytes(8 << 20);
        var id = await Engine.CreateShellAsync("cat; echo done >&2; exit 3", input: true);
        await using var stream = await Client.Containers.AttachAsync(id, input: true).Soon();
        var exit = await Client.Containers.WaitAsync(id, "next-exit").Soon();
        await Client.Containers.StartAsync(id).Soon();
        await RoundTripAsync(stream, sent);
        Assert.Equal(3, (await exit.Soon()).StatusCode);
    }

    [Fact]
    public async Task A_command_takes_eight_mebibytes_and_gives_them_back_and_ends_with_its_input()
    {
        var sent = RandomNumberGenerator.GetBytes(8 << 20);
        var container = await Engine.StartAsync();
        var id = await Client.Exec.CreateAsync(
            container,
            new() { Cmd = ["sh", "-c", "cat; echo done >&2; exit 3"], AttachStdin = true, AttachStdout = true, AttachStderr = true });
        await using var stream = await Client.Exec.StartAsync(id, tty: false).Soon();
        await RoundTripAsync(stream, sent);
        await Waiting.UntilAsync(async () => !(await Client.Exec.InspectAsync(id)).Running);
        Assert.Equal(3, (await Client.Exec.InspectAsync(id)).ExitCode);
    }

    [Fact]
    public async Task The_end_of_an_empty_input_is_an_end()
    {
        var id = await Engine.CreateShellAsync("wc -c", input: true);
        await using var stream = await Client.Containers.AttachAsync(id, input: true).Soon();
        await Client.Containers.StartAsync(id).Soon();
        await stream.CloseWriteAsync();
        Assert.Equal("0\n"u8.ToArray(), (await ReadAsync(stream).Soon()).Output);
    }

    [Theory]
    [InlineData(BuilderKind.Classic)]
    [InlineData(BuilderKind.BuildKit)]
    public async Task An_image_is_built_of_a_folder(BuilderKind builder)
    {
        var folder = Directory.CreateTempSubdirectory("transport-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "Dockerfile"), "FROM busybox:latest\nCOPY big /big\nRUN wc -c </big");
            File.WriteAllBytes(Path.Combine(folder.FullName, "big"), RandomNumberGenerator.GetBytes(3 << 20));
            var name = Engine.WillMake($"transport:{Guid.NewGuid():N}");
            var messages = await Client.Images
                .BuildAsync(
                    new() { Builder = builder, Tags = [name] }, BuildContext.FromFolder(folder.FullName, null, new())).ToListAsync().Soon();
            Assert.Equal(
                (await Client.Images.InspectAsync(name)).Id, messages.Select(message => message.ImageId).OfType<string>().Single());
            var text = string.Concat(
                messages.Select(message => message.Text).Concat(messages.Select(message => message.ReadTrace()).OfType<BuildTrace>()
                .SelectMany(trace => trace.Logs).Select(log => Encoding.UTF8.GetString(log.Message.Span))));
            Assert.Contains($"{3 << 20}\n", text, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_file_is_copied_in_and_out()
    {
        var folder = Directory.CreateTempSubdirectory("transport-");
        try
        {
            var (path, back) = (Path.Combine(folder.FullName, "big"), Path.Combine(folder.FullName, "back"));
            File.WriteAllBytes(path, RandomNumberGenerator.GetBytes(20 << 20));
            var id = await Engine.CreateShellAsync("exit");
            var copy = new ContainerCopy(new());
            await copy.UploadAsync([new(path)], Client.Containers, id, "/tmp").Soon();
            await copy.DownloadAsync(Client.Containers, id, "/tmp/big", new(back)).Soon();
            Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(back));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_refused_upload_has_the_engines_words()
    {
        var error = await Assert.ThrowsAsync<DockerApiException>(() => Client.Containers.PutArchiveAsync(
            "transport-nosuch", "/", async (stream, token) => await stream.WriteAsync(new byte[8 << 20], token)).Soon());
        Assert.Equal(System.Net.HttpStatusCode.NotFound, error.StatusCode);
        Assert.Contains("transport-nosuch", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_is_followed_line_by_line_until_the_container_ends()
    {
        var id = await Engine.CreateShellAsync("while read line; do echo $line; done", input: true);
        await using var stream = await Client.Containers.AttachAsync(id, input: true).Soon();
        await Client.Containers.StartAsync(id);
        await using var lines = Client.Containers.LogsAsync(id, new() { Follow = true }).GetAsyncEnumerator();
        foreach (var text in new[] { "one", "two", "three" })
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(text + "\n"), default);
            Assert.True(await lines.MoveNextAsync().Soon());
            Assert.Equal(text, lines.Current.Text);
        }

        await stream.CloseWriteAsync();
        Assert.False(await lines.MoveNextAsync().Soon());
    }

    [Fact]
    public async Task A_long_output_comes_whole_on_threads_that_wait()
    {
        const int count = 50_000;
        var id = await Engine.StartAsync($"seq 1 {count}; sleep 1000");
        var lines = new List<string>();
        using var end = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Batches.ForEachAsync(
            Client.Containers.LogsAsync(id, new() { Follow = true }, end.Token),
            eager: true,
            batch =>
            {
                lines.AddRange(batch.Select(line => line.Text));
                return lines.Count == count ? new(end.CancelAsync()) : ValueTask.CompletedTask;
            },
            end.Token).Soon());
        Assert.Equal(Enumerable.Range(1, count).Select(number => $"{number}"), lines);
        Assert.Equal("running", await Engine.StatusAsync(id).Soon());

        var command = await Client.Exec.CreateAsync(
            id, new() { Cmd = ["seq", "1", $"{count}"], AttachStdout = true, AttachStderr = true });
        await using var stream = await Client.Exec.StartAsync(command, tty: false).Soon();
        lines.Clear();
        await Batches.ForEachAsync(
            LineSplitter.SplitAsync(OutputDecoder.ReadAsync(stream.Output, multiplexed: true, default), default),
            eager: true,
            batch =>
            {
                lines.AddRange(batch.Select(line => line.Text));
                return ValueTask.CompletedTask;
            },
            default).Soon();
        Assert.Equal(Enumerable.Range(1, count).Select(number => $"{number}"), lines);
    }

    [Fact]
    public async Task A_thread_that_waits_is_freed_by_cancelling()
    {
        var id = await Engine.StartAsync();
        using var end = new CancellationTokenSource();
        var following = Batches.ForEachAsync(
            Client.Containers.LogsAsync(id, new() { Follow = true }, end.Token), eager: true, _ => ValueTask.CompletedTask, end.Token);
        var exit = WaitingThread.RunAsync(() => Client.Containers.ListAsync(cancellationToken: end.Token));
        Assert.Contains(await exit.Soon(), container => container.Id == id);
        await Task.Delay(200);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following.Soon());
        Assert.NotEmpty(await WaitingThread.RunAsync(() => Client.Containers.ListAsync()).Soon());
    }

    [Fact]
    public async Task A_stream_that_nobody_reads_on_ends_at_once_and_the_client_goes_on()
    {
        var id = await Engine.StartAsync("while true; do echo line; sleep 0.01; done");
        for (var round = 0; round < 3; round++)
        {
            Assert.Equal("line", (await Client.Containers.LogsAsync(id, new() { Follow = true }).FirstAsync().Soon()).Text);
            Assert.Equal("running", await Engine.StatusAsync(id).Soon());
        }

        using var source = new CancellationTokenSource();
        var silent = await Engine.StartAsync();
        var reading = Client.Containers.LogsAsync(silent, new() { Follow = true }, source.Token).ToListAsync();
        source.CancelAfter(100);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.Soon());
    }

    [Fact]
    public async Task Many_requests_go_side_by_side()
    {
        var id = await Engine.StartAsync();
        var found = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Client.Containers.InspectAsync(id))).Soon();
        Assert.All(found, container => Assert.Equal(id, container.Id));
    }

    [Fact]
    public async Task A_file_system_is_exported_whole()
    {
        var id = await Engine.CreateShellAsync("exit");
        using var tar = new MemoryStream();
        await foreach (var piece in Client.Containers.ExportAsync(id))
        {
            tar.Write(piece.Span);
        }

        tar.Position = 0;
        var names = new List<string>();
        using var reader = new TarReader(tar);
        while (reader.GetNextEntry() is { } entry)
        {
            names.Add(entry.Name);
        }

        Assert.Contains("bin/busybox", names);
    }

    [Fact]
    public async Task An_engine_calls_and_is_called()
    {
        var health = new TaskCompletionSource();
        var session = BuildKitPeer.Serve(() => health.TrySetResult()).Start(
            await Client.Sessions.OpenSessionAsync(BuildKitPeer.NewId(), "key", BuildKitPeer.Methods, default).Soon());
        await using (session)
        {
            await BuildKitPeer.AssertWorkerAsync(Client, await Client.Sessions.OpenControlAsync(default).Soon());
            await health.Task.Soon();
        }

        Assert.Null(session.Failure);
    }

    private async Task RoundTripAsync(UpgradedStream stream, byte[] sent)
    {
        var sending = SendAsync();
        var (output, error) = await ReadAsync(stream).Soon();
        await sending.Soon();
        Assert.True(sent.AsSpan().SequenceEqual(output), $"{output.Length} bytes came back, and they are not those that were sent.");
        Assert.Equal("done\n"u8.ToArray(), error);

        async Task SendAsync()
        {
            foreach (var part in sent.Chunk(100_000))
            {
                await stream.WriteAsync(part, default);
            }

            await stream.CloseWriteAsync();
        }
    }

    private async Task<(byte[] Output, byte[] Error)> ReadAsync(UpgradedStream stream)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var multiplexed = await Client.Containers.IsMultiplexedAsync(stream, tty: false);
        await foreach (var chunk in OutputDecoder.ReadAsync(stream.Output, multiplexed, default))
        {
            (chunk.Stream == OutputStream.Error ? error : output).Write(chunk.Bytes.Span);
        }

        return (output.ToArray(), error.ToArray());
    }
}

public sealed class UnixTransportTests(EngineFixture engine) : TransportTests<EngineFixture>(engine);

public sealed class TcpTransportTests(TcpFixture engine) : TransportTests<TcpFixture>(engine);

/// <summary>The end of the input as an empty message, a busy pipe and the rights on a pipe are Windows' own, and not tried here.</summary>
public sealed class NamedPipeTransportTests(NamedPipeFixture engine) : TransportTests<NamedPipeFixture>(engine);
