using DockerPS.Commands;
using DockerPS.Operations;
using DockerPS.Targets;

namespace DockerPS.Tests.Targets;

/// <summary>Names of images in each of their forms, beside those that lists show.</summary>
public sealed class ImageNameMatchTests
{
    [Theory]
    [InlineData("zed", "zed:1")]
    [InlineData("zed:1", "zed:1")]
    [InlineData("library/zed", "zed:1")]
    [InlineData("docker.io/zed:1", "zed:1")]
    [InlineData("docker.io/library/zed:1", "zed:1")]
    [InlineData("index.docker.io/library/zed", "zed:1")]
    [InlineData("docker.io/team/web", "team/web:2")]
    [InlineData("zed:1", "docker.io/library/zed:1")]
    [InlineData("zed", "docker.io/library/zed")]
    [InlineData("zed:latest", "zed")]
    [InlineData("reg.example:5000/zed:1", "reg.example:5000/zed:1")]
    public void OneNameHasSeveralForms(string text, string listed) => Assert.True(Literal(text).Includes(listed, isPodman: false));

    [Theory]
    [InlineData("zed:1", "zed:2")]
    [InlineData("zed", "zeds:1")]
    [InlineData("zed", "team/zed:1")]
    [InlineData("zed:1", "reg.example:5000/zed:1")]
    [InlineData("registry-1.docker.io/library/zed:1", "zed:1")]
    [InlineData("ZED", "zed:1")]
    [InlineData("zed:1", "localhost/zed:1")]
    [InlineData("zed:1", "")]
    [InlineData("zed:1", null)]
    public void OthersAreNotMeant(string text, string? listed) => Assert.False(Literal(text).Includes(listed, isPodman: false));

    [Theory]
    [InlineData("z*", "zed:1")]
    [InlineData("library/z*", "zed:1")]
    [InlineData("docker.io/z*", "zed:1")]
    [InlineData("docker.io/library/z*", "zed:1")]
    [InlineData("docker.io/lib*/z*", "zed:1")]
    [InlineData("docker.io/*", "team/web:2")]
    [InlineData("*/web:?", "team/web:2")]
    [InlineData("Z*", "docker.io/library/zed:1")]
    [InlineData("docker.io/*busy*", "docker.io/library/busybox:latest")]
    public void WildcardsMeanEachForm(string pattern, string listed) => Assert.True(Pattern(pattern).Includes(listed, isPodman: false));

    [Theory]
    [InlineData("docker*", "zed:1")]
    [InlineData("docker.io/*", "reg.example:5000/zed:1")]
    [InlineData("library/*", "team/web:2")]
    [InlineData("library/z*", "library.example/zed:1")]
    [InlineData("lib*", "zed:1")]
    [InlineData("*/*", "zed:1")]
    [InlineData("z*", "reg.example:5000/zed:1")]
    [InlineData("docker.io/l*", "zed:1")]
    [InlineData("z*", "localhost/zed:1")]
    public void WildcardsMeanNothingElse(string pattern, string listed) => Assert.False(Pattern(pattern).Includes(listed, isPodman: false));

    [Theory]
    [InlineData("zed", true)]
    [InlineData("zed:1", true)]
    [InlineData("localhost/zed", true)]
    [InlineData("docker.io/library/zed:1", false)]
    [InlineData("zed:2", false)]
    public void ShortNamesStandForThoseOfPodmansComputer(string text, bool isMeant)
    {
        Assert.Equal(isMeant, Literal(text).Includes("localhost/zed:1", isPodman: true));
        Assert.Equal(text == "localhost/zed", Literal(text).Includes("localhost/zed:1", isPodman: false));
    }

    [Theory]
    [InlineData("docker.io/library/z*", "z*")]
    [InlineData("index.docker.io/team/web:1", "team/web:1")]
    [InlineData("library/z*", "z*")]
    [InlineData("library/a/b", "library/a/b")]
    [InlineData("reg.example:5000/z*", "reg.example:5000/z*")]
    [InlineData("", "")]
    public void EnginesFilterByTheShortForm(string value, string expected) => Assert.Equal(expected, ImageNameMatch.Filter(value));

    private static ImageNameMatch Literal(string text) => new(text, isPattern: false);

    private static ImageNameMatch Pattern(string text) => new(text, isPattern: true);
}
