using System.Net;
using System.Text.Json.Nodes;
using DockerPS.Engine.Models;
using DockerPS.Operations;

namespace DockerPS.Tests.Operations;

/// <summary>The specification that the settings of a service become.</summary>
public sealed class ServiceRequestTests
{
    /// <summary>A swarm replaces all tasks of a service of which anything was changed, even nothing into something empty.</summary>
    [Fact]
    public void SettingsThatAreNotGivenAreNotSent() => Assert.Equal("{}", Json(new()));

    [Fact]
    public void EmptyListsAreSentSinceTheyEmptyCollections() =>
        Assert.Equal(
            """{"Labels":{},"TaskTemplate":{"ContainerSpec":{"Env":[],"Mounts":[]}}}""",
            Json(new() { Label = [], Environment = [], Storage = new() { Mount = [] } }));

    [Theory]
    [InlineData(true, """{"TaskTemplate":{"ContainerSpec":{"TTY":true}}}""")]
    [InlineData(false, """{"TaskTemplate":{"ContainerSpec":{"TTY":false}}}""")]
    public void ASwitchIsSentIfItWasGiven(bool isOn, string expected) => Assert.Equal(expected, Json(new() { Tty = isOn }));

    [Fact]
    public void UpdatesAndRollbacksHaveTheSameSettings()
    {
        var rollout = new ServiceSettings.RolloutSettings { Parallelism = 2, Delay = TimeSpan.FromSeconds(10), Order = "Start-First" };
        const string Expected = """{"Parallelism":2,"Delay":10000000000,"Order":"start-first"}""";
        Assert.Equal($$"""{"UpdateConfig":{{Expected}}}""", Json(new() { Update = rollout }));
        Assert.Equal($$"""{"RollbackConfig":{{Expected}}}""", Json(new() { Rollback = rollout }));
    }

    [Fact]
    public void LimitsAndReservationsAreInTheUnitsOfTheApi()
    {
        var settings = new ServiceSettings { Resources = new() { LimitCpu = 1.5, LimitMemory = 1024, ReserveCpu = 0.25 } };
        var resources = Build(settings).TaskTemplate!.Resources!;
        Assert.Equal(1_500_000_000, resources.Limits!.NanoCpus);
        Assert.Equal(1024, resources.Limits.MemoryBytes);
        Assert.Equal(250_000_000, resources.Reservations!.NanoCpus);
    }

    [Fact]
    public void PlacementPreferencesAreWrittenWithAndWithoutSpread() => Assert.Equal(
        ["node.labels.zone", "node.labels.rack"],
        Build(new() { Placement = new() { Preference = ["node.labels.zone", "spread=node.labels.rack"] } })
            .TaskTemplate!.Placement!.Preferences!.Select(preference => preference.Spread!.SpreadDescriptor));

    [Fact]
    public void CapabilitiesHaveTheirPrefixAndWhatIsAddedCounts()
    {
        var settings = new ServiceSettings { Resources = new() { CapAdd = ["net_admin"], CapDrop = ["CAP_NET_ADMIN", "all"] } };
        var container = Build(settings).TaskTemplate!.ContainerSpec!;
        Assert.Equal(["CAP_NET_ADMIN"], container.CapabilityAdd);
        Assert.Equal(["ALL"], container.CapabilityDrop);
    }

    [Fact]
    public void HostsAreWrittenAsInTheFileOfHosts() => Assert.Equal(
        ["10.0.0.5 db"], Build(new() { Networking = new() { ExtraHost = [new("db", "10.0.0.5")] } }).TaskTemplate!.ContainerSpec!.Hosts);

    [Fact]
    public void DnsServersAreTexts() => Assert.Equal(
        ["10.0.0.1"],
        Build(new() { Networking = new() { Dns = [IPAddress.Parse("10.0.0.1")] } }).TaskTemplate!.ContainerSpec!.DnsConfig!.Nameservers);

    [Theory]
    [InlineData("Replicated", "MaxConcurrent")]
    [InlineData("Global", "Replicas")]
    [InlineData("Global", "MaxReplicasPerNode")]
    [InlineData("GlobalJob", "MaxConcurrent")]
    [InlineData("ReplicatedJob", "UpdateDelay")]
    public void AModeDoesNotTakeTheSettingsOfAnother(string mode, string setting)
    {
        ServiceSettings settings = setting switch
        {
            "Replicas" => new() { Replicas = 2 },
            "MaxConcurrent" => new() { MaxConcurrent = 2 },
            "MaxReplicasPerNode" => new() { Placement = new() { MaxReplicasPerNode = 2 } },
            _ => new() { Update = new() { Delay = TimeSpan.FromSeconds(1) } },
        };
        var spec = new JsonObject { ["Mode"] = new JsonObject { [mode] = new JsonObject() } };
        Assert.NotNull(new ServiceChange { Given = settings }.WhyNot(spec));
        Assert.Null(new ServiceChange { Given = new() { Hostname = "web" } }.WhyNot(spec));
    }

    [Fact]
    public void AChangeLeavesWhatItDoesNotNameAndTakesDockersDefaultsForANewPolicy()
    {
        var spec = JsonNode.Parse("""
            {
              "Labels": {"a": "1"},
              "TaskTemplate": {"ContainerSpec": {"Env": ["A=1", "B=1"], "New": "kept"}},
              "Mode": {"Replicated": {"Replicas": 1}}
            }
            """)!.AsObject();
        new ServiceChange
        {
            Given = new() { Label = [new("b", "2")], Replicas = 3, Update = new() { Parallelism = 2 } },
            Added = new() { Environment = [new("B", "2")] },
        }.Apply(spec, new ServiceLinks(), null);
        Assert.Equal("""{"b":"2"}""", spec["Labels"]!.ToJsonString());
        Assert.Equal("""{"Env":["A=1","B=2"],"New":"kept"}""", spec["TaskTemplate"]!["ContainerSpec"]!.ToJsonString());
        Assert.Equal("""{"Replicated":{"Replicas":3}}""", spec["Mode"]!.ToJsonString());
        Assert.Equal(
            """{"Parallelism":2,"FailureAction":"pause","Monitor":5000000000,"MaxFailureRatio":0,"Order":"stop-first"}""",
            spec["UpdateConfig"]!.ToJsonString());
    }

    private static string Json(ServiceSettings settings) => Build(settings).ToJson().ToJsonString();

    private static ServiceSpec Build(ServiceSettings settings) => new ServiceRequest(settings, new ServiceLinks()).Build();
}
