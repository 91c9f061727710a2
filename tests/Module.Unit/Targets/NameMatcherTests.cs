using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Tests.Targets;

/// <summary>Objects by names, wildcards and ids, among all of a kind.</summary>
public sealed class NameMatcherTests
{
    private static readonly (string Id, string Name)[] s_all =
    [
        ("aaaaaa11", "web"), ("aaaaaa22", "web-2"), ("bbbbbb33", "db"), ("cccccc44", "aaaaaa"), ("dddddd55", "twin"), ("eeeeee66", "twin"),
    ];

    [Theory]
    [InlineData("web", "aaaaaa11")]
    [InlineData("WEB", "")]
    [InlineData("we", "")]
    [InlineData("twin", "dddddd55 eeeeee66")]
    [InlineData("bbbbbb", "bbbbbb33")]
    [InlineData("bbbbb", "")]
    [InlineData("bbbbbb33", "bbbbbb33")]
    [InlineData("bbbbbb334", "")]
    [InlineData("web*", "aaaaaa11 aaaaaa22")]
    [InlineData("WEB-?", "aaaaaa22")]
    [InlineData("*b", "bbbbbb33 aaaaaa11")]
    [InlineData("x*", "")]
    public void ANameIsExactAndAnIdMayBeShort(string text, string ids) => Assert.Equal(ids, Match(text));

    [Fact]
    public void ANameGoesBeforeAnId() => Assert.Equal("cccccc44", Match("aaaaaa"));

    [Fact]
    public void AnAmbiguousIdMatchesAll() =>
        Assert.Equal(["aaaaaa11", "aaaaaa22"], Among([.. s_all.Where(one => one.Name != "aaaaaa")], "aaaaaa"));

    private static string Match(string text) => string.Join(' ', Among(s_all, text));

    private static IEnumerable<string> Among((string Id, string Name)[] all, string text) =>
        NameMatcher.Among(all, ReferenceForm.ByName.From(text), one => one.Id, one => one.Name).Select(one => one.Id);
}
