using System.Text.Json.Serialization;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Models;

/// <summary>What an engine tells of itself and its computer: <c>GET /info</c>.</summary>
public sealed record SystemInfo
{
    /// <summary>The engine's own id.</summary>
    [JsonPropertyName("ID")]
    public string? Id { get; init; }

    /// <summary>The name of its computer.</summary>
    public string? Name { get; init; }

    /// <summary>The number of containers.</summary>
    public int Containers { get; init; }

    /// <summary>How many of them run.</summary>
    public int ContainersRunning { get; init; }

    /// <summary>How many are paused.</summary>
    public int ContainersPaused { get; init; }

    /// <summary>How many are stopped.</summary>
    public int ContainersStopped { get; init; }

    /// <summary>The number of images.</summary>
    public int Images { get; init; }

    /// <summary>What stores images and the files of containers.</summary>
    public string? Driver { get; init; }

    /// <summary>What the store tells of itself: pairs of a label and a value.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? DriverStatus { get; init; }

    /// <summary>Indicates whether containerd keeps the images, with each name as a record of its own, and not the engine's classic store.</summary>
    [JsonIgnore]
    public bool HasContainerdImageStore => DriverStatus?.Any(pair =>
        pair is ["driver-type", var type] && type.StartsWith("io.containerd.snapshotter", StringComparison.Ordinal)) == true;

    /// <summary>The plugins, by what they are for.</summary>
    public SystemPlugins? Plugins { get; init; }

    /// <summary>Indicates whether the kernel limits memory.</summary>
    public bool MemoryLimit { get; init; }

    /// <summary>Indicates whether the kernel limits swap.</summary>
    public bool SwapLimit { get; init; }

    /// <summary>Indicates whether the kernel limits processor time.</summary>
    public bool CpuCfsQuota { get; init; }

    /// <summary>Indicates whether the kernel shares processors by weight.</summary>
    [JsonPropertyName("CPUShares")]
    public bool CpuShares { get; init; }

    /// <summary>Indicates whether the kernel binds containers to processors.</summary>
    [JsonPropertyName("CPUSet")]
    public bool CpuSet { get; init; }

    /// <summary>Indicates whether the kernel limits the number of processes.</summary>
    public bool PidsLimit { get; init; }

    /// <summary>Indicates whether the kernel can spare containers when memory runs out.</summary>
    public bool OomKillDisable { get; init; }

    /// <summary>Indicates whether the computer forwards IPv4.</summary>
    public bool IPv4Forwarding { get; init; }

    /// <summary>Indicates whether the engine was started to log more.</summary>
    public bool Debug { get; init; }

    /// <summary>The engine's clock (RFC 3339).</summary>
    public string? SystemTime { get; init; }

    /// <summary>What keeps the logs of containers where they do not say.</summary>
    public string? LoggingDriver { get; init; }

    /// <summary>What manages control groups: cgroupfs, systemd or none.</summary>
    public string? CgroupDriver { get; init; }

    /// <summary>The version of control groups: 1 or 2.</summary>
    public string? CgroupVersion { get; init; }

    /// <summary>The kernel's version.</summary>
    public string? KernelVersion { get; init; }

    /// <summary>The computer's system, like <c>Debian GNU/Linux 12 (bookworm)</c>.</summary>
    public string? OperatingSystem { get; init; }

    /// <summary>The version of that.</summary>
    [JsonPropertyName("OSVersion")]
    public string? OSVersion { get; init; }

    /// <summary>linux or windows.</summary>
    [JsonPropertyName("OSType")]
    public string? OSType { get; init; }

    /// <summary>The processor, as the kernel calls it, like <c>x86_64</c>.</summary>
    public string? Architecture { get; init; }

    /// <summary>The number of processors.</summary>
    [JsonPropertyName("NCPU")]
    public int Cpus { get; init; }

    /// <summary>Bytes of memory.</summary>
    [JsonPropertyName("MemTotal")]
    public long Memory { get; init; }

    /// <summary>What images without a registry come from.</summary>
    public string? IndexServerAddress { get; init; }

    /// <summary>How registries are used.</summary>
    public SystemRegistries? RegistryConfig { get; init; }

    /// <summary>Where the engine keeps its data.</summary>
    public string? DockerRootDir { get; init; }

    /// <summary>The engine's proxy for http; the engine masks its password.</summary>
    public string? HttpProxy { get; init; }

    /// <summary>The engine's proxy for https; the engine masks its password.</summary>
    public string? HttpsProxy { get; init; }

    /// <summary>What goes past the proxies.</summary>
    public string? NoProxy { get; init; }

    /// <summary>The engine's labels, like <c>key=value</c>.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    /// <summary>Indicates whether experimental features are on.</summary>
    public bool ExperimentalBuild { get; init; }

    /// <summary>The engine's version.</summary>
    public string? ServerVersion { get; init; }

    /// <summary>What can run containers, by name.</summary>
    [JsonConverter(typeof(PresentEntries<SystemRuntime>))]
    public IReadOnlyDictionary<string, SystemRuntime>? Runtimes { get; init; }

    /// <summary>What runs those that do not say.</summary>
    public string? DefaultRuntime { get; init; }

    /// <summary>Its place in a swarm.</summary>
    public SystemSwarm? Swarm { get; init; }

    /// <summary>Indicates whether containers go on when the engine stops.</summary>
    public bool LiveRestoreEnabled { get; init; }

    /// <summary>How Windows containers are kept apart; empty elsewhere.</summary>
    public string? Isolation { get; init; }

    /// <summary>The init program for containers that ask for one.</summary>
    public string? InitBinary { get; init; }

    /// <summary>The containerd that it works with.</summary>
    public SystemCommit? ContainerdCommit { get; init; }

    /// <summary>The runc that it works with.</summary>
    public SystemCommit? RuncCommit { get; init; }

    /// <summary>The init program's version.</summary>
    public SystemCommit? InitCommit { get; init; }

    /// <summary>What guards containers, like <c>name=seccomp,profile=default</c>.</summary>
    public IReadOnlyList<string>? SecurityOptions { get; init; }

    /// <summary>Where the subnets of networks come from.</summary>
    public IReadOnlyList<SystemAddressPool>? DefaultAddressPools { get; init; }

    /// <summary>What writes firewall rules; from API 1.49 on.</summary>
    public SystemFirewall? FirewallBackend { get; init; }

    /// <summary>Where specifications of devices are looked for; from API 1.45 on.</summary>
    [JsonPropertyName("CDISpecDirs")]
    public IReadOnlyList<string>? CdiSpecDirs { get; init; }

    /// <summary>What the engine warns of.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }
}

/// <summary>The plugins of an engine, by what they are for.</summary>
public sealed record SystemPlugins
{
    /// <summary>For volumes.</summary>
    public IReadOnlyList<string>? Volume { get; init; }

    /// <summary>For networks.</summary>
    public IReadOnlyList<string>? Network { get; init; }

    /// <summary>For permissions.</summary>
    public IReadOnlyList<string>? Authorization { get; init; }

    /// <summary>For logs.</summary>
    public IReadOnlyList<string>? Log { get; init; }
}

/// <summary>How an engine uses registries.</summary>
public sealed record SystemRegistries
{
    /// <summary>The addresses at which a registry needs no TLS.</summary>
    [JsonPropertyName("InsecureRegistryCIDRs")]
    public IReadOnlyList<string>? InsecureAddresses { get; init; }

    /// <summary>Registries by name.</summary>
    [JsonConverter(typeof(PresentEntries<SystemRegistry>))]
    public IReadOnlyDictionary<string, SystemRegistry>? IndexConfigs { get; init; }

    /// <summary>What is asked before Docker Hub.</summary>
    public IReadOnlyList<string>? Mirrors { get; init; }
}

/// <summary>How an engine uses a registry.</summary>
public sealed record SystemRegistry
{
    /// <summary>Indicates whether it needs TLS.</summary>
    public bool Secure { get; init; }
}

/// <summary>Something that runs containers.</summary>
public sealed record SystemRuntime
{
    /// <summary>Its program.</summary>
    [JsonPropertyName("path")]
    public string? Path { get; init; }

    /// <summary>Its kind, where it is no program.</summary>
    [JsonPropertyName("runtimeType")]
    public string? RuntimeType { get; init; }
}

/// <summary>The place of an engine in a swarm.</summary>
public sealed record SystemSwarm
{
    /// <summary>Its id there; empty outside of one.</summary>
    [JsonPropertyName("NodeID")]
    public string? NodeId { get; init; }

    /// <summary>Its address there.</summary>
    public string? NodeAddr { get; init; }

    /// <summary>inactive, pending, active, error or locked.</summary>
    public string? LocalNodeState { get; init; }

    /// <summary>Indicates whether it is a manager.</summary>
    public bool ControlAvailable { get; init; }

    /// <summary>What is wrong; empty for nothing.</summary>
    public string? Error { get; init; }

    /// <summary>The managers.</summary>
    public IReadOnlyList<SystemPeer>? RemoteManagers { get; init; }

    /// <summary>How many engines are in it; only managers know.</summary>
    public int? Nodes { get; init; }

    /// <summary>How many of them are managers; only managers know.</summary>
    public int? Managers { get; init; }

    /// <summary>The swarm; only managers know.</summary>
    public SystemCluster? Cluster { get; init; }
}

/// <summary>A manager of a swarm.</summary>
public sealed record SystemPeer
{
    /// <summary>Its id.</summary>
    [JsonPropertyName("NodeID")]
    public string? NodeId { get; init; }

    /// <summary>Its address.</summary>
    public string? Addr { get; init; }
}

/// <summary>A swarm.</summary>
public sealed record SystemCluster
{
    /// <summary>Its id.</summary>
    [JsonPropertyName("ID")]
    public string? Id { get; init; }
}

/// <summary>The version of a program that an engine works with.</summary>
public sealed record SystemCommit
{
    /// <summary>The version or the commit.</summary>
    [JsonPropertyName("ID")]
    public string? Id { get; init; }
}

/// <summary>Addresses that subnets of networks are taken from.</summary>
public sealed record SystemAddressPool
{
    /// <summary>All of them, like <c>172.17.0.0/16</c>.</summary>
    public string? Base { get; init; }

    /// <summary>The bits of the mask of each subnet.</summary>
    public int Size { get; init; }
}

/// <summary>What writes firewall rules.</summary>
public sealed record SystemFirewall
{
    /// <summary>iptables or nftables.</summary>
    public string? Driver { get; init; }
}
