using System.Text.Json.Serialization;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Models;

/// <summary>The description of an engine and its host: <c>GET /info</c>.</summary>
public sealed record SystemInfo
{
    /// <summary>The engine's own id.</summary>
    [JsonPropertyName("ID")]
    public string? Id { get; init; }

    /// <summary>The name of the host.</summary>
    public string? Name { get; init; }

    /// <summary>The number of containers.</summary>
    public int Containers { get; init; }

    /// <summary>The number of running containers.</summary>
    public int ContainersRunning { get; init; }

    /// <summary>The number of paused containers.</summary>
    public int ContainersPaused { get; init; }

    /// <summary>The number of stopped containers.</summary>
    public int ContainersStopped { get; init; }

    /// <summary>The number of images.</summary>
    public int Images { get; init; }

    /// <summary>The storage driver.</summary>
    public string? Driver { get; init; }

    /// <summary>The storage driver's status: pairs of a label and a value.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? DriverStatus { get; init; }

    /// <summary>
    /// Indicates whether images are in the containerd image store, with a record for each name, and not in the classic one.
    /// </summary>
    [JsonIgnore]
    public bool HasContainerdImageStore => DriverStatus?.Any(pair =>
        pair is ["driver-type", var type] && type.StartsWith("io.containerd.snapshotter", StringComparison.Ordinal)) == true;

    /// <summary>The plugins, by kind.</summary>
    public SystemPlugins? Plugins { get; init; }

    /// <summary>Indicates whether the kernel supports memory limits.</summary>
    public bool MemoryLimit { get; init; }

    /// <summary>Indicates whether the kernel supports swap limits.</summary>
    public bool SwapLimit { get; init; }

    /// <summary>Indicates whether the kernel supports CPU quotas.</summary>
    public bool CpuCfsQuota { get; init; }

    /// <summary>Indicates whether the kernel supports CPU weights.</summary>
    [JsonPropertyName("CPUShares")]
    public bool CpuShares { get; init; }

    /// <summary>Indicates whether the kernel supports CPU sets.</summary>
    [JsonPropertyName("CPUSet")]
    public bool CpuSet { get; init; }

    /// <summary>Indicates whether the kernel supports process limits.</summary>
    public bool PidsLimit { get; init; }

    /// <summary>Indicates whether the kernel supports disabling the OOM killer.</summary>
    public bool OomKillDisable { get; init; }

    /// <summary>Indicates whether the host forwards IPv4.</summary>
    public bool IPv4Forwarding { get; init; }

    /// <summary>Indicates whether the engine runs in debug mode.</summary>
    public bool Debug { get; init; }

    /// <summary>The engine's clock (RFC 3339).</summary>
    public string? SystemTime { get; init; }

    /// <summary>The default logging driver.</summary>
    public string? LoggingDriver { get; init; }

    /// <summary>The cgroup driver: <c>cgroupfs</c>, <c>systemd</c> or <c>none</c>.</summary>
    public string? CgroupDriver { get; init; }

    /// <summary>The cgroup version: 1 or 2.</summary>
    public string? CgroupVersion { get; init; }

    /// <summary>The kernel's version.</summary>
    public string? KernelVersion { get; init; }

    /// <summary>The host's operating system, like <c>Debian GNU/Linux 12 (bookworm)</c>.</summary>
    public string? OperatingSystem { get; init; }

    /// <summary>The version of the operating system.</summary>
    [JsonPropertyName("OSVersion")]
    public string? OSVersion { get; init; }

    /// <summary><c>linux</c> or <c>windows</c>.</summary>
    [JsonPropertyName("OSType")]
    public string? OSType { get; init; }

    /// <summary>The architecture in the kernel's words, like <c>x86_64</c>.</summary>
    public string? Architecture { get; init; }

    /// <summary>The number of processors.</summary>
    [JsonPropertyName("NCPU")]
    public int Cpus { get; init; }

    /// <summary>The memory in bytes.</summary>
    [JsonPropertyName("MemTotal")]
    public long Memory { get; init; }

    /// <summary>The default registry.</summary>
    public string? IndexServerAddress { get; init; }

    /// <summary>The registry settings.</summary>
    public SystemRegistries? RegistryConfig { get; init; }

    /// <summary>The engine's data folder.</summary>
    public string? DockerRootDir { get; init; }

    /// <summary>The engine's HTTP proxy; the engine masks its password.</summary>
    public string? HttpProxy { get; init; }

    /// <summary>The engine's HTTPS proxy; the engine masks its password.</summary>
    public string? HttpsProxy { get; init; }

    /// <summary>The hosts that bypass the proxies.</summary>
    public string? NoProxy { get; init; }

    /// <summary>The engine's labels, like <c>key=value</c>.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    /// <summary>Indicates whether experimental features are enabled.</summary>
    public bool ExperimentalBuild { get; init; }

    /// <summary>The engine's version.</summary>
    public string? ServerVersion { get; init; }

    /// <summary>The runtimes, by name.</summary>
    [JsonConverter(typeof(PresentEntries<SystemRuntime>))]
    public IReadOnlyDictionary<string, SystemRuntime>? Runtimes { get; init; }

    /// <summary>The default runtime.</summary>
    public string? DefaultRuntime { get; init; }

    /// <summary>The state in a swarm.</summary>
    public SystemSwarm? Swarm { get; init; }

    /// <summary>Indicates whether containers keep running while the engine is stopped.</summary>
    public bool LiveRestoreEnabled { get; init; }

    /// <summary>The default isolation of Windows containers; empty on other systems.</summary>
    public string? Isolation { get; init; }

    /// <summary>The init program for containers that ask for one.</summary>
    public string? InitBinary { get; init; }

    /// <summary>The version of containerd.</summary>
    public SystemCommit? ContainerdCommit { get; init; }

    /// <summary>The version of runc.</summary>
    public SystemCommit? RuncCommit { get; init; }

    /// <summary>The version of the init program.</summary>
    public SystemCommit? InitCommit { get; init; }

    /// <summary>The security options, like <c>name=seccomp,profile=default</c>.</summary>
    public IReadOnlyList<string>? SecurityOptions { get; init; }

    /// <summary>The default address pools.</summary>
    public IReadOnlyList<SystemAddressPool>? DefaultAddressPools { get; init; }

    /// <summary>The firewall backend; since API 1.49.</summary>
    public SystemFirewall? FirewallBackend { get; init; }

    /// <summary>The folders of CDI specifications; since API 1.45.</summary>
    [JsonPropertyName("CDISpecDirs")]
    public IReadOnlyList<string>? CdiSpecDirs { get; init; }

    /// <summary>The engine's warnings.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }
}

/// <summary>The plugins of an engine, by kind.</summary>
public sealed record SystemPlugins
{
    /// <summary>The volume plugins.</summary>
    public IReadOnlyList<string>? Volume { get; init; }

    /// <summary>The network plugins.</summary>
    public IReadOnlyList<string>? Network { get; init; }

    /// <summary>The authorization plugins.</summary>
    public IReadOnlyList<string>? Authorization { get; init; }

    /// <summary>The log plugins.</summary>
    public IReadOnlyList<string>? Log { get; init; }
}

/// <summary>The registry settings of an engine.</summary>
public sealed record SystemRegistries
{
    /// <summary>The address ranges of registries without TLS.</summary>
    [JsonPropertyName("InsecureRegistryCIDRs")]
    public IReadOnlyList<string>? InsecureAddresses { get; init; }

    /// <summary>The registries, by name.</summary>
    [JsonConverter(typeof(PresentEntries<SystemRegistry>))]
    public IReadOnlyDictionary<string, SystemRegistry>? IndexConfigs { get; init; }

    /// <summary>The mirrors of Docker Hub.</summary>
    public IReadOnlyList<string>? Mirrors { get; init; }
}

/// <summary>The settings of an engine for a registry.</summary>
public sealed record SystemRegistry
{
    /// <summary>Indicates whether TLS is required.</summary>
    public bool Secure { get; init; }
}

/// <summary>A runtime.</summary>
public sealed record SystemRuntime
{
    /// <summary>The program.</summary>
    [JsonPropertyName("path")]
    public string? Path { get; init; }

    /// <summary>The type of a runtime that is not a program.</summary>
    [JsonPropertyName("runtimeType")]
    public string? RuntimeType { get; init; }
}

/// <summary>The state of an engine in a swarm.</summary>
public sealed record SystemSwarm
{
    /// <summary>The node id; empty outside of a swarm.</summary>
    [JsonPropertyName("NodeID")]
    public string? NodeId { get; init; }

    /// <summary>The node's address.</summary>
    public string? NodeAddr { get; init; }

    /// <summary><c>inactive</c>, <c>pending</c>, <c>active</c>, <c>error</c> or <c>locked</c>.</summary>
    public string? LocalNodeState { get; init; }

    /// <summary>Indicates whether it is a manager.</summary>
    public bool ControlAvailable { get; init; }

    /// <summary>The error; empty for none.</summary>
    public string? Error { get; init; }

    /// <summary>The managers.</summary>
    public IReadOnlyList<SystemPeer>? RemoteManagers { get; init; }

    /// <summary>The number of nodes; known to managers only.</summary>
    public int? Nodes { get; init; }

    /// <summary>The number of managers; known to managers only.</summary>
    public int? Managers { get; init; }

    /// <summary>The swarm; known to managers only.</summary>
    public SystemCluster? Cluster { get; init; }
}

/// <summary>A manager of a swarm.</summary>
public sealed record SystemPeer
{
    /// <summary>The id.</summary>
    [JsonPropertyName("NodeID")]
    public string? NodeId { get; init; }

    /// <summary>The address.</summary>
    public string? Addr { get; init; }
}

/// <summary>A swarm.</summary>
public sealed record SystemCluster
{
    /// <summary>The id.</summary>
    [JsonPropertyName("ID")]
    public string? Id { get; init; }
}

/// <summary>The version of a program that an engine uses.</summary>
public sealed record SystemCommit
{
    /// <summary>The version or the commit.</summary>
    [JsonPropertyName("ID")]
    public string? Id { get; init; }
}

/// <summary>An address pool for the subnets of networks.</summary>
public sealed record SystemAddressPool
{
    /// <summary>The range, like <c>172.17.0.0/16</c>.</summary>
    public string? Base { get; init; }

    /// <summary>The prefix length of each subnet.</summary>
    public int Size { get; init; }
}

/// <summary>A firewall backend.</summary>
public sealed record SystemFirewall
{
    /// <summary><c>iptables</c> or <c>nftables</c>.</summary>
    public string? Driver { get; init; }
}
