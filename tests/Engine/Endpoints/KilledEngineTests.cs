using DockerPS.Engine.Http;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Endpoints;

public sealed class KilledEngineTests(MortalEngineFixture engine) : IClassFixture<MortalEngineFixture>
{
    [Fact]
    public async Task An_engine_that_is_killed_breaks_every_stream_and_serves_the_same_client_when_it_is_back()
    {
        var client = engine.Client;
        var version = await client.NegotiateAsync();
        var id =
            (await client.Containers.CreateAsync(new() { Image = EngineFixture.Image, Cmd = ["sh", "-c", "echo ready; sleep 600"] })).Id;
        await client.Containers.StartAsync(id);

        var lines = client.Containers.LogsAsync(id, new() { Follow = true }).GetAsyncEnumerator();
        Assert.True(await lines.MoveNextAsync().Soon());
        var events = client.System.EventsAsync(DateTime.UtcNow.AddMinutes(-1)).GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync().Soon());
        var exit = await client.Containers.WaitAsync(id, "removed");

        await engine.KillAsync();
        await Assert.ThrowsAsync<DockerStreamException>(() => lines.MoveNextAsync().Soon());
        await Assert.ThrowsAsync<DockerStreamException>(async () =>
        {
            // What had come before is still to be read.
            while (await events.MoveNextAsync().Soon())
            {
            }
        });
        await Assert.ThrowsAsync<DockerStreamException>(() => exit.Soon());
        var error = await Assert.ThrowsAsync<DockerConnectionException>(() => client.System.VersionAsync().Soon());
        Assert.Equal(ConnectionFailure.Refused, error.Kind);

        await engine.ResumeAsync();
        Assert.Equal(version, await client.NegotiateAsync());
        Assert.Equal(id, (await client.Containers.InspectAsync(id)).Id);
    }
}
