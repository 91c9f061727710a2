using System.Net;
using DockerPS.Engine.Http;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Endpoints;

[Collection(OnEngine.Name)]
public sealed class SystemEndpointsTests(EngineFixture engine)
{
    [Fact]
    public async Task Over_both_sockets_it_is_the_same_engine()
    {
        foreach (var host in new[] { EngineFixture.Host, EngineFixture.TcpHost })
        {
            using var client = new DockerClient(host);
            var ping = await client.System.PingAsync();
            var version = await client.System.VersionAsync();
            Assert.Equal("linux", ping.OSType);
            Assert.Equal(version.ApiVersion, ping.ApiVersion.ToString());
            Assert.Equal(ping.ApiVersion, await client.NegotiateAsync());
            Assert.Equal("linux", version.Os);
            Assert.Matches("^[0-9]+[.][0-9]+", version.Version);
            Assert.NotEmpty(version.Components!);
        }
    }

    [Fact]
    public async Task An_older_version_can_be_pinned()
    {
        using var client = new DockerClient(engine.Client.Endpoint, new() { ApiVersion = ApiVersion.Minimum });
        Assert.Equal(ApiVersion.Minimum, await client.NegotiateAsync());
        Assert.NotNull((await client.System.VersionAsync()).Version);
    }

    [Fact]
    public async Task A_pinned_version_that_is_newer_than_the_engine_is_the_engines_refusal()
    {
        using var client = new DockerClient(engine.Client.Endpoint, new() { ApiVersion = ApiVersion.Maximum });
        var error = await Assert.ThrowsAsync<DockerApiException>(() => client.System.VersionAsync());
        Assert.Equal(HttpStatusCode.BadRequest, error.StatusCode);
        Assert.Contains("too new", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_come_as_they_happen()
    {
        var id = await engine.CreateShellAsync("true");
        var filters = new FilterSet().Add("container", id).Add("event", "start", "die");
        var events = engine.Client.System.EventsAsync(filters: filters).GetAsyncEnumerator();
        var next = events.MoveNextAsync().AsTask();
        Assert.False(next.IsCompleted);

        // The engine does not say when it has begun to listen.
        while (await Task.WhenAny(next, Task.Delay(200)) != next)
        {
            await engine.Client.Containers.RestartAsync(id);
        }

        Assert.True(await next);
        Assert.Equal(("container", "start", id), (events.Current.Type, events.Current.Action, events.Current.Actor?.Id));
        Assert.Equal(EngineFixture.Image, events.Current.Actor!.Attributes!["image"]);
        Assert.True(events.Current.TimeNano > 0);
        Assert.True(await events.MoveNextAsync().Soon());
        Assert.Equal("die", events.Current.Action);
        await events.DisposeAsync();
    }

    [Fact]
    public async Task Events_since_a_time_begin_with_what_the_engine_still_knows()
    {
        var since = DateTime.UtcNow;
        var id = await engine.RunAsync("true");
        var filters = new FilterSet().Add("container", id);
        foreach (var action in new[] { "create", "start", "die" })
        {
            var found =
                await engine.Client.System.EventsAsync(since, filters: filters).FirstAsync(happened => happened.Action == action).Soon();
            Assert.Equal(id, found.Actor?.Id);
        }
    }

    [Fact]
    public async Task Events_end_promptly_when_they_are_cancelled()
    {
        using var source = new CancellationTokenSource();
        var reading = engine.Client.System.EventsAsync(cancellationToken: source.Token).ToListAsync();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.Soon());
    }
}
