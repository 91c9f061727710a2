using DockerPS.Operations;

namespace DockerPS.Tests.Operations;

/// <summary>The panels of the map of networks.</summary>
public sealed class NetworkMapTests
{
    [Fact]
    public void NetworksThatShareAContainerStandTogether()
    {
        var map = Map(("web", ["front", "back"]), ("db", ["back"]), ("other", ["alone"]));
        var names = map.Panels.Select(panel => string.Join(' ', panel.Networks.Select(network => network.Name).Order()));
        Assert.Equal(["back front", "alone"], names);
        Assert.Equal(2, map.Panels[0].Rows.Single(row => row.Container.Name == "web").Links.Count);
    }

    [Fact]
    public void WhatIsTooMuchForOnePanelHasOneForEachNetwork()
    {
        var places = Enumerable.Range(0, 20).Select(index => ($"c{index:00}", (string[])["proxy", $"n{index % 4}"])).ToArray();
        var map = Map(places);
        Assert.Equal(5, map.Panels.Count);
        Assert.Equal("proxy", map.Panels[0].Networks.Single().Name);
        Assert.Equal(20, map.Panels[0].Rows.Count);
        Assert.Equal("n0", map.Panels[0].Rows[0].Elsewhere.Single().Name);
        Assert.All(map.Panels.Skip(1), panel => Assert.All(panel.Rows, row => Assert.Equal("proxy", row.Elsewhere.Single().Name)));
    }

    [Fact]
    public void LargeEnginesAreCutWithANumber()
    {
        var map = Map([.. Enumerable.Range(0, 500).Select(index => ($"c{index}", (string[])[index < 450 ? "big" : $"n{index}"]))]);
        Assert.Equal(24, map.Panels.Count);
        Assert.Equal(27, map.Hidden);
        Assert.Equal((30, 420), (map.Panels[0].Rows.Count, map.Panels[0].Hidden));
    }

    [Fact]
    public void EmptyNetworksAndTheOneWithoutAreNotDrawn() => Assert.Empty(Map(("offline", ["none"])).Panels);

    private static NetworkMap Map(params (string Container, string[] Networks)[] places) => new(new()
    {
        Name = "test",
        Containers = [.. places.Select(place => ReportSamples.Sound(place.Container) with { Networks = place.Networks })],
        Networks =
        [
            .. places.SelectMany(place => place.Networks.Select(network => (network, place.Container))).GroupBy(place => place.network)
                .Select(group => new ReportedNetwork { Name = group.Key, Members = [.. group.Select(place => place.Container)] }),
            new() { Name = "empty" },
        ],
    });
}
