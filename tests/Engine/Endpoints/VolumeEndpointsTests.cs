using System.Net;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Endpoints;

[Collection(OnEngine.Name)]
public sealed class VolumeEndpointsTests(EngineFixture engine)
{
    private DockerClient Client => engine.Client;

    [Fact]
    public async Task A_volume_is_made_inspected_listed_and_removed()
    {
        var name = EngineFixture.NewName();
        var options = new Dictionary<string, string> { ["type"] = "tmpfs", ["device"] = "tmpfs", ["o"] = "size=1m" };
        var created = await Client.Volumes.CreateAsync(
            new() { Name = name, DriverOpts = options, Labels = new Dictionary<string, string> { ["dockerps.test"] = name } });
        try
        {
            Assert.Equal((name, "local", "local"), (created.Name, created.Driver, created.Scope));
            Assert.Equal(options, created.Options);
            var found = await Client.Volumes.InspectAsync(name);
            Assert.EndsWith($"/{name}/_data", found.MountPoint, StringComparison.Ordinal);
            Assert.NotNull(found.CreatedAt);
            var list = await Client.Volumes.ListAsync(new FilterSet().Add("label", $"dockerps.test={name}"));
            Assert.Equal(name, Assert.Single(list.Volumes!).Name);
            Assert.Empty((await Client.Volumes.ListAsync(new FilterSet().Add("label", "dockerps.test=nosuch"))).Volumes ?? []);
        }
        finally
        {
            await Client.Volumes.RemoveAsync(name);
        }

        var gone = await Assert.ThrowsAsync<DockerApiException>(() => Client.Volumes.RemoveAsync(name));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        await Client.Volumes.RemoveAsync(name, force: true);
    }

    [Fact]
    public async Task The_engine_makes_up_a_name_where_none_is_given()
    {
        var created = await Client.Volumes.CreateAsync(new());
        Assert.Equal(64, created.Name.Length);
        await Client.Volumes.RemoveAsync(created.Name);
    }

    [Fact]
    public async Task One_that_a_container_has_is_not_removed_with_force_either()
    {
        var name = EngineFixture.NewName();
        var container = await engine.CreateAsync(new() { HostConfig = new() { Binds = [$"{name}:/data"] } });
        foreach (var force in new[] { false, true })
        {
            var error = await Assert.ThrowsAsync<DockerApiException>(() => Client.Volumes.RemoveAsync(name, force));
            Assert.Equal(HttpStatusCode.Conflict, error.StatusCode);
        }

        await Client.Containers.RemoveAsync(container);
        await Client.Volumes.RemoveAsync(name);
    }

    [Theory]
    [InlineData("../containers/json")]
    [InlineData("a b")]
    [InlineData("nosuch")]
    public async Task A_name_addresses_nothing_else(string name)
    {
        var error = await Assert.ThrowsAsync<DockerApiException>(() => Client.Volumes.InspectAsync(name));

        // Engines answer a path that is not clean with its clean form, which is not followed.
        Assert.True(error.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MovedPermanently, error.Message);
    }

    [Fact]
    public async Task What_a_driver_tells_is_kept_whatever_it_is_and_so_are_warnings()
    {
        const string Body = """
            {"Volumes":[{"Name":"a","Driver":"nfs","Status":{"n":1,"t":"x","o":{"p":[true]}},"Scope":"global","Options":null,
            "Labels":null}],"Warnings":["w"]}
            """;
        await using var hostile = HostileEngine.Answering($"HTTP/1.1 200 OK\r\nContent-Length: {Body.Length}\r\n\r\n{Body}");
        using var client = hostile.CreateClient();
        var list = await client.Volumes.ListAsync().Soon();
        Assert.Equal(["w"], list.Warnings);
        Assert.Equal(["1", "x", "{\"p\":[true]}"], Assert.Single(list.Volumes!).Status!.Values.Select(value => value.ToString()));
    }

    [Fact]
    public async Task An_engine_without_volumes_answers_null()
    {
        const string Body = """{"Volumes":null,"Warnings":null}""";
        await using var hostile = HostileEngine.Answering($"HTTP/1.1 200 OK\r\nContent-Length: {Body.Length}\r\n\r\n{Body}");
        using var client = hostile.CreateClient();
        Assert.Null((await client.Volumes.ListAsync().Soon()).Volumes);
    }
}
