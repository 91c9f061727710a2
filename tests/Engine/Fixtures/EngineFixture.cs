using DockerPS.Engine.Http;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Tests.Fixtures;

/// <summary>The private engine that the suite was started with. What a test makes through this fixture is removed at the end.</summary>
public class EngineFixture : IAsyncLifetime
{
    public const string Image = "busybox:latest";

    private readonly List<string> _images = [];
    private readonly Dictionary<string, string> _labels = new() { ["dockerps.test"] = Guid.NewGuid().ToString("N") };

    /// <summary>The engine's unix socket.</summary>
    public static string Host => Setting("DOCKERPS_TEST_HOST");

    /// <summary>The same engine over TCP.</summary>
    public static string TcpHost => Setting("DOCKERPS_TEST_TCP");

    public DockerClient Client { get; protected set; } = new(Host);

    /// <summary>Selects the containers of this fixture.</summary>
    public FilterSet Filter => new FilterSet().Add("label", _labels.Select(label => $"{label.Key}={label.Value}"));

    /// <summary>Whether the engine keeps its images in containerd.</summary>
    public static bool HasContainerdStore => Setting("DOCKERPS_TEST_STORE") == "containerd";

    /// <summary>A setting that tests/Fixtures/Engines/engine.sh printed when it started the engine.</summary>
    public static string Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException(
            $"{name} is not set. Run the suite with build.ps1 -Task Test, or start an engine with tests/Fixtures/Engines/engine.sh.");

    public static string NewName() => $"test-{Guid.NewGuid():N}";

    public virtual async Task InitializeAsync()
    {
        try
        {
            await Client.Images.InspectAsync(Image);
        }
        catch (DockerApiException error) when (error.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            await using var tar = File.OpenRead(Setting("DOCKERPS_TEST_BASE"));
            await Client.Images.ImportAsync(tar, Image, ["CMD [\"sh\"]"]);
        }
    }

    public virtual async Task DisposeAsync()
    {
        foreach (var container in await Client.Containers.ListAsync(filters: Filter))
        {
            await Client.Containers.RemoveAsync(container.Id, force: true, volumes: true);
        }

        foreach (var image in _images)
        {
            try
            {
                await Client.Images.RemoveAsync(image, force: true);
            }
            catch (DockerApiException error) when (error.StatusCode == System.Net.HttpStatusCode.NotFound)
            {
                // The test did not come to make it, or removed it.
            }
        }

        Client.Dispose();
    }

    /// <summary>Has an image removed at the end that a test is about to make, and returns its name.</summary>
    public string WillMake(string image)
    {
        _images.Add(image);
        return image;
    }

    /// <summary>Makes a container and returns its id.</summary>
    public async Task<string> CreateAsync(ContainerCreateRequest request, string? name = null) =>
        (await Client.Containers.CreateAsync(request with { Image = request.Image ?? Image, Labels = _labels }, name)).Id;

    /// <summary>Makes a container that runs a script, and returns its id.</summary>
    public Task<string> CreateShellAsync(string script, bool tty = false, bool input = false) => CreateAsync(new()
    {
        Cmd = ["sh", "-c", script],
        Tty = tty,
        OpenStdin = input,
        StdinOnce = input,
        AttachStdin = input,
        AttachStdout = true,
        AttachStderr = true,
    });

    /// <summary>Makes and starts a container that runs a script, and returns its id.</summary>
    public async Task<string> StartAsync(string script, bool tty = false)
    {
        var id = await CreateShellAsync(script, tty);
        Assert.True(await Client.Containers.StartAsync(id));
        return id;
    }

    /// <summary>Makes and starts a container that runs until it is told to end, and returns its id.</summary>
    public Task<string> StartAsync() => StartAsync("trap exit TERM; sleep 600 & wait");

    /// <summary>Runs a script to its end in a new container, and returns its id.</summary>
    public async Task<string> RunAsync(string script, bool tty = false)
    {
        var id = await CreateShellAsync(script, tty);
        var exit = await Client.Containers.WaitAsync(id, "next-exit");
        await Client.Containers.StartAsync(id);
        await exit.Soon();
        await NotedEndAsync(id);
        return id;
    }

    /// <summary>
    /// Whether a size can be that of files with so many bytes: the classic image store counts these, and a containerd store the blocks
    /// of the disk that they take, and folders too.
    /// </summary>
    public static void AssertSize(long bytes, long? size)
    {
        if (HasContainerdStore)
        {
            Assert.True(size >= bytes, $"{size} bytes are less than the files have: {bytes}.");
        }
        else
        {
            Assert.Equal(bytes, size);
        }
    }

    public async Task<string?> StatusAsync(string id) => (await Client.Containers.InspectAsync(id)).State?.Status;

    /// <summary>Waits until the engine has noted that a container has ended: it tells whoever waits for the end a moment before.</summary>
    private Task NotedEndAsync(string id) => Waiting.UntilAsync(
        async () => (await Client.Containers.ListAsync(filters: new FilterSet().Add("id", id))).Single().State == "exited");
}

/// <summary>Tests on the suite's engine; one at a time, so that it is not the load that is tested.</summary>
[CollectionDefinition(Name)]
public sealed class OnEngine : ICollectionFixture<EngineFixture>
{
    public const string Name = "engine";
}
