using System.Net;
using System.Text;
using DockerPS.Engine.Errors;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Tests.Errors;

public sealed class RefusalTests
{
    [Theory]
    [InlineData(409, """{"message":"name is taken"}""", 409, "name is taken")]
    [InlineData(
        500,
        """{"cause":"that name is already in use","message":"taken: that name is already in use","response":500}""",
        409,
        "taken: that name is already in use")]
    [InlineData(500, """{"cause":"container state improper","message":"cannot","response":500}""", 409, "cannot")]
    [InlineData(500, """{"cause":"required plugin missing","message":"no plugin","response":500}""", 404, "no plugin")]
    [InlineData(500, """{"cause":"invalid argument","message":"unsupported","response":500}""", 400, "unsupported")]
    [InlineData(500, """{"cause":"something new","message":"broken","response":500}""", 500, "broken")]
    [InlineData(
        409, """{"cause":"invalid argument","message":"a status that tells more","response":409}""", 409, "a status that tells more")]
    public void The_status_is_that_of_docker(int status, string body, int expected, string message) =>
        AssertRead(status, body, expected, message);

    [Theory]
    [InlineData(404, """{"message":"page not found"}""")]
    [InlineData(404, "404 page not found\n")]
    [InlineData(404, "Not Found\n")]
    [InlineData(404, """{"cause":"","message":"Path /v1.41/containers/x/update is not supported","response":0}""")]
    [InlineData(503, """{"message":"Podman does not support service: /v1.41/swarm/init","response":503}""")]
    public void A_route_that_an_engine_lacks_is_named(int status, string body) =>
        AssertRead(status, body, 501, "This engine does not support POST /containers/x/update.");

    [Theory]
    [InlineData(
        "<html><head><TITLE>\n Bad &amp; worse </TITLE></head></html>",
        "The response is a web page with the status 502 (Bad Gateway), not an engine's: Bad & worse.")]
    [InlineData("<!DOCTYPE html>", "The response is a web page with the status 502 (Bad Gateway), not an engine's.")]
    [InlineData("no upstream", "no upstream")]
    [InlineData("", "The engine responded with the status 502 (Bad Gateway).")]
    public void A_proxys_page_is_not_the_message(string body, string message) => AssertRead(502, body, 502, message);

    [Fact]
    public void A_long_text_is_cut() => AssertRead(500, new string('x', 5000), 500, new string('x', 2000) + "…");

    private static void AssertRead(int status, string body, int expected, string message)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://engine/v1.41/containers/x/update");
        using var response = new HttpResponseMessage((HttpStatusCode)status) { RequestMessage = request };
        var refusal = Refusal.Read(response, Encoding.UTF8.GetBytes(body));
        Assert.Equal((expected, message), ((int)refusal.StatusCode, refusal.Message));
    }
}
