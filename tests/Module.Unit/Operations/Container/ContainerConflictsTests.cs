using System.Net;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Tests.Operations;

/// <summary>Settings of a container that contradict each other.</summary>
public sealed class ContainerConflictsTests
{
    private static readonly IPAddress s_address = IPAddress.Parse("10.0.0.5");
    private static readonly IPAddress s_longAddress = IPAddress.Parse("fd00::5");

    [Fact]
    public void SettingsThatGoTogetherAreNoConflict()
    {
        Assert.Null(ContainerConflicts.Find(new()));
        Assert.Null(ContainerConflicts.Find(new() { AutoRemove = true, RestartPolicy = new() { Name = "no" } }));
        Assert.Null(OfNetworks(new() { IPAddress = s_address, IPv6Address = s_longAddress }));
        Assert.Null(OfNetworks(new() { Network = [new() { Name = "net" }], NetworkAlias = ["db"] }));
        Assert.Null(OfNetworks(new() { Network = [new() { Name = "one" }, new() { Name = "two" }] }));
        Assert.Null(OfNetworks(new() { Network = [new() { Name = "host" }] }));
    }

    [Fact]
    public void WhatIsRemovedCannotBeRestarted() =>
        Assert.Contains("-RestartPolicy", ContainerConflicts.Find(new() { AutoRemove = true, RestartPolicy = new() { Name = "always" } }));

    [Fact]
    public void AHealthCheckIsOffOrHasSettings() =>
        Assert.Contains("-NoHealthcheck", ContainerConflicts.Find(new() { Health = new() { IsOff = true, Retries = 3 } }));

    [Fact]
    public void NoLogHasNoOptions() =>
        Assert.Contains("-LogOption", ContainerConflicts.Find(new() { LogDriver = "none", LogOption = [new("max-size", "1m")] }));

    [Fact]
    public void AnAddressIsOfItsFamily()
    {
        Assert.Contains("-IPv6Address", OfNetworks(new() { IPAddress = s_longAddress }));
        Assert.Contains("-IPAddress", OfNetworks(new() { IPv6Address = s_address }));
    }

    [Fact]
    public void WhatIsOfTheFirstNetworkIsSaidOnce()
    {
        NetworkAttachment[] networks = [new() { Name = "net", Alias = ["a"], IPAddress = "10.0.0.6", MacAddress = "92:d0:c6:0a:29:33" }];
        Assert.Contains("-IPAddress and -Network", OfNetworks(new() { Network = networks, IPAddress = s_address }));
        Assert.Contains("-NetworkAlias and -Network", OfNetworks(new() { Network = networks, NetworkAlias = ["b"] }));
        Assert.Contains("-MacAddress and -Network", OfNetworks(new() { Network = networks, MacAddress = "92:d0:c6:0a:29:34" }));
    }

    [Fact]
    public void ANetworkIsNamedOnce() =>
        Assert.Contains("'net' is given twice", OfNetworks(new() { Network = [new() { Name = "net" }, new() { Name = "net" }] }));

    [Theory]
    [InlineData("host")]
    [InlineData("container:web")]
    public void AModeStandsAlone(string mode) =>
        Assert.Contains($"'{mode}'", OfNetworks(new() { Network = [new() { Name = "net" }, new() { Name = mode }] }));

    [Fact]
    public void OnlyNetworksOfTheUsersHaveNames() => Assert.Contains("'default'", OfNetworks(new() { NetworkAlias = ["db"] }));

    private static string? OfNetworks(ContainerSettings.NetworkSettings networking) =>
        ContainerConflicts.Find(new() { Networking = networking });
}
