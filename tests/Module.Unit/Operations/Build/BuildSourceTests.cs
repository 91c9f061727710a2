using DockerPS.Engine.Archives;
using DockerPS.Operations;

namespace DockerPS.Tests.Operations;

/// <summary>What a build is of.</summary>
public sealed class BuildSourceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dockerps-build").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("https://example.com/app.git#main")]
    [InlineData("HTTP://example.com/app.tar.gz")]
    [InlineData("git@example.com:app.git")]
    [InlineData("github.com/example/app")]
    public void AnAddressIsFetchedByTheEngine(string address)
    {
        var source = Find(new() { Path = address, Dockerfile = "build/Dockerfile" });
        Assert.Equal((address, address, "build/Dockerfile"), (source.Title, source.Remote, source.Dockerfile));
        Assert.Null(source.Context);
    }

    [Fact]
    public void AFolderIsResolvedAndSoIsItsDockerfile()
    {
        File.WriteAllText(Path.Combine(_folder, "Other"), "FROM busybox");
        var source = Find(new() { Path = ".", Dockerfile = "Other" });
        Assert.Equal((Path.Combine(_folder, "."), "Other"), (source.Title, source.Dockerfile));
        Assert.NotNull(source.Context);
    }

    [Fact]
    public void ADockerfileAloneIsEnough() => Assert.Equal("Dockerfile", Find(new() { DockerfileContent = ["FROM busybox"] }).Title);

    [Fact]
    public void NothingIsRefused() => Assert.Contains("nothing to build", Refusal(new()));

    [Fact]
    public void TwoDockerfilesAreRefused()
    {
        BuildSettings settings = new() { Path = ".", Dockerfile = "Other", DockerfileContent = [""] };
        Assert.Contains("-Dockerfile and -DockerfileContent", Refusal(settings));
        Assert.Contains("a URL has", Refusal(new() { Path = "https://example.com/app.git", DockerfileContent = [""] }));
        File.WriteAllText(Path.Combine(_folder, "app.tar"), "");
        Assert.Contains("a tar file has", Refusal(new() { Path = "app.tar", DockerfileContent = [""] }));
    }

    [Fact]
    public void AFolderThatIsNotThereIsAnError() => Assert.ThrowsAny<ArchiveException>(() => Find(new() { Path = "gone" }));

    private string Refusal(BuildSettings settings) => Assert.Throws<FormatException>(() => Find(settings)).Message;

    private BuildSource Find(BuildSettings settings) => BuildSource.Find(settings, path => Path.Combine(_folder, path), new CopyOptions());
}
