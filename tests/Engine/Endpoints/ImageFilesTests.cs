using System.Net;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Endpoints;

[Collection(OnEngine.Name)]
public sealed class ImageFilesTests(EngineFixture engine)
{
    private static readonly string s_newPong = HostileEngine.Pong.Replace("1.41", "1.51", StringComparison.Ordinal);

    private DockerClient Client => engine.Client;

    [Fact]
    public async Task A_history_has_the_steps_of_an_image()
    {
        var (id, name) = await MakeAsync();
        var step = Assert.Single(await Client.Images.HistoryAsync(name));
        Assert.Equal(id, step.Id);
        Assert.Contains(name, step.Tags!);
        Assert.True(step.Size > 0);
        Assert.StartsWith("Imported", step.Comment, StringComparison.Ordinal);
        Assert.InRange(
            DateTimeOffset.FromUnixTimeSeconds(step.Created), DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddMinutes(1));
    }

    [Fact]
    public async Task A_tag_names_an_image_and_leaves_its_other_names()
    {
        var (id, name) = await MakeAsync();
        var other = engine.WillMake($"registry.example.com:5000/team/{EngineFixture.NewName()}:2");
        await Client.Images.TagAsync(name, ImageName.Parse(other));
        Assert.Equal(id, (await Client.Images.InspectAsync(other)).Id);
        Assert.Equal(
            [name, other], (await Client.Images.InspectAsync(id)).RepoTags!.Order(StringComparer.Ordinal).OrderBy(tag => tag == other));
    }

    [Fact]
    public async Task A_tag_of_what_is_not_there_is_refused()
    {
        var error = await Assert.ThrowsAsync<DockerApiException>(() => Client.Images.TagAsync("nosuch:1", ImageName.Parse("shop:1")));
        Assert.Equal(HttpStatusCode.NotFound, error.StatusCode);
    }

    [Fact]
    public async Task A_removal_tells_what_was_untagged_and_what_was_deleted()
    {
        var (id, name) = await MakeAsync();
        var other = $"{EngineFixture.NewName()}:2";
        await Client.Images.TagAsync(name, ImageName.Parse(other));
        Assert.Equal(other, Assert.Single(await Client.Images.RemoveAsync(other)).Untagged);
        var done = await Client.Images.RemoveAsync(name);
        Assert.Equal(name, done[0].Untagged);
        Assert.Contains(done, item => item.Deleted == id);
        var gone = await Assert.ThrowsAsync<DockerApiException>(() => Client.Images.RemoveAsync(name));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task A_removal_of_an_image_that_a_container_uses_is_a_conflict()
    {
        var (_, name) = await MakeAsync();
        await engine.CreateAsync(new() { Image = name, Cmd = ["true"] });
        var error = await Assert.ThrowsAsync<DockerApiException>(() => Client.Images.RemoveAsync(name));
        Assert.Equal(HttpStatusCode.Conflict, error.StatusCode);
    }

    [Fact]
    public async Task Images_that_were_saved_are_loaded_with_their_ids_and_names()
    {
        var (id, name) = await MakeAsync();
        var (otherId, otherName) = await MakeAsync();
        var tar = await SaveAsync(name, otherName);
        await Client.Images.RemoveAsync(name);
        await Client.Images.RemoveAsync(otherName);
        var loaded = await Client.Images.LoadAsync(tar);
        Assert.Equal([name, otherName], loaded.OrderBy(item => item == otherName));
        Assert.Equal(id, (await Client.Images.InspectAsync(name)).Id);
        Assert.Equal(otherId, (await Client.Images.InspectAsync(otherName)).Id);
    }

    [Fact]
    public async Task An_image_that_was_saved_by_its_id_is_loaded_without_a_name()
    {
        var (id, name) = await MakeAsync();
        var tar = await SaveAsync(id);
        await Client.Images.RemoveAsync(name);
        Assert.Equal([id], await Client.Images.LoadAsync(tar));
        Assert.Empty((await Client.Images.InspectAsync(engine.WillMake(id))).RepoTags ?? []);
    }

    [Fact]
    public async Task Images_that_are_not_there_are_not_saved() =>
        await Assert.ThrowsAsync<DockerApiException>(() => SaveAsync("nosuch:1"));

    [Fact]
    public async Task A_tar_that_breaks_off_is_not_loaded()
    {
        var (_, name) = await MakeAsync();
        var tar = await SaveAsync(name);
        await Client.Images.RemoveAsync(name);
        tar.SetLength(tar.Length / 2);
        await Assert.ThrowsAnyAsync<DockerException>(() => Client.Images.LoadAsync(tar));
        await Assert.ThrowsAsync<DockerApiException>(() => Client.Images.InspectAsync(name));
    }

    [Fact]
    public async Task All_requests_say_what_they_were_told()
    {
        await using var hostile = HostileEngine.Answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]", s_newPong);
        using var client = hostile.CreateClient();
        await client.Images.HistoryAsync("team/web:1", "linux/arm64/v8").Soon();
        await client.Images.TagAsync("web:1", ImageName.Parse("registry:5000/team/web")).Soon();
        await client.Images.RemoveAsync("../containers/x", force: true, noPrune: true, ["linux/amd64", "linux/arm64"]).Soon();
        Assert.Equal(
            [
                "GET /v1.51/images/team%2Fweb%3A1/history?"
                    + "platform=%7B%22os%22%3A%22linux%22%2C%22architecture%22%3A%22arm64%22%2C%22variant%22%3A%22v8%22%7D HTTP/1.1",
                "POST /v1.51/images/web%3A1/tag?repo=registry%3A5000%2Fteam%2Fweb&tag=latest HTTP/1.1",
                "DELETE /v1.51/images/..%2Fcontainers%2Fx?force=1&noprune=1&"
                    + "platforms=%7B%22os%22%3A%22linux%22%2C%22architecture%22%3A%22amd64%22%7D&"
                    + "platforms=%7B%22os%22%3A%22linux%22%2C%22architecture%22%3A%22arm64%22%7D HTTP/1.1",
            ],
            hostile.Requests);
    }

    [Fact]
    public async Task Platforms_need_a_newer_engine_and_nothing_is_sent()
    {
        await using var hostile = HostileEngine.Answering("");
        using var client = hostile.CreateClient();
        var images = client.Images;
        await Assert.ThrowsAsync<DockerFeatureException>(() => images.HistoryAsync("web", "linux/arm64").Soon());
        await Assert.ThrowsAsync<DockerFeatureException>(() => images.RemoveAsync("web", platforms: ["linux/arm64"]).Soon());
        await Assert.ThrowsAsync<DockerFeatureException>(() => images.LoadAsync(new MemoryStream(), "linux/arm64").Soon());
        await Assert.ThrowsAsync<DockerFeatureException>(() => ReadAsync(images.SaveAsync(["web"], "linux/arm64")).Soon());
        Assert.Empty(hostile.Requests);
    }

    [Theory]
    [InlineData("{\"stream\":\"Loaded image: web:1\\n\"}{\"stream\":\"Loaded image ID: sha256:12\\n\"}", "web:1 sha256:12")]
    [InlineData("{\"stream\":\"The image web:1 already exists, renaming the old one with ID sha256:9 to empty "
        + "string\\n\"}{\"stream\":\"Loaded image: web:1\\n\"}", "web:1")]
    [InlineData(
        "{\"status\":\"Loading layer\",\"progressDetail\":{\"current\":1,\"total\":2},\"id\":\"12\"}{\"stream\":\"Loaded image: web:1\"}",
        "web:1")]
    [InlineData("{\"stream\":\"Loaded image ID: sha256:12\\nLoaded image ID: sha256:34\\n\"}", "sha256:12 sha256:34")]
    [InlineData("{\"stream\":\"something else\"}{}", "")]
    [InlineData("", "")]
    public async Task A_load_tells_the_images_that_the_engine_names(string answer, string loaded)
    {
        await using var hostile = HostileEngine.Answering(Answer(answer));
        using var client = hostile.CreateClient();
        Assert.Equal(loaded, string.Join(' ', await client.Images.LoadAsync(new MemoryStream()).Soon()));
    }

    [Theory]
    [InlineData("{\"stream\":\"Loaded image: web:1\\n\"}{\"errorDetail\":{\"message\":\"no space\"},\"error\":\"no space\"}")]
    [InlineData("{\"stream\":\"Loaded image: web:1\\n\"}{\"error\":\"no space\"}")]
    public async Task A_load_that_fails_on_its_way_is_a_failure(string answer)
    {
        await using var hostile = HostileEngine.Answering(Answer(answer));
        using var client = hostile.CreateClient();
        var error = await Assert.ThrowsAsync<DockerOperationException>(() => client.Images.LoadAsync(new MemoryStream()).Soon());
        Assert.Contains("no space", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"stream\":\"Loaded image: web:1\\n\"}{\"stre", 0)]
    [InlineData("{\"stream\":\"Loaded image: web:1\\n\"}", 100)]
    [InlineData("<html>", 0)]
    public async Task A_load_whose_answer_is_broken_is_a_failure(string answer, int missing)
    {
        await using var hostile = HostileEngine.Answering(Answer(answer, missing));
        using var client = hostile.CreateClient();
        await Assert.ThrowsAsync<DockerStreamException>(() => client.Images.LoadAsync(new MemoryStream()).Soon());
    }

    [Theory]
    [InlineData(2000, 0, false)]
    [InlineData(2000, 1024, true)]
    [InlineData(300000, 1023, false)]
    [InlineData(300000, 10240, true)]
    [InlineData(0, 512, false)]
    [InlineData(0, 1024, true)]
    public async Task A_saved_tar_has_an_end_or_is_a_failure(int bytes, int zeros, bool isWhole)
    {
        await using var hostile = HostileEngine.Answering(Answer(new string('x', bytes) + new string('\0', zeros)));
        using var client = hostile.CreateClient();
        var reading = ReadAsync(client.Images.SaveAsync(["web"])).Soon();
        if (isWhole)
        {
            Assert.Equal(bytes + zeros, (await reading).Length);
        }
        else
        {
            await Assert.ThrowsAsync<DockerStreamException>(() => reading);
        }
    }

    private static string Answer(string body, int missing = 0) =>
        $"HTTP/1.1 200 OK\r\nContent-Length: {body.Length + missing}\r\n\r\n{body}";

    private static async Task<MemoryStream> ReadAsync(IAsyncEnumerable<ReadOnlyMemory<byte>> pieces)
    {
        var tar = new MemoryStream();
        await foreach (var piece in pieces)
        {
            tar.Write(piece.Span);
        }

        tar.Position = 0;
        return tar;
    }

    private Task<MemoryStream> SaveAsync(params string[] names) => ReadAsync(Client.Images.SaveAsync(names));

    private async Task<(string Id, string Name)> MakeAsync()
    {
        var name = engine.WillMake($"{EngineFixture.NewName()}:1");
        await using var tar = File.OpenRead(EngineFixture.Setting("DOCKERPS_TEST_BASE"));
        return (await Client.Images.ImportAsync(tar, name, ["CMD [\"sh\"]"]), name);
    }
}
