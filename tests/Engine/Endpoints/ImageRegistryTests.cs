using System.Text;
using System.Text.Json.Nodes;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Endpoints;

[Collection(OnEngine.Name)]
public sealed class ImageRegistryTests(
    EngineFixture engine, RegistryFixture registry, PrivateRegistryFixture closed, TokenRegistryFixture tokens)
    : IClassFixture<RegistryFixture>, IClassFixture<PrivateRegistryFixture>, IClassFixture<TokenRegistryFixture>
{
    private const string Nothing = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    private static readonly RegistryAuth s_user = new() { UserName = RegistryFixture.User, Password = RegistryFixture.Password };

    private DockerClient Client => engine.Client;

    [Fact]
    public async Task A_pull_tells_how_it_goes_and_leaves_the_image()
    {
        var name = engine.WillMake($"{registry.Address}/small");
        var messages = await Client.Images.PullAsync(ImageName.Parse($"{name}:latest")).ToListAsync().Soon();
        Assert.Contains(messages, message => message.Id is { Length: > 0 } && message.Progress is not null);
        Assert.Contains(messages, message => message.Status?.StartsWith("Digest: sha256:", StringComparison.Ordinal) == true);
        Assert.Equal(["/file"], (await Client.Images.InspectAsync($"{name}:latest")).Config!.Cmd);
    }

    [Fact]
    public async Task A_pull_with_credentials_is_let_in()
    {
        var name = engine.WillMake($"{closed.Address}/small");
        await Client.Images.PullAsync(ImageName.Parse($"{name}:latest"), auth: s_user).ToListAsync().Soon();
        Assert.Equal(["/file"], (await Client.Images.InspectAsync($"{name}:latest")).Config!.Cmd);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("wrong")]
    public async Task A_pull_without_the_right_credentials_is_denied(string? password)
    {
        var auth = password is null ? null : new RegistryAuth { UserName = RegistryFixture.User, Password = password };
        var error = await Assert.ThrowsAsync<DockerRegistryException>(
            () => Client.Images.PullAsync(ImageName.Parse($"{closed.Address}/small:latest"), auth: auth).ToListAsync().Soon());
        Assert.Equal(RegistryFailure.Denied, error.Failure);
    }

    [Theory]
    [InlineData("small:nosuch")]
    [InlineData("nosuch:latest")]
    public async Task A_pull_of_what_the_registry_does_not_have_fails(string name) =>
        Assert.Equal(
            RegistryFailure.NotFound,
            (await Assert.ThrowsAsync<DockerRegistryException>(
                () => Client.Images.PullAsync(ImageName.Parse($"{registry.Address}/{name}")).ToListAsync().Soon())).Failure);

    [Fact]
    public async Task A_pull_from_where_nothing_listens_fails_with_the_address()
    {
        var error = await Assert.ThrowsAsync<DockerRegistryException>(
            () => Client.Images.PullAsync(ImageName.Parse("127.0.0.1:1/x:1")).ToListAsync().Soon());
        Assert.Equal(RegistryFailure.Unreachable, error.Failure);
        Assert.Contains("127.0.0.1:1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("registry.example:5000/a/b:2", "fromImage=registry.example%3A5000%2Fa%2Fb&tag=2")]
    [InlineData("busybox", "fromImage=docker.io%2Flibrary%2Fbusybox")]
    [InlineData(
        "busybox:2@sha256:e0c1b2d3f4a5968778695a4b3c2d1e0fe0c1b2d3f4a5968778695a4b3c2d1e0f",
        "fromImage=docker.io%2Flibrary%2Fbusybox&tag=sha256%3Ae0c1b2d3f4a5968778695a4b3c2d1e0fe0c1b2d3f4a5968778695a4b3c2d1e0f")]
    public async Task A_pull_names_the_image_in_full_and_the_platform(string name, string query)
    {
        await using var hostile = HostileEngine.Answering(Nothing);
        using var client = hostile.CreateClient();
        Assert.Empty(await client.Images.PullAsync(ImageName.Parse(name), "linux/arm64").ToListAsync().Soon());
        Assert.Equal([$"POST /v1.41/images/create?{query}&platform=linux%2Farm64 HTTP/1.1"], hostile.Requests);
    }

    [Fact]
    public async Task A_push_of_what_the_engine_does_not_have_fails() =>
        Assert.Equal(
            RegistryFailure.NotFound,
            (await Assert.ThrowsAsync<DockerRegistryException>(
                () => Client.Images.PushAsync(ImageName.Parse($"{registry.Address}/nosuch:1")).ToListAsync().Soon())).Failure);

    [Fact]
    public async Task A_push_of_a_platform_needs_a_newer_engine()
    {
        await using var hostile = HostileEngine.Answering(Nothing);
        using var client = hostile.CreateClient();
        await Assert.ThrowsAsync<DockerFeatureException>(
            () => client.Images.PushAsync(ImageName.Parse("a:1"), "linux/arm64").ToListAsync().Soon());
        Assert.Empty(hostile.Requests);
    }

    [Theory]
    [InlineData("linux/amd64", """{"os":"linux","architecture":"amd64"}""")]
    [InlineData("linux/arm/v7", """{"os":"linux","architecture":"arm","variant":"v7"}""")]
    public void A_platform_is_told_in_its_fields(string platform, string json) =>
        Assert.Equal(json, ImagePlatform.Parse(platform).ToJson());

    [Fact]
    public void Credentials_go_in_base64_for_addresses_with_padding()
    {
        // One of the three lengths needs two marks of padding, one needs one, one needs none.
        foreach (var name in new[] { "a", "ab", "abc" })
        {
            var header =
                new RegistryAuth { UserName = name, Password = RegistryFixture.Password, Registry = "registry.example" }.ToHeader();
            Assert.Equal(0, header.Length % 4);
            Assert.DoesNotContain(header, mark => mark is '+' or '/');
            var json = JsonNode.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(header.Replace('-', '+').Replace('_', '/'))))!;
            Assert.Equal(RegistryFixture.Password, (string?)json["password"]);
            Assert.Equal(name, (string?)json["username"]);
            Assert.Equal("registry.example", (string?)json["serveraddress"]);
            Assert.Null(json["identitytoken"]);
        }

        Assert.Equal("e30=", RegistryAuth.Anonymous.ToHeader());
    }

    [Fact]
    public void Credentials_as_a_text_hold_nothing_secret()
    {
        Assert.Equal(
            "robot on registry.example",
            new RegistryAuth { UserName = "robot", Password = "secret", Registry = "registry.example" }.ToString());
        Assert.Equal(
            "(token) on registry.example", new RegistryAuth { IdentityToken = "secret", Registry = "registry.example" }.ToString());
    }

    [Fact]
    public async Task A_registry_checks_credentials()
    {
        var auth = new RegistryAuth { UserName = RegistryFixture.User, Password = RegistryFixture.Password, Registry = closed.Address };
        Assert.Null(await Client.System.AuthenticateAsync(auth));
        var wrong = new RegistryAuth { UserName = RegistryFixture.User, Password = "wrong", Registry = closed.Address };
        Assert.Equal(
            RegistryFailure.Denied,
            (await Assert.ThrowsAsync<DockerRegistryException>(() => Client.System.AuthenticateAsync(wrong))).Failure);
    }

    [Fact]
    public async Task A_registry_gives_an_identity_token_which_lets_one_in()
    {
        var user = new RegistryAuth { UserName = RegistryFixture.User, Password = RegistryFixture.Password, Registry = tokens.Address };
        var token = await Client.System.AuthenticateAsync(user).Soon();
        Assert.Equal(TokenRegistryFixture.IdentityToken, token);

        var name = ImageName.Parse(engine.WillMake($"{tokens.Address}/small:latest"));
        await Client.Images.PullAsync(name, auth: new() { IdentityToken = token, Registry = tokens.Address }).ToListAsync().Soon();
        Assert.Equal(["/file"], (await Client.Images.InspectAsync(name.Familiar)).Config!.Cmd);
        var wrong = new RegistryAuth { IdentityToken = "wrong", Registry = tokens.Address };
        Assert.Equal(
            RegistryFailure.Denied,
            (await Assert.ThrowsAsync<DockerRegistryException>(
                () => Client.Images.PullAsync(name, auth: wrong).ToListAsync().Soon())).Failure);
    }

    [Theory]
    [InlineData("""{"Status":"Login Succeeded","IdentityToken":"t"}""", "t")]
    [InlineData("""{"Status":"Login Succeeded","IdentityToken":""}""", null)]
    [InlineData("", null)]
    public async Task A_registry_may_give_a_token(string body, string? token)
    {
        await using var hostile = HostileEngine.Answering(
            body.Length == 0 ? "HTTP/1.1 204 No Content\r\n\r\n" : $"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        using var client = hostile.CreateClient();
        Assert.Equal(token, await client.System.AuthenticateAsync(new() { UserName = "a", Password = "b", Registry = "c" }).Soon());
    }
}
