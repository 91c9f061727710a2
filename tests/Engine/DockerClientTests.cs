using DockerPS.Engine.Http;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests;

[Collection(WholeProcess.Name)]
public sealed class DockerClientTests(EngineFixture engine) : IClassFixture<EngineFixture>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_client_serves_twenty_requests_at_once(bool tcp)
    {
        using var client = new DockerClient(tcp ? EngineFixture.TcpHost : EngineFixture.Host);
        var id = await engine.CreateShellAsync("true");
        var containers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.Containers.InspectAsync(id))).Soon();
        Assert.All(containers, container => Assert.Equal(id, container.Id));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Many_requests_one_after_the_other_leave_no_sockets_open(bool tcp)
    {
        var id = await engine.StartAsync("echo one; trap exit TERM; sleep 600 & wait");
        using var client = new DockerClient(tcp ? EngineFixture.TcpHost : EngineFixture.Host);
        await UseAsync();
        var before = Descriptors();
        for (var round = 0; round < 25; round++)
        {
            await UseAsync();
        }

        await Waiting.UntilAsync(() => Task.FromResult(Descriptors() <= before + 4));

        async Task UseAsync()
        {
            for (var request = 0; request < 5; request++)
            {
                await client.System.VersionAsync();
            }

            await Assert.ThrowsAsync<DockerApiException>(() => client.Containers.InspectAsync("no such"));
            await client.Containers.LogsAsync(id, new() { Follow = true }).FirstAsync();
            await (await client.Containers.AttachAsync(id, input: false)).DisposeAsync();
            using var source = new CancellationTokenSource();
            var exit = await client.Containers.WaitAsync(id, "removed", source.Token);
            await source.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => exit.Soon());
        }
    }

    [Fact]
    public async Task A_client_that_is_disposed_of_closes_its_sockets()
    {
        var before = Descriptors();
        for (var round = 0; round < 20; round++)
        {
            using var client = new DockerClient(EngineFixture.Host);
            await client.System.VersionAsync();
        }

        await Waiting.UntilAsync(() => Task.FromResult(Descriptors() <= before + 4));
    }

    private static int Descriptors() => Directory.GetFileSystemEntries("/proc/self/fd").Length;
}
