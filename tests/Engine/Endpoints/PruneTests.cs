using System.Net;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Endpoints;

/// <summary>Removing what is not in use; on the suite's engine only what is this suite's.</summary>
[Collection(OnEngine.Name)]
public sealed class PruneTests(EngineFixture engine)
{
    [Theory]
    [InlineData("containers", """{"ContainersDeleted":["c1","c2"],"SpaceReclaimed":7}""", "c1 c2")]
    [InlineData("networks", """{"NetworksDeleted":["n1"]}""", "n1")]
    [InlineData("volumes", """{"VolumesDeleted":["v1"],"SpaceReclaimed":7}""", "v1")]
    [InlineData("images", """{"ImagesDeleted":[{"Untagged":"a:1"},{"Deleted":"sha256:a"}],"SpaceReclaimed":7}""", "a:1 sha256:a")]
    [InlineData("build", """{"CachesDeleted":["r1"],"SpaceReclaimed":7}""", "r1")]
    [InlineData("images", """{"ImagesDeleted":null,"SpaceReclaimed":0}""", "")]
    public async Task Each_kind_has_a_list_of_its_own(string kind, string json, string removed)
    {
        await using var hostile = HostileEngine.Answering($"HTTP/1.1 200 OK\r\nContent-Length: {json.Length}\r\n\r\n{json}");
        using var client = hostile.CreateClient();
        var filters = new FilterSet().Add("label", "a=b");
        var result = await (kind switch
        {
            "containers" => client.System.PruneContainersAsync(filters),
            "networks" => client.System.PruneNetworksAsync(filters),
            "volumes" => client.System.PruneVolumesAsync(filters),
            "images" => client.System.PruneImagesAsync(filters),
            _ => client.System.PruneBuildCacheAsync(all: true, filters),
        }).Soon();
        Assert.Equal(removed, string.Join(' ', result.Removed));
        Assert.Equal(json.Contains('7', StringComparison.Ordinal) ? 7 : 0, result.SpaceReclaimed);
        var query = (kind == "build" ? "all=1&" : "") + "filters=%7B%22label%22%3A%5B%22a%3Db%22%5D%7D";
        Assert.Equal([$"POST /v1.41/{kind}/prune?{query} HTTP/1.1"], hostile.Requests);
    }

    /// <summary>
    /// A containerd store says "untagged" of an image without a name, too, and "deleted" only if no other record refers to it.
    /// </summary>
    [Fact]
    public async Task An_image_is_removed_once_and_only_if_it_is_gone()
    {
        var (gone, there) = ($"sha256:{new string('1', 64)}", $"sha256:{new string('2', 64)}");
        var json = $$"""
            {"ImagesDeleted":[{"Untagged":"{{gone}}"},{"Deleted":"{{gone}}"},{"Untagged":"a:1"},{"Untagged":"{{there}}"},
            {"Deleted":"{{gone}}"}]}
            """;
        await using var hostile = HostileEngine.Answering($"HTTP/1.1 200 OK\r\nContent-Length: {json.Length}\r\n\r\n{json}");
        using var client = hostile.CreateClient();
        Assert.Equal([gone, "a:1"], (await client.System.PruneImagesAsync().Soon()).Removed);
    }

    [Fact]
    public async Task Stopped_containers_that_the_filters_mean_go_and_the_others_stay()
    {
        var mine = $"prune.test={Guid.NewGuid():N}";
        var label = mine.Split('=');
        var other = await engine.RunAsync("true");
        var labels = new Dictionary<string, string> { [label[0]] = label[1] };
        var request = new ContainerCreateRequest { Image = EngineFixture.Image, Cmd = ["true"], Labels = labels };
        var id = (await engine.Client.Containers.CreateAsync(request)).Id;
        var filters = new FilterSet().Add("label", mine);
        Assert.Empty(
            (await engine.Client.System.PruneContainersAsync(
                new FilterSet().Add("label", mine).Add("until", DateTime.Now.AddHours(-1)))).Removed);
        Assert.Equal([id], (await engine.Client.System.PruneContainersAsync(filters)).Removed);
        Assert.Empty((await engine.Client.System.PruneContainersAsync(filters)).Removed);
        Assert.Equal("exited", await engine.StatusAsync(other));
    }

    [Fact]
    public async Task A_filter_that_a_kind_does_not_have_is_the_engines_refusal()
    {
        var error = await Assert.ThrowsAsync<DockerApiException>(
            () => engine.Client.System.PruneVolumesAsync(new FilterSet().Add("until", "1h")));
        Assert.Equal(HttpStatusCode.BadRequest, error.StatusCode);
    }
}
