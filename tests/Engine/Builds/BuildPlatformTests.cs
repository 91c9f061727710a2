using DockerPS.Engine.Builds;

namespace DockerPS.Engine.Tests.Builds;

/// <summary>The forms of platforms, with the values of containerd's parser.</summary>
public sealed class BuildPlatformTests
{
    [Theory]
    [InlineData("linux/amd64", "linux/amd64", "linux/amd64")]
    [InlineData("Linux/x86_64", "linux/amd64", "linux/amd64")]
    [InlineData("linux/amd64/v1", "linux/amd64", "linux/amd64")]
    [InlineData("linux/amd64/v2", "linux/amd64/v2", "linux/amd64/v2")]
    [InlineData("linux/arm64", "linux/arm64", "linux/arm64")]
    [InlineData("linux/arm64/v8", "linux/arm64/v8", "linux/arm64")]
    [InlineData("linux/arm64/9", "linux/arm64/v9", "linux/arm64/v9")]
    [InlineData("linux/aarch64", "linux/arm64", "linux/arm64")]
    [InlineData("linux/arm", "linux/arm", "linux/arm/v7")]
    [InlineData("linux/arm/7", "linux/arm/v7", "linux/arm/v7")]
    [InlineData("linux/arm/v6", "linux/arm/v6", "linux/arm/v6")]
    [InlineData("linux/armhf", "linux/arm", "linux/arm/v7")]
    [InlineData("linux/armel", "linux/arm/v6", "linux/arm/v6")]
    [InlineData("linux/i386", "linux/386", "linux/386")]
    [InlineData("macos/arm64", "darwin/arm64", "darwin/arm64")]
    [InlineData("windows(10.0.17763)/amd64", "windows(10.0.17763)/amd64", "windows(10.0.17763)/amd64")]
    [InlineData("windows(10.0.17763+win32k)/amd64", "windows(10.0.17763+win32k)/amd64", "windows(10.0.17763+win32k)/amd64")]
    [InlineData("linux(+b+a)/amd64", "linux(+a+b)/amd64", "linux(+a+b)/amd64")]
    [InlineData("plat/form", "plat/form", "plat/form")]
    public void A_platform_is_read(string text, string expected, string normal)
    {
        Assert.Equal(expected, BuildPlatform.Parse(text).ToString());
        Assert.Equal(normal, Assert.Single(BuildPlatform.ParseAll(text)).ToString());
    }

    [Fact]
    public void An_operating_system_or_an_architecture_alone_is_completed()
    {
        Assert.Equal($"windows/{BuildPlatform.Local.Architecture}", BuildPlatform.Parse("windows").ToString());
        Assert.Equal($"{BuildPlatform.Local.Os}/s390x", BuildPlatform.Parse("s390x").ToString());
        Assert.Equal($"{BuildPlatform.Local.Os}/arm64", BuildPlatform.Parse("aarch64").ToString());
    }

    [Fact]
    public void Several_platforms_are_read() => Assert.Equal(
        [BuildPlatform.Local.Normalize(), BuildPlatform.Parse("linux/arm64"), BuildPlatform.Parse("linux/arm/v7")],
        BuildPlatform.ParseAll("local,linux/arm64/v8,linux/arm"));

    [Theory]
    [InlineData("")]
    [InlineData("linux/")]
    [InlineData("/amd64")]
    [InlineData("linux/*")]
    [InlineData("nothing")]
    [InlineData("linux/arm/v7/x")]
    [InlineData("linux/amd 64")]
    [InlineData("linux(/amd64")]
    [InlineData("linux/amd64,")]
    public void A_wrong_platform_is_refused(string text) => Assert.Equal(
        $"'{text.Split(',')[^1]}' is not a valid platform. Write it like linux/amd64 or linux/arm64/v8.",
        Assert.Throws<FormatException>(() => BuildPlatform.ParseAll(text)).Message);
}
