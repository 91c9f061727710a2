using System.Text.Json.Nodes;
using DockerPS.Engine.Http;
using DockerPS.Engine.Json;
using DockerPS.Engine.Models;
using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Tests.Json;

public sealed class JsonOverlayTests
{
    private static readonly ContainerCreateRequest s_request = new()
    {
        Image = "busybox",
        Cmd = ["sleep", "1"],
        HostConfig = new() { Memory = 1024, Privileged = true },
    };

    [Fact]
    public async Task Without_an_overlay_the_request_is_what_it_is()
    {
        var body = await BodyAsync(null);
        Assert.Equal("busybox", (string?)body["Image"]);
        Assert.Equal(1024, (long?)body["HostConfig"]!["Memory"]);
        Assert.False(body.ContainsKey("WorkingDir"));
    }

    [Fact]
    public async Task Objects_are_merged_at_every_depth()
    {
        var body = await BodyAsync("""{"New":{"a":1},"HostConfig":{"Memory":2048,"Invented":{"deep":true}}}""");
        Assert.Equal("busybox", (string?)body["Image"]);
        Assert.Equal(1, (int?)body["New"]!["a"]);
        Assert.Equal(2048, (long?)body["HostConfig"]!["Memory"]);
        Assert.True((bool?)body["HostConfig"]!["Privileged"]);
        Assert.True((bool?)body["HostConfig"]!["Invented"]!["deep"]);
    }

    [Theory]
    [InlineData("Cmd", """["true"]""")]
    [InlineData("Cmd", """{"not":"a list"}""")]
    [InlineData("HostConfig", "5")]
    [InlineData("HostConfig", "null")]
    [InlineData("Image", """{"a":{}}""")]
    public async Task Everything_but_objects_is_replaced(string name, string value)
    {
        var body = await BodyAsync($$"""{"{{name}}":{{value}}}""");
        Assert.True(body.ContainsKey(name));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(value), body[name]), body.ToJsonString());
    }

    [Fact]
    public async Task An_overlay_serves_many_requests_unchanged()
    {
        var overlay = JsonNode.Parse("""{"HostConfig":{"Memory":1,"List":[{"a":1}]},"Labels":{"a":"b"}}""")!.AsObject();
        var before = overlay.ToJsonString();
        Assert.Equal(await TextAsync(overlay), await TextAsync(overlay));
        Assert.Equal(before, overlay.ToJsonString());
    }

    private static async Task<JsonObject> BodyAsync(string? overlay) =>
        JsonNode.Parse(await TextAsync(overlay is null ? null : JsonNode.Parse(overlay)!.AsObject()))!.AsObject();

    private static async Task<string> TextAsync(JsonObject? overlay)
    {
        using var content = JsonBody.From(s_request, EngineJson.Default.ContainerCreateRequest, overlay);
        Assert.Equal("application/json", content.Headers.ContentType?.MediaType);
        return await content.ReadAsStringAsync();
    }
}
