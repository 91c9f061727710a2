using DockerPS.Engine.Http;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Http;

public sealed class RouteTests
{
    [Fact]
    public void Literal_text_stays_as_it_is()
    {
        Route route = $"/containers/{"web_1.x-y"}/json";
        Assert.Equal("/containers/web_1.x-y/json", route.ToString());
    }

    [Theory]
    [InlineData("../images/x")]
    [InlineData("../../_ping")]
    [InlineData("..\\images")]
    [InlineData("%2e%2e/images")]
    [InlineData("...")]
    [InlineData("./x")]
    [InlineData("a/b")]
    [InlineData("/web")]
    [InlineData("//host/x")]
    [InlineData("a b")]
    [InlineData(" ")]
    [InlineData("50%")]
    [InlineData("a?force=1")]
    [InlineData("a#b")]
    [InlineData("a;b&c=d+e")]
    [InlineData("registry:5000/team/app:v1@sha256:0")]
    [InlineData("grün 🐳")]
    [InlineData("a\r\nHost: b")]
    [InlineData("a\0b")]
    public async Task A_name_is_one_segment_of_the_path_whatever_it_holds(string name)
    {
        await using var engine = HostileEngine.Answering("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        using var client = engine.CreateClient();
        await Assert.ThrowsAsync<DockerApiException>(() => client.Containers.StartAsync(name));

        var line = engine.Requests[^1];
        Assert.StartsWith("POST /v1.41/containers/", line, StringComparison.Ordinal);
        Assert.EndsWith("/start HTTP/1.1", line, StringComparison.Ordinal);
        var segment = line["POST /v1.41/containers/".Length..^"/start HTTP/1.1".Length];
        Assert.Matches("^[A-Za-z0-9._~%-]+$", segment);
        Assert.Equal(name, Uri.UnescapeDataString(segment));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task A_name_that_would_vanish_from_the_path_is_refused_before_anything_is_sent(string name)
    {
        await using var engine = HostileEngine.Answering("HTTP/1.1 204 No Content\r\n\r\n");
        using var client = engine.CreateClient();
        await Assert.ThrowsAsync<ArgumentException>(() => client.Containers.RemoveAsync(name));
        Assert.Empty(engine.Requests);
    }
}
