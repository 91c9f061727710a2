using System.Text.Json.Serialization;

namespace DockerPS.Engine.Models;

/// <summary>The limits of a container, which can be changed later.</summary>
public record Resources
{
    /// <summary>The relative CPU weight.</summary>
    public long? CpuShares { get; init; }

    /// <summary>The memory limit in bytes; 0 for none.</summary>
    public long? Memory { get; init; }

    /// <summary>The parent cgroup.</summary>
    public string? CgroupParent { get; init; }

    /// <summary>The relative weight of block IO, 10 to 1000.</summary>
    public int? BlkioWeight { get; init; }

    /// <summary>The weights of devices.</summary>
    public IReadOnlyList<WeightDevice>? BlkioWeightDevice { get; init; }

    /// <summary>The read limits of devices in bytes per second.</summary>
    public IReadOnlyList<ThrottleDevice>? BlkioDeviceReadBps { get; init; }

    /// <summary>The write limits of devices in bytes per second.</summary>
    public IReadOnlyList<ThrottleDevice>? BlkioDeviceWriteBps { get; init; }

    /// <summary>The read limits of devices in operations per second.</summary>
    public IReadOnlyList<ThrottleDevice>? BlkioDeviceReadIOps { get; init; }

    /// <summary>The write limits of devices in operations per second.</summary>
    public IReadOnlyList<ThrottleDevice>? BlkioDeviceWriteIOps { get; init; }

    /// <summary>The CPU scheduler's period in microseconds.</summary>
    public long? CpuPeriod { get; init; }

    /// <summary>The CPU time in each period, in microseconds.</summary>
    public long? CpuQuota { get; init; }

    /// <summary>The real-time period in microseconds.</summary>
    public long? CpuRealtimePeriod { get; init; }

    /// <summary>The real-time CPU time in each period, in microseconds.</summary>
    public long? CpuRealtimeRuntime { get; init; }

    /// <summary>The CPUs that it may use, like <c>0-2,4</c>.</summary>
    public string? CpusetCpus { get; init; }

    /// <summary>The memory nodes that it may use.</summary>
    public string? CpusetMems { get; init; }

    /// <summary>The devices of the host.</summary>
    public IReadOnlyList<DeviceMapping>? Devices { get; init; }

    /// <summary>The device cgroup rules.</summary>
    public IReadOnlyList<string>? DeviceCgroupRules { get; init; }

    /// <summary>The requests to device drivers, like for GPUs.</summary>
    public IReadOnlyList<DeviceRequest>? DeviceRequests { get; init; }

    /// <summary>The soft memory limit in bytes.</summary>
    public long? MemoryReservation { get; init; }

    /// <summary>The limit of memory plus swap in bytes; -1 for unlimited swap.</summary>
    public long? MemorySwap { get; init; }

    /// <summary>The swappiness, 0 to 100.</summary>
    public long? MemorySwappiness { get; init; }

    /// <summary>The CPU limit in billionths of a CPU.</summary>
    public long? NanoCpus { get; init; }

    /// <summary>Indicates whether the OOM killer is disabled.</summary>
    public bool? OomKillDisable { get; init; }

    /// <summary>Indicates whether an init process runs as process 1.</summary>
    public bool? Init { get; init; }

    /// <summary>The limit of processes; 0 or -1 for none.</summary>
    public long? PidsLimit { get; init; }

    /// <summary>The ulimits.</summary>
    public IReadOnlyList<Ulimit>? Ulimits { get; init; }

    /// <summary>The number of CPUs (Windows).</summary>
    public long? CpuCount { get; init; }

    /// <summary>The CPU limit in percent (Windows).</summary>
    public long? CpuPercent { get; init; }

    /// <summary>The IO limit of the system drive in operations per second (Windows).</summary>
    public long? IOMaximumIOps { get; init; }

    /// <summary>The IO limit of the system drive in bytes per second (Windows).</summary>
    public long? IOMaximumBandwidth { get; init; }
}

/// <summary>The settings of a container that depend on its host.</summary>
public sealed record HostConfig : Resources
{
    /// <summary>The binds and named volumes, as <c>source:target:options</c>.</summary>
    public IReadOnlyList<string>? Binds { get; init; }

    /// <summary>The file that its id is written to.</summary>
    [JsonPropertyName("ContainerIDFile")]
    public string? ContainerIdFile { get; init; }

    /// <summary>The logging driver.</summary>
    public LogConfig? LogConfig { get; init; }

    /// <summary>The network mode: <c>bridge</c>, <c>host</c>, <c>none</c>, <c>container:name</c>, or a network's name.</summary>
    public string? NetworkMode { get; init; }

    /// <summary>The host's ports, by <c>80/tcp</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<PortBinding>?>? PortBindings { get; init; }

    /// <summary>The restart policy.</summary>
    public RestartPolicy? RestartPolicy { get; init; }

    /// <summary>Indicates whether it is removed when it exits.</summary>
    public bool AutoRemove { get; init; }

    /// <summary>The driver of its named volumes.</summary>
    public string? VolumeDriver { get; init; }

    /// <summary>The containers whose volumes it mounts.</summary>
    public IReadOnlyList<string>? VolumesFrom { get; init; }

    /// <summary>The mounts.</summary>
    public IReadOnlyList<Mount>? Mounts { get; init; }

    /// <summary>The annotations for the runtime; since API 1.43.</summary>
    public IReadOnlyDictionary<string, string>? Annotations { get; init; }

    /// <summary>The capabilities to add.</summary>
    public IReadOnlyList<string>? CapAdd { get; init; }

    /// <summary>The capabilities to drop.</summary>
    public IReadOnlyList<string>? CapDrop { get; init; }

    /// <summary>The cgroup namespace: <c>host</c> or <c>private</c>.</summary>
    public string? CgroupnsMode { get; init; }

    /// <summary>The DNS servers.</summary>
    public IReadOnlyList<string>? Dns { get; init; }

    /// <summary>The DNS options.</summary>
    public IReadOnlyList<string>? DnsOptions { get; init; }

    /// <summary>The DNS search domains.</summary>
    public IReadOnlyList<string>? DnsSearch { get; init; }

    /// <summary>The extra lines of /etc/hosts, as <c>name:address</c>.</summary>
    public IReadOnlyList<string>? ExtraHosts { get; init; }

    /// <summary>The additional groups.</summary>
    public IReadOnlyList<string>? GroupAdd { get; init; }

    /// <summary>The IPC namespace.</summary>
    public string? IpcMode { get; init; }

    /// <summary>The legacy links, as <c>container:alias</c>.</summary>
    public IReadOnlyList<string>? Links { get; init; }

    /// <summary>The OOM score adjustment, -1000 to 1000.</summary>
    public int? OomScoreAdj { get; init; }

    /// <summary>The PID namespace.</summary>
    public string? PidMode { get; init; }

    /// <summary>Indicates whether it has extended privileges.</summary>
    public bool Privileged { get; init; }

    /// <summary>Indicates whether all exposed ports are published.</summary>
    public bool PublishAllPorts { get; init; }

    /// <summary>Indicates whether its root file system is read-only.</summary>
    public bool ReadonlyRootfs { get; init; }

    /// <summary>The security options.</summary>
    public IReadOnlyList<string>? SecurityOpt { get; init; }

    /// <summary>The options of the storage driver.</summary>
    public IReadOnlyDictionary<string, string>? StorageOpt { get; init; }

    /// <summary>The tmpfs mounts and their options, by path.</summary>
    public IReadOnlyDictionary<string, string>? Tmpfs { get; init; }

    /// <summary>The UTS namespace.</summary>
    [JsonPropertyName("UTSMode")]
    public string? UtsMode { get; init; }

    /// <summary>The user namespace.</summary>
    public string? UsernsMode { get; init; }

    /// <summary>The size of /dev/shm in bytes.</summary>
    public long? ShmSize { get; init; }

    /// <summary>The kernel parameters.</summary>
    public IReadOnlyDictionary<string, string>? Sysctls { get; init; }

    /// <summary>The runtime.</summary>
    public string? Runtime { get; init; }

    /// <summary>The isolation (Windows): <c>default</c>, <c>process</c> or <c>hyperv</c>.</summary>
    public string? Isolation { get; init; }

    /// <summary>The height and width of its terminal when it starts, in characters; on Linux from API 1.42 on.</summary>
    public IReadOnlyList<int>? ConsoleSize { get; init; }

    /// <summary>The masked paths.</summary>
    public IReadOnlyList<string>? MaskedPaths { get; init; }

    /// <summary>The read-only paths.</summary>
    public IReadOnlyList<string>? ReadonlyPaths { get; init; }
}

/// <summary>The IO weight of a device.</summary>
public sealed record WeightDevice
{
    /// <summary>The device's path.</summary>
    public string? Path { get; init; }

    /// <summary>The weight.</summary>
    public int Weight { get; init; }
}

/// <summary>The IO limit of a device.</summary>
public sealed record ThrottleDevice
{
    /// <summary>The device's path.</summary>
    public string? Path { get; init; }

    /// <summary>The bytes or operations per second.</summary>
    public long Rate { get; init; }
}

/// <summary>A device of the host in a container.</summary>
public sealed record DeviceMapping
{
    /// <summary>The path on the host.</summary>
    public string? PathOnHost { get; init; }

    /// <summary>The path in the container.</summary>
    public string? PathInContainer { get; init; }

    /// <summary>The permissions: any of r (read), w (write) and m (mknod).</summary>
    public string? CgroupPermissions { get; init; }
}

/// <summary>A request to a device driver.</summary>
public sealed record DeviceRequest
{
    /// <summary>The driver.</summary>
    public string? Driver { get; init; }

    /// <summary>The number of devices; -1 for all.</summary>
    public int Count { get; init; }

    /// <summary>The devices' ids.</summary>
    [JsonPropertyName("DeviceIDs")]
    public IReadOnlyList<string>? DeviceIds { get; init; }

    /// <summary>The capabilities: a list of alternative sets.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Capabilities { get; init; }

    /// <summary>The driver's options.</summary>
    public IReadOnlyDictionary<string, string>? Options { get; init; }
}

/// <summary>A ulimit.</summary>
public sealed record Ulimit
{
    /// <summary>The name, like nofile.</summary>
    public string? Name { get; init; }

    /// <summary>The soft limit; -1 for none.</summary>
    public long Soft { get; init; }

    /// <summary>The hard limit; -1 for none.</summary>
    public long Hard { get; init; }
}

/// <summary>A logging driver.</summary>
public sealed record LogConfig
{
    /// <summary>The driver.</summary>
    public string? Type { get; init; }

    /// <summary>The driver's options.</summary>
    public IReadOnlyDictionary<string, string>? Config { get; init; }
}

/// <summary>A restart policy.</summary>
public sealed record RestartPolicy
{
    /// <summary><c>no</c>, <c>always</c>, <c>unless-stopped</c> or <c>on-failure</c>.</summary>
    public string? Name { get; init; }

    /// <summary>The maximum of restarts, for <c>on-failure</c>; 0 for no limit.</summary>
    public int MaximumRetryCount { get; init; }
}
