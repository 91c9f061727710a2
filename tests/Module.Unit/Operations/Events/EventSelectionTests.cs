using DockerPS.Engine;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Tests.Operations;

/// <summary>Which events are meant.</summary>
public sealed class EventSelectionTests
{
    private static readonly EngineSession s_engine = new("test", new DockerClient("unix:///nowhere.sock"));

    [Theory]
    [InlineData("start", "start", true)]
    [InlineData("START", "start", true)]
    [InlineData("start", "restart", false)]
    [InlineData("exec_create", "exec_create: sh -c true", true)]
    [InlineData("exec*", "exec_create: sh -c true", true)]
    [InlineData("!exec*", "exec_create: sh -c true", false)]
    [InlineData("!exec*", "start", true)]
    [InlineData("st*|!start", "start", false)]
    [InlineData("st*|!start", "stop", true)]
    public void ActionsAreMeantOrLeftOut(string actions, string happened, bool isMeant) => Assert.Equal(
        isMeant, Select(new() { Action = actions.Split('|') }).Includes(new() { Type = "container", Action = happened }));

    [Theory]
    [InlineData("web", true)]
    [InlineData("/web", true)]
    [InlineData("we", false)]
    [InlineData("w*", true)]
    [InlineData("0123456789", true)]
    [InlineData("01", false)]
    public void ContainersAreMeantByNamesWildcardsAndIds(string name, bool isMeant) => Assert.Equal(
        isMeant, Select(new(), [Reference(name)]).Includes(Of("container", "web")));

    [Fact]
    public void EventsOfOtherThingsAreNotThoseOfAContainer() =>
        Assert.False(Select(new(), [Reference("web")]).Includes(Of("volume", "web")));

    [Fact]
    public void TheEngineNarrowsWhatIsLiteral()
    {
        Assert.Contains("start", $"{Select(new() { Action = ["Start"] }).Filters}");
        Assert.DoesNotContain("event", $"{Select(new() { Action = ["st*"] }).Filters}");
        Assert.DoesNotContain("event", $"{Select(new() { Action = ["!start"] }).Filters}");
    }

    private static ContainerReference Reference(string name) =>
        new() { Form = ReferenceForm.ByName.From(name) };

    private static EngineEvent Of(string type, string name) => new()
    {
        Type = type,
        Action = "start",
        Actor = new() { Id = "0123456789abcdef", Attributes = new Dictionary<string, string> { ["name"] = name } },
    };

    private static EventSelection Select(EventSettings settings, ContainerReference[]? containers = null) =>
        new(settings, s_engine, containers, null, shortestId: 6);
}
