using System.Net;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Tests.Operations;

/// <summary>The body that the settings of a container become.</summary>
public sealed class ContainerRequestTests
{
    private static readonly ApiVersion s_oldest = new(1, 41);
    private static readonly ApiVersion s_newest = new(1, 48);

    [Fact]
    public void SettingsThatAreNotGivenAreNotSent() => Assert.Equal(
        new ContainerCreateRequest { Image = "busybox", HostConfig = new HostConfig() }, Build(new() { Image = "busybox" }));

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public void InputIsAttachedIfItIsOpenAndSomebodyReadsTheOutput(bool isAttached, bool isInteractive, bool expected)
    {
        var request = Build(new() { IsAttached = isAttached, Interactive = isInteractive });
        Assert.Equal(expected, request.AttachStdin);
        Assert.Equal(expected, request.StdinOnce);
        Assert.Equal(isInteractive, request.OpenStdin);
        Assert.Equal(isAttached, request.AttachStdout);
    }

    [Fact]
    public void ProxiesAreAddedUnlessTheVariablesAreGiven()
    {
        var settings = new ContainerSettings { Environment = [new("HTTP_PROXY", "mine"), new("GONE", null)] };
        var request = new ContainerRequest(settings, s_newest, [new("HTTP_PROXY", "docker's"), new("NO_PROXY", "localhost")]).Build();
        Assert.Equal(["NO_PROXY=localhost", "HTTP_PROXY=mine", "GONE"], request.Env);
    }

    [Fact]
    public void OfLabelsWithTheSameKeyTheLastCounts() =>
        Assert.Equal("2", Build(new() { Label = [new("a", "1"), new("a", "2")] }).Labels!["a"]);

    [Theory]
    [InlineData(1.5, 1_500_000_000)]
    [InlineData(1d / 3, 333_333_333)]
    [InlineData(0.0, 0)]
    public void CpusAreSentInBillionths(double cpus, long expected) =>
        Assert.Equal(expected, Build(new() { Resources = new() { Cpu = cpus } }).HostConfig!.NanoCpus);

    [Fact]
    public void VolumesWithoutASourceAreMadeByTheEngine()
    {
        var request = Build(new() { Storage = new() { Volume = [new("data", "/data", "ro"), new(null, "/cache", "")] } });
        Assert.Equal(["data:/data:ro"], request.HostConfig!.Binds);
        Assert.Equal(["/cache"], request.Volumes!.Keys);
    }

    [Fact]
    public void PortsAreExposedAndPublished()
    {
        var request = Build(new()
        {
            Networking = new() { Port = [new(80, "tcp", "127.0.0.1", "8080"), new(80, "tcp", "", "8081")], Expose = ["53/udp"] },
        });
        Assert.Equal(["53/udp", "80/tcp"], request.ExposedPorts!.Keys.Order());
        Assert.Equal(["8080", "8081"], request.HostConfig!.PortBindings!["80/tcp"]!.Select(binding => binding.HostPort));
        Assert.Equal("127.0.0.1", request.HostConfig.PortBindings["80/tcp"]![0].HostIp);
    }

    [Fact]
    public void OneNetworkIsTheModeAndAPlaceInItHasItsName()
    {
        var request = Build(new()
        {
            Networking = new() { Network = [new() { Name = "net" }], NetworkAlias = ["db"], IPAddress = IPAddress.Parse("10.0.0.5") },
        });
        Assert.Equal("net", request.HostConfig!.NetworkMode);
        var place = request.NetworkingConfig!.EndpointsConfig!["net"];
        Assert.Equal(["db"], place.Aliases);
        Assert.Equal("10.0.0.5", place.IpamConfig!.IPv4Address);
    }

    [Fact]
    public void SeveralNetworksAreAllNamedAlsoTheFirstWithoutSettings()
    {
        var request = Build(new() { Networking = new() { Network = [new() { Name = "one" }, new() { Name = "two" }] } });
        Assert.Equal(["one", "two"], request.NetworkingConfig!.EndpointsConfig!.Keys.Order());
    }

    [Fact]
    public void AHardwareAddressIsSentWhereTheVersionHasIt()
    {
        var settings = new ContainerSettings { Networking = new() { MacAddress = "92:d0:c6:0a:29:33" } };
        Assert.Equal("92:d0:c6:0a:29:33", Build(settings, s_oldest).MacAddress);
        Assert.Null(Build(settings).MacAddress);
        Assert.Equal("92:d0:c6:0a:29:33", Build(settings).NetworkingConfig!.EndpointsConfig!["default"].MacAddress);
    }

    [Fact]
    public void UnmaskedPathsAreAnOptionOfTheClient()
    {
        var host = Build(new() { Security = new() { SecurityOption = ["systempaths=unconfined", "no-new-privileges"] } }).HostConfig!;
        Assert.Equal(["no-new-privileges"], host.SecurityOpt);
        Assert.Equal([], host.MaskedPaths);
        Assert.Equal([], host.ReadonlyPaths);
    }

    [Fact]
    public void DevicesOfTheContainerDeviceInterfaceAreRequests()
    {
        DeviceSpecification[] devices = [new("/dev/a", "/dev/b", "r", IsCdi: false), new("vendor/class=x", "", "", IsCdi: true)];
        var host = Build(new() { Resources = new() { Device = devices } }).HostConfig!;
        Assert.Equal("/dev/b", Assert.Single(host.Devices!).PathInContainer);
        Assert.Equal(["vendor/class=x"], Assert.Single(host.DeviceRequests!).DeviceIds);
    }

    [Fact]
    public void WhatTheVersionLacksIsRefused()
    {
        AssertNeeds(43, new() { Annotation = [new("a", "1")] });
        AssertNeeds(44, new() { Health = new() { StartInterval = TimeSpan.FromSeconds(1) } });
        AssertNeeds(44, new() { Networking = new() { Network = [new() { Name = "one" }, new() { Name = "two" }] } });
        AssertNeeds(48, new() { Networking = new() { Network = [new() { Name = "one", GatewayPriority = 1 }] } });
        AssertNeeds(48, new() { Storage = new() { Mount = [new() { Type = "image", Source = "busybox", Target = "/image" }] } });
    }

    private static void AssertNeeds(int minor, ContainerSettings settings)
    {
        Assert.Throws<DockerFeatureException>(() => Build(settings, new ApiVersion(1, minor - 1)));
        Assert.NotNull(Build(settings, new ApiVersion(1, minor)));
    }

    private static ContainerCreateRequest Build(ContainerSettings settings, ApiVersion? version = null) =>
        new ContainerRequest(settings, version ?? s_newest, []).Build();
}
