using DockerPS.Engine.Models;

namespace DockerPS.Engine.Tests.Models;

public sealed class ImagePlatformTests
{
    [Theory]
    [InlineData("linux/amd64", "linux", "amd64", null)]
    [InlineData("linux/arm64/v8", "linux", "arm64", "v8")]
    [InlineData("windows/amd64", "windows", "amd64", null)]
    public void A_platform_is_system_processor_and_variant(string text, string os, string architecture, string? variant)
    {
        var platform = ImagePlatform.Parse(text);
        Assert.Equal((os, architecture, variant), (platform.Os, platform.Architecture, platform.Variant));
        Assert.Equal(text, platform.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("linux")]
    [InlineData("linux/")]
    [InlineData("/amd64")]
    [InlineData("linux//v8")]
    [InlineData("linux/arm64/")]
    [InlineData("linux/arm64/v8/x")]
    public void What_is_no_platform_is_refused(string text) =>
        Assert.Contains(
            "not a valid platform", Assert.Throws<FormatException>(() => ImagePlatform.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("linux/amd64", """{"os":"linux","architecture":"amd64"}""")]
    [InlineData("linux/arm64/v8", """{"os":"linux","architecture":"arm64","variant":"v8"}""")]
    [InlineData("linux/a\"b", """{"os":"linux","architecture":"a\u0022b"}""")]
    public void Newer_routes_take_it_as_JSON(string text, string json) => Assert.Equal(json, ImagePlatform.Parse(text).ToJson());
}
