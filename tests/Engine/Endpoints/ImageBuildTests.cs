using System.Text;
using DockerPS.Engine.Archives;
using DockerPS.Engine.BuildKit;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Engine.Streaming;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Endpoints;

[Collection(OnEngine.Name)]
public sealed class ImageBuildTests(EngineFixture engine)
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n";

    private DockerClient Client => engine.Client;

    [Theory]
    [InlineData(BuilderKind.Classic)]
    [InlineData(BuilderKind.BuildKit)]
    public async Task A_build_tells_how_it_goes_and_ends_with_the_id(BuilderKind builder)
    {
        var name = engine.WillMake($"built:{Guid.NewGuid():N}");
        var messages = await BuildAsync(new() { Builder = builder, Tags = [name], NoCache = true }, "FROM busybox:latest\nRUN echo a word");
        var id = messages.Select(message => message.ImageId).OfType<string>().Single();
        Assert.Equal((await Client.Images.InspectAsync(name)).Id, id);
        var text = string.Concat(messages.Select(message => message.Text));
        var logs = messages.Select(message => message.ReadTrace()).OfType<BuildTrace>().SelectMany(trace => trace.Logs);
        var written = string.Concat(logs.Select(log => Encoding.UTF8.GetString(log.Message.Span)));
        Assert.Contains("a word\n", builder == BuilderKind.Classic ? text : written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_fails_is_a_failure_with_its_exit_code_from_the_classic_builder()
    {
        var error = await Assert.ThrowsAsync<DockerOperationException>(() =>
            BuildAsync(new() { Builder = BuilderKind.Classic }, "FROM busybox:latest\nRUN exit 42"));
        Assert.Equal(42, error.Code);
    }

    [Fact]
    public async Task A_command_that_fails_is_a_failure_of_the_step_in_the_trace_of_BuildKit()
    {
        var messages = new List<BuildMessage>();
        var error = await Assert.ThrowsAsync<DockerOperationException>(() =>
            BuildAsync(new() { NoCache = true }, "FROM busybox:latest\nRUN exit 42", messages));
        Assert.EndsWith("exit code: 42", error.Message, StringComparison.Ordinal);
        Assert.Contains(
            messages.Select(message => message.ReadTrace()).OfType<BuildTrace>().SelectMany(trace => trace.Vertices),
            vertex => vertex.Name == "[2/2] RUN exit 42" && vertex.Error == error.Message);
    }

    [Theory]
    [InlineData(BuilderKind.Classic)]
    [InlineData(BuilderKind.BuildKit)]
    public async Task What_the_engine_refuses_is_a_refusal_though_a_large_context_is_sent(BuilderKind builder)
    {
        var folder = Directory.CreateTempSubdirectory("refused-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "Dockerfile"), "FROM busybox:latest");
            using (var large = File.Create(Path.Combine(folder.FullName, "large")))
            {
                large.SetLength(256 << 20);
            }

            var context = BuildContext.FromFolder(folder.FullName, null, new());
            await Assert.ThrowsAsync<DockerApiException>(
                () => ReadAsync(new() { Builder = builder, Tags = ["NOT A NAME"] }, context, [])).Soon();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData(BuilderKind.Classic)]
    [InlineData(BuilderKind.BuildKit)]
    public async Task A_file_that_changes_while_it_is_sent_ends_the_build_with_its_name(BuilderKind builder)
    {
        var folder = Directory.CreateTempSubdirectory("changed-");
        try
        {
            var path = Path.Combine(folder.FullName, "growing");
            File.WriteAllText(Path.Combine(folder.FullName, "Dockerfile"), "FROM busybox:latest");
            File.WriteAllBytes(path, new byte[8 << 20]);
            var context = BuildContext.FromFolder(folder.FullName, null, new() { Passed = _ => File.AppendAllText(path, "more") });
            var error = await Assert.ThrowsAsync<ArchiveException>(() => ReadAsync(new() { Builder = builder }, context, [])).Soon();
            Assert.Equal(path, error.Path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData(BuilderKind.Classic)]
    [InlineData(BuilderKind.BuildKit)]
    public async Task Who_stops_reading_ends_the_build(BuilderKind builder)
    {
        // The engine tells of the command's process nowhere, but it runs on this computer.
        var seconds = Random.Shared.Next(100_000, 900_000).ToString(System.Globalization.CultureInfo.InvariantCulture);
        await foreach (var message in Client.Images.BuildAsync(
            new() { Builder = builder }, BuildContext.FromDockerfile(Encoding.UTF8.GetBytes($"FROM busybox:latest\nRUN sleep {seconds}"))))
        {
            if (IsRunning(seconds))
            {
                break;
            }

            if (message.Text?.Contains("Running in", StringComparison.Ordinal) == true
                || message.ReadTrace()?.Vertices.Any(vertex => vertex is { Started: not null }
                    && vertex.Name.Contains(seconds, StringComparison.Ordinal)) == true)
            {
                await Waiting.UntilAsync(() => Task.FromResult(IsRunning(seconds)));
                break;
            }
        }

        await Waiting.UntilAsync(() => Task.FromResult(!IsRunning(seconds)));
    }

    [Fact]
    public async Task All_that_is_told_is_sent()
    {
        await using var hostile = HostileEngine.Answering($"{Head}{{\"aux\":{{\"ID\":\"sha256:1234\"}}}}");
        using var client = hostile.CreateClient();
        var build = new ImageBuild
        {
            Builder = BuilderKind.Classic,
            Remote = "https://example.com/a.git#main:sub",
            Dockerfile = "sub/Dockerfile",
            Tags = ["a:1", "b:2"],
            Arguments = new Dictionary<string, string> { ["A"] = "1 & 2" },
            Labels = new Dictionary<string, string> { ["l"] = "" },
            Target = "stage",
            Platform = "linux/arm64",
            NoCache = true,
            Pull = true,
            NetworkMode = "none",
            CacheFrom = ["c:3"],
            ExtraHosts = ["db:10.0.0.5", "web:10.0.0.6"],
            ShmSize = 1024,
            Ulimits = [new() { Name = "nofile", Soft = 1, Hard = 2 }],
            Squash = true,
        };
        await foreach (var message in client.Images.BuildAsync(build, null))
        {
            Assert.Equal("sha256:1234", message.ImageId);
        }

        var request = Uri.UnescapeDataString(Assert.Single(hostile.Requests));
        foreach (var part in new[]
        {
            "version=1&", "&rm=1&forcerm=1&", "remote=https://example.com/a.git#main:sub&", "dockerfile=sub/Dockerfile&",
            "t=a:1&t=b:2", "buildargs={\"A\":\"1 \\u0026 2\"}&",
            "labels={\"l\":\"\"}&", "target=stage&", "platform=linux/arm64&", "nocache=1&", "pull=1&",
            "networkmode=none&", "cachefrom=[\"c:3\"]&",
            "extrahosts=db:10.0.0.5&extrahosts=web:10.0.0.6&", "shmsize=1024&",
            "ulimits=[{\"Name\":\"nofile\",\"Soft\":1,\"Hard\":2}]&", "squash=1&",
        })
        {
            Assert.Contains(part, request, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Credentials_go_into_a_header()
    {
        var head = "";
        await using var hostile = HostileEngine.Behaving(async connection =>
        {
            head = connection.Head;
            await connection.SendAsync($"{Head}{{\"aux\":{{\"ID\":\"sha256:1234\"}}}}");
        });
        using var client = hostile.CreateClient();
        var credentials = new Dictionary<string, RegistryAuth> { ["registry.example"] = new() { UserName = "u", Password = "?>" } };
        await foreach (var message in client.Images.BuildAsync(new() { Remote = "https://example.com", Credentials = credentials }, null))
        {
            Assert.NotNull(message.ImageId);
        }

        var header = head.Split("X-Registry-Config: ")[1].Split('\r')[0];
        Assert.Equal(
            "{\"registry.example\":{\"username\":\"u\",\"password\":\"?\\u003E\"}}",
            Encoding.UTF8.GetString(Convert.FromBase64String(header.Replace('-', '+').Replace('_', '/'))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"stream\":\"Step 1/1 : FROM busybox\"}")]
    [InlineData("{\"aux\":{\"ID\":5}}")]
    [InlineData("{\"aux\":[1]}")]
    [InlineData("{\"stream\":\"Step")]
    [InlineData("{\"id\":\"moby.buildkit.trace\",\"aux\":\"%%%\"}")]
    [InlineData("{\"id\":\"moby.buildkit.trace\",\"aux\":{}}")]
    [InlineData("{\"id\":\"moby.buildkit.trace\",\"aux\":\"CgU=\"}")]
    public async Task A_build_that_ends_without_an_id_or_in_the_middle_is_no_success(string answer)
    {
        await using var hostile = HostileEngine.Answering(Head + answer);
        using var client = hostile.CreateClient();
        await Assert.ThrowsAsync<DockerStreamException>(async () =>
        {
            await foreach (var message in client.Images.BuildAsync(new() { Remote = "https://example.com" }, null))
            {
                message.ReadTrace();
            }
        }).Soon();
    }

    [Theory]
    [InlineData("{\"errorDetail\":{\"code\":7,\"message\":\"words\"},\"error\":\"words\"}", 7)]
    [InlineData("{\"error\":\"words\"}", null)]
    public async Task A_failure_in_the_stream_is_one(string answer, int? code)
    {
        await using var hostile = HostileEngine.Answering(Head + answer);
        using var client = hostile.CreateClient();
        var error = await Assert.ThrowsAsync<DockerOperationException>(async () =>
        {
            await foreach (var message in client.Images.BuildAsync(new() { Remote = "https://example.com" }, null))
            {
                Assert.Fail($"There should be no message: {message}");
            }
        });
        Assert.Equal(("words", code), (error.Message, error.Code));
    }

    [Theory]
    [InlineData("linux", "2", BuilderKind.BuildKit)]
    [InlineData("linux", "1", BuilderKind.Classic)]
    [InlineData("linux", null, BuilderKind.BuildKit)]
    [InlineData("windows", "1", BuilderKind.Classic)]
    [InlineData("windows", null, BuilderKind.Classic)]
    public void The_engine_says_which_builder_to_use(string system, string? version, BuilderKind builder) =>
        Assert.Equal(builder, new EnginePing(null, system, version, false, null).Builder);

    [Fact]
    public async Task A_container_becomes_an_image()
    {
        var name = engine.WillMake($"{EngineFixture.NewName()}:1");
        var container = await engine.RunAsync("echo text > /made");
        var id = await Client.Images.CommitAsync(new()
        {
            Container = container,
            Name = ImageName.Parse(name),
            Author = "somebody",
            Message = "by hand",
            Changes = ["ENV A=1", "CMD [\"cat\", \"/made\"]"],
            Pause = false,
        });
        var image = await Client.Images.InspectAsync(name);
        Assert.Equal(image.Id, id);
        Assert.Equal(["cat", "/made"], image.Config!.Cmd);
        Assert.Contains("A=1", image.Config.Env!);
    }

    [Fact]
    public async Task A_container_that_is_not_there_becomes_none() =>
        await Assert.ThrowsAsync<DockerApiException>(() => Client.Images.CommitAsync(new() { Container = "nosuch" }));

    private async Task<List<BuildMessage>> BuildAsync(ImageBuild build, string dockerfile, List<BuildMessage>? messages = null) =>
        await ReadAsync(build, BuildContext.FromDockerfile(Encoding.UTF8.GetBytes(dockerfile)), messages ?? []);

    private async Task<List<BuildMessage>> ReadAsync(ImageBuild build, BuildContext context, List<BuildMessage> messages)
    {
        await foreach (var message in Client.Images.BuildAsync(build, context))
        {
            messages.Add(message);
        }

        return messages;
    }

    private static bool IsRunning(string seconds) => Processes.Any(line => line == $"sleep\0{seconds}\0");
}
