using DockerPS.Engine;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Tests.Operations;

/// <summary>Which containers are watched, those that are created later included.</summary>
public sealed class WatchSelectionTests
{
    private static readonly EngineSession s_engine = new("local", new DockerClient("unix:///nowhere.sock"));

    [Fact]
    public void WithoutNamesItIsAll()
    {
        var selection = new WatchSelection(null, []);
        Assert.True(selection.MayMatch);
        Assert.True(Includes(selection, "web", "1"));
    }

    [Theory]
    [InlineData("web", "web", true)]
    [InlineData("/web", "web", true)]
    [InlineData("web", "web-1", false)]
    [InlineData("web", "WEB", false)]
    [InlineData("web*", "web-1", true)]
    [InlineData("WEB*", "web-1", true)]
    [InlineData("w[e]b", "web", true)]
    [InlineData("w[", "w", false)]
    public void ANameMeansAlsoAContainerThatIsCreatedLater(string name, string created, bool isWatched) =>
        Assert.Equal(isWatched, Includes(new([Name(name)], []), created, "new"));

    [Fact]
    public void AnIdMeansWhatWasFound()
    {
        var selection = new WatchSelection([Name("abcdef")], [new(s_engine, "abcdef0123", "web")]);
        Assert.True(Includes(selection, "renamed", "abcdef0123"));
        Assert.False(Includes(selection, "web", "other"));
        Assert.False(selection.Includes("elsewhere", new() { Id = "abcdef0123", Names = ["/web"] }));
    }

    [Fact]
    public void ANameThatMeansNothingIsNotWaitedForAndAWildcardIs()
    {
        Assert.False(new WatchSelection([Name("web")], []).MayMatch);
        Assert.True(new WatchSelection([Name("web*")], []).MayMatch);
        Assert.True(new WatchSelection([Name("web")], [new(s_engine, "1", "web")]).MayMatch);
        Assert.False(new WatchSelection([], []).MayMatch);
    }

    private static bool Includes(WatchSelection selection, string name, string id) =>
        selection.Includes("local", new ContainerSummary { Id = id, Names = [$"/{name}"] });

    private static ContainerReference Name(string text) => new() { Form = ReferenceForm.ByName.From(text) };
}
