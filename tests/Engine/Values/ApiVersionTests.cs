using DockerPS.Engine.Http;

namespace DockerPS.Engine.Tests.Values;

public sealed class ApiVersionTests
{
    [Theory]
    [InlineData("1.41", 1, 41)]
    [InlineData("1.9", 1, 9)]
    [InlineData(" 2.0 ", 2, 0)]
    public void A_version_is_two_numbers(string text, int major, int minor)
    {
        Assert.True(ApiVersion.TryParse(text, out var version));
        Assert.Equal(new(major, minor), version);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.")]
    [InlineData(".41")]
    [InlineData("1.41.2")]
    [InlineData("v1.41")]
    [InlineData("1.-4")]
    [InlineData("1.+4")]
    [InlineData("1. 4")]
    [InlineData("1.x")]
    [InlineData("1.99999999999")]
    public void Everything_else_is_none(string? text) => Assert.False(ApiVersion.TryParse(text, out _));

    [Fact]
    public void Versions_compare_as_numbers_and_not_as_text()
    {
        ApiVersion[] ascending = [new(0, 99), new(1, 9), new(1, 41), new(1, 100), new(2, 0)];
        Assert.Equal(ascending, Enumerable.Reverse(ascending).Order());
        Assert.True(new ApiVersion(1, 9) < new ApiVersion(1, 41));
        Assert.True(new ApiVersion(2, 0) > new ApiVersion(1, 55));
        Assert.True(new ApiVersion(1, 41) >= new ApiVersion(1, 41));
        Assert.True(new ApiVersion(1, 41) <= new ApiVersion(1, 41));
        Assert.False(new ApiVersion(1, 41) < new ApiVersion(1, 41));
        Assert.False(new ApiVersion(1, 41) > new ApiVersion(1, 41));
    }

    [Fact]
    public void Its_text_is_the_one_of_the_api() => Assert.Equal("1.41", new ApiVersion(1, 41).ToString());
}
