using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Tests.Operations;

/// <summary>The filters of the build cache, and the order in which its records go.</summary>
public sealed class BuildCacheTests
{
    [Theory]
    [InlineData("type=regular", "type==regular", """{"type":["regular"]}""")]
    [InlineData("id=abc", "id~=abc", """{"id":["abc"]}""")]
    [InlineData("description=a b,c", "description==\"a b,c\"", """{"description":["\u0022a b,c\u0022"]}""")]
    [InlineData("shared=true", "shared", """{"shared":[]}""")]
    [InlineData("shared=False", "private", """{"private":[]}""")]
    [InlineData("private=0", "shared", """{"shared":[]}""")]
    [InlineData("inuse=false", "", "{}")]
    [InlineData("inuse=1;type=regular", "type==regular,inuse", """{"inuse":[],"type":["regular"]}""")]
    public void FiltersAreSentAsTheEngineReadsThem(string filters, string buildKit, string engine)
    {
        var filter = Filter(filters);
        filter.Check();
        Assert.False(filter.NeedsControl);
        Assert.Equal(buildKit, string.Concat(filter.ToBuildKit()));
        Assert.Equal(engine, filter.ToFilters().ToString());
    }

    [Theory]
    [InlineData("type!=regular", "type!=regular")]
    [InlineData(@"description~=^\[2""", """description~="^\\[2\"" """)]
    public void OnlyBuildKitKnowsExclusionsAndExpressions(string filters, string buildKit)
    {
        var filter = Filter(filters);
        Assert.True(filter.NeedsControl);
        Assert.Equal(buildKit.TrimEnd(), string.Concat(filter.ToBuildKit()));
    }

    [Theory]
    [InlineData("shared=maybe")]
    [InlineData("type=a;type=b")]
    public void ValuesThatTheEngineWouldTakeForOthersAreRejected(string filters) =>
        Assert.Throws<FormatException>(Filter(filters).Check);

    [Fact]
    public void RecordsGoByLastUseAndNumberOfUses()
    {
        BuildCacheRecord[] records = [Record("new", 9, 1), Record("old", 2, 1), Record("often", 9, 5)];
        List<string> order = [];
        List<BuildCacheRecord> left = [.. records];
        while (left.Count > 0)
        {
            var first = BuildCacheOrder.First(left);
            order.Add(first.Id);
            left.Remove(first);
        }

        Assert.Equal(["old", "new", "often"], order);

        static BuildCacheRecord Record(string id, int hour, long uses) =>
            new() { Id = id, LastUsedAt = $"2026-01-01T0{hour}:00:00Z", UsageCount = uses };
    }

    private static BuildCacheFilter Filter(string filters) =>
        new(new(null, null, [.. filters.Split(';').Select(KeyValue.Parse)]));
}
