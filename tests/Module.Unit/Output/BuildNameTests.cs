using DockerPS.Engine.Builds;
using DockerPS.Engine.Configuration;
using DockerPS.Output;

namespace DockerPS.Tests.Output;

/// <summary>The names of builds, beside those that docker buildx history ls shows.</summary>
public sealed class BuildNameTests
{
    [Theory]
    [InlineData("", null, null, null)]
    [InlineData("build-arg:BUILDKIT_BUILD_NAME=foobar", "/tmp/project", "", "foobar")]
    [InlineData("", "/tmp/project", "/tmp/project/deploy/Dockerfile.release", "project/deploy/Dockerfile.release")]
    [InlineData("", "/tmp/project", "/tmp/project/Dockerfile", "project")]
    [InlineData("", "/tmp/project", "", "project")]
    [InlineData("", @"C:\src\project", "", "project")]
    [InlineData("filename=Dockerfile.bad", "/tmp/ctxa", "/tmp/ctxa/Dockerfile.bad", "ctxa/Dockerfile.bad")]
    [InlineData("target=base", "/tmp/ctxa", "", "ctxa (base)")]
    [InlineData("input:context=https://example.com/a.git#main", null, null, "https://example.com/a.git#main")]
    [InlineData("vcs:source=https://example.com/a.git", null, null, "https://example.com/a.git")]
    [InlineData("vcs:localdir:context=subdir", null, null, "subdir")]
    [InlineData("filename=Dockerfile.release;vcs:localdir:dockerfile=deploy", null, null, "deploy/Dockerfile.release")]
    [InlineData("target=release", null, null, "release")]
    [InlineData("target=release;context=subdir", "/tmp/project", "/tmp/project/deploy/Dockerfile.release", "subdir (release)")]
    [InlineData(
        "filename=Dockerfile.release;vcs:localdir:dockerfile=deploy",
        "https://example.com/a.git",
        "/tmp/x/Dockerfile",
        "deploy/Dockerfile.release")]
    [InlineData("", "-", "", null)]
    public void NamesAreThoseOfBuildx(string attributes, string? folder, string? file, string? name)
    {
        var values = attributes.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        var state = folder is null ? null : new BuildxState { LocalPath = folder, DockerfilePath = file };
        Assert.Equal(name, BuildName.Of(values, state));
    }
}
