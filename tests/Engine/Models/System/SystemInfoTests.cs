using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Models;

/// <summary>What engines tell of themselves. What an engine in a swarm tells has the shape of API 1.55.</summary>
[Collection(OnEngine.Name)]
public sealed class SystemInfoTests(EngineFixture engine)
{
    private const string InSwarm = """
        {"ID":"7TRN","Name":"n1","NCPU":4,"MemTotal":2095882240,"DriverStatus":[["Backing Filesystem","extfs"],["driver-type",
        "io.containerd.snapshotter.v1"]],
        "Swarm":{"NodeID":"k67","NodeAddr":"10.0.0.46","LocalNodeState":"active","ControlAvailable":true,"Error":"",
        "RemoteManagers":[{"NodeID":"71izy","Addr":"10.0.0.158:2377"}],"Nodes":4,"Managers":3,"Cluster":{"ID":"abaj",
        "Version":{"Index":373531}}},
        "FirewallBackend":{"Driver":"nftables","Info":[["ReloadedAt","2025-01-01T00:00:00Z"]]},"CDISpecDirs":["/etc/cdi"],
        "Runtimes":{"runc":{"path":"runc"},"other":{"runtimeType":"io.other.v1","status":{"a":"b"}}},
        "Containerd":{"Address":"/run/containerd.sock"},"DiscoveredDevices":[{"Source":"cdi","ID":"vendor.com/gpu=0"}],
        "Warnings":["WARNING: No swap limit support"]}
        """;

    [Fact]
    public async Task An_engine_tells_of_itself_and_its_computer()
    {
        var info = await engine.Client.System.InfoAsync();
        Assert.Equal((await engine.Client.System.VersionAsync()).Version, info.ServerVersion);
        Assert.Equal(("linux", "inactive"), (info.OSType, info.Swarm!.LocalNodeState));
        Assert.Equal(Environment.ProcessorCount, info.Cpus);
        Assert.True(info.Memory > 0 && info.Images > 0);
        Assert.Contains("bridge", info.Plugins!.Network!);
        Assert.Contains("runc", info.Runtimes!.Keys);
        Assert.NotEmpty(info.DriverStatus!);
        Assert.Contains("127.0.0.0/8", info.RegistryConfig!.InsecureAddresses!);
        Assert.NotEmpty(info.DefaultAddressPools!);
    }

    [Fact]
    public async Task An_engine_in_a_swarm_tells_of_that_too()
    {
        await using var hostile = HostileEngine.Answering(
            $"HTTP/1.1 200 OK\r\nContent-Length: {InSwarm.Length}\r\n\r\n{InSwarm}", HostileEngine.Pong.Replace(
                "1.41", "1.55", StringComparison.Ordinal));
        using var client = hostile.CreateClient();
        var info = await client.System.InfoAsync().Soon();
        var swarm = info.Swarm!;
        Assert.Equal(("k67", "10.0.0.46", "active", true, 4, 3, "abaj"),
            (swarm.NodeId, swarm.NodeAddr, swarm.LocalNodeState, swarm.ControlAvailable, swarm.Nodes, swarm.Managers, swarm.Cluster!.Id));
        Assert.Equal("10.0.0.158:2377", Assert.Single(swarm.RemoteManagers!).Addr);
        Assert.Equal(["driver-type", "io.containerd.snapshotter.v1"], info.DriverStatus![1]);
        Assert.Equal("nftables", info.FirewallBackend!.Driver);
        Assert.Equal(["/etc/cdi"], info.CdiSpecDirs);
        Assert.Equal("io.other.v1", info.Runtimes!["other"].RuntimeType);
        Assert.Equal(["WARNING: No swap limit support"], info.Warnings);
    }
}
