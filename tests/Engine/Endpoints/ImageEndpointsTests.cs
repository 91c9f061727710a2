using System.Net;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Endpoints;

[Collection(OnEngine.Name)]
public sealed class ImageEndpointsTests(EngineFixture engine)
{
    private DockerClient Client => engine.Client;

    [Fact]
    public async Task A_list_has_the_images_that_its_filters_let_pass()
    {
        Assert.Contains(await Client.Images.ListAsync(), image => image.RepoTags?.Contains(EngineFixture.Image) == true && image.Size > 0);
        Assert.Contains(await Client.Images.ListAsync(all: true), image => image.RepoTags?.Contains(EngineFixture.Image) == true);
        Assert.Single(await Client.Images.ListAsync(filters: new FilterSet().Add("reference", EngineFixture.Image)));
        Assert.Empty(await Client.Images.ListAsync(filters: new FilterSet().Add("reference", "nosuch:*")));
        var error = await Assert.ThrowsAsync<DockerApiException>(
            () => Client.Images.ListAsync(filters: new FilterSet().Add("nosuch", "x")));
        Assert.Equal(HttpStatusCode.BadRequest, error.StatusCode);
    }

    [Fact]
    public async Task An_inspection_finds_an_image_by_name_and_id()
    {
        var image = await Client.Images.InspectAsync(EngineFixture.Image);
        Assert.StartsWith("sha256:", image.Id, StringComparison.Ordinal);
        Assert.Equal(["sh"], image.Config!.Cmd);
        Assert.Equal(image.Id, (await Client.Images.InspectAsync(image.Id)).Id);
        Assert.Equal(image.Id, (await Client.Images.InspectAsync("docker.io/library/busybox")).Id);
    }

    [Theory]
    [InlineData("nosuch:latest")]
    [InlineData("registry.example:5000/team/nosuch@sha256:0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task An_image_that_is_not_there_is_refused(string name)
    {
        var error = await Assert.ThrowsAsync<DockerApiException>(() => Client.Images.InspectAsync(name));
        Assert.InRange((int)error.StatusCode, 400, 499);
    }

    [Fact]
    public async Task An_import_makes_an_image_with_its_changes()
    {
        var name = engine.WillMake($"imported:{Guid.NewGuid():N}");
        await using var tar = File.OpenRead(EngineFixture.Setting("DOCKERPS_TEST_BASE"));
        var id = await Client.Images.ImportAsync(tar, name, ["CMD [\"echo\", \"a & b\"]", "ENV A=grün"]);
        var image = await Client.Images.InspectAsync(name);
        Assert.Equal(image.Id, id);
        Assert.Equal(["echo", "a & b"], image.Config!.Cmd);
        Assert.Equal(["A=grün"], image.Config.Env);
    }

    [Fact]
    public async Task An_import_under_a_name_that_is_none_is_refused() =>
        await Assert.ThrowsAsync<DockerApiException>(() => Client.Images.ImportAsync(new MemoryStream(), "NOT A NAME", []));

    [Fact]
    public async Task An_import_with_a_change_that_is_none_is_refused()
    {
        await using var tar = File.OpenRead(EngineFixture.Setting("DOCKERPS_TEST_BASE"));
        await Assert.ThrowsAnyAsync<DockerException>(
            () => Client.Images.ImportAsync(tar, engine.WillMake($"imported:{Guid.NewGuid():N}"), ["NOSUCH x"]));
    }

    [Fact]
    public async Task An_import_of_what_is_no_tar_fails()
    {
        var name = engine.WillMake($"imported:{Guid.NewGuid():N}");
        await Assert.ThrowsAnyAsync<DockerException>(
            () => Client.Images.ImportAsync(new MemoryStream(new byte[1000].Select(_ => (byte)'x').ToArray()), name, []));
        if (EngineFixture.HasContainerdStore)
        {
            // It has named the image before it finds that it cannot unpack it.
            Assert.Equal([name], (await Client.Images.InspectAsync(name)).RepoTags);
        }
        else
        {
            await Assert.ThrowsAsync<DockerApiException>(() => Client.Images.InspectAsync(name));
        }
    }

    [Fact]
    public async Task An_import_sends_all_that_it_is_told_and_waits_until_the_engine_takes_the_tar()
    {
        var head = "";
        const string Answer = "{\"status\":\"sha256:1234\"}";
        await using var hostile = HostileEngine.Behaving(
            async connection =>
            {
                head = connection.Head;
                await connection.SendAsync($"HTTP/1.1 200 OK\r\nContent-Length: {Answer.Length}\r\n\r\n{Answer}");
                await connection.ClosedAsync();
            },
            HostileEngine.Pong.Replace("1.41", "1.51", StringComparison.Ordinal));
        using var client = hostile.CreateClient();
        var import = new ImageImport { Reference = "a:1", Message = "by hand", Changes = ["USER x"], Platform = "linux/arm64" };
        Assert.Equal("sha256:1234", await client.Images.ImportAsync(import, new MemoryStream(new byte[1024])).Soon());
        Assert.Equal(
            ["POST /v1.51/images/create?fromSrc=-&repo=a%3A1&message=by%20hand&platform=linux%2Farm64&changes=USER%20x HTTP/1.1"],
            hostile.Requests);
        Assert.Contains("Expect: 100-continue", head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_with_a_platform_needs_a_newer_engine()
    {
        await using var hostile = HostileEngine.Answering("");
        using var client = hostile.CreateClient();
        await Assert.ThrowsAsync<DockerFeatureException>(
            () => client.Images.ImportAsync(new() { Platform = "linux/arm64" }, new MemoryStream()).Soon());
        Assert.Empty(hostile.Requests);
    }

    [Fact]
    public async Task An_import_that_ends_without_an_id_is_broken()
    {
        await using var hostile = HostileEngine.Answering("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"status\":\"working\"}");
        using var client = hostile.CreateClient();
        await Assert.ThrowsAsync<DockerStreamException>(() => client.Images.ImportAsync(new(), null).Soon());
    }
}
