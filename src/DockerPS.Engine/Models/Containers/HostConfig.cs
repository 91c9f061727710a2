using System.Text.Json.Serialization;

namespace DockerPS.Engine.Models;

/// <summary>Limits of a container that can be changed while it exists.</summary>
public record Resources
{
    /// <summary>The relative weight of CPU time.</summary>
    public long? CpuShares { get; init; }

    /// <summary>The limit of memory in bytes; 0 for none.</summary>
    public long? Memory { get; init; }

    /// <summary>The control group above the container's.</summary>
    public string? CgroupParent { get; init; }

    /// <summary>The relative weight of block IO, 10 to 1000.</summary>
    public int? BlkioWeight { get; init; }

    /// <summary>Weights by device.</summary>
    public IReadOnlyList<WeightDevice>? BlkioWeightDevice { get; init; }

    /// <summary>Limits of reading in bytes a second.</summary>
    public IReadOnlyList<ThrottleDevice>? BlkioDeviceReadBps { get; init; }

    /// <summary>Limits of writing in bytes a second.</summary>
    public IReadOnlyList<ThrottleDevice>? BlkioDeviceWriteBps { get; init; }

    /// <summary>Limits of reading in operations a second.</summary>
    public IReadOnlyList<ThrottleDevice>? BlkioDeviceReadIOps { get; init; }

    /// <summary>Limits of writing in operations a second.</summary>
    public IReadOnlyList<ThrottleDevice>? BlkioDeviceWriteIOps { get; init; }

    /// <summary>The scheduler's period in microseconds.</summary>
    public long? CpuPeriod { get; init; }

    /// <summary>Microseconds of CPU time in each period.</summary>
    public long? CpuQuota { get; init; }

    /// <summary>The real-time period in microseconds.</summary>
    public long? CpuRealtimePeriod { get; init; }

    /// <summary>Microseconds of real-time CPU in each period.</summary>
    public long? CpuRealtimeRuntime { get; init; }

    /// <summary>The CPUs that it may use, like <c>0-2,4</c>.</summary>
    public string? CpusetCpus { get; init; }

    /// <summary>The memory nodes that it may use.</summary>
    public string? CpusetMems { get; init; }

    /// <summary>Devices of the host.</summary>
    public IReadOnlyList<DeviceMapping>? Devices { get; init; }

    /// <summary>Rules of the device control group.</summary>
    public IReadOnlyList<string>? DeviceCgroupRules { get; init; }

    /// <summary>Requests to device drivers (GPUs).</summary>
    public IReadOnlyList<DeviceRequest>? DeviceRequests { get; init; }

    /// <summary>Soft limit of memory in bytes.</summary>
    public long? MemoryReservation { get; init; }

    /// <summary>Limit of memory and swap together in bytes; -1 for unlimited swap.</summary>
    public long? MemorySwap { get; init; }

    /// <summary>How readily memory is swapped out, 0 to 100.</summary>
    public long? MemorySwappiness { get; init; }

    /// <summary>CPU time in billionths of a CPU.</summary>
    public long? NanoCpus { get; init; }

    /// <summary>Whether the kernel may not kill it when memory runs out.</summary>
    public bool? OomKillDisable { get; init; }

    /// <summary>Whether an init process runs in front.</summary>
    public bool? Init { get; init; }

    /// <summary>The limit of processes; -1 or 0 for none.</summary>
    public long? PidsLimit { get; init; }

    /// <summary>Limits of the shell's ulimit.</summary>
    public IReadOnlyList<Ulimit>? Ulimits { get; init; }

    /// <summary>The number of CPUs (Windows).</summary>
    public long? CpuCount { get; init; }

    /// <summary>The percentage of CPU (Windows).</summary>
    public long? CpuPercent { get; init; }

    /// <summary>Limit of IO operations a second of the system drive (Windows).</summary>
    public long? IOMaximumIOps { get; init; }

    /// <summary>Limit of IO bytes a second of the system drive (Windows).</summary>
    public long? IOMaximumBandwidth { get; init; }
}

/// <summary>What of a container depends on its host.</summary>
public sealed record HostConfig : Resources
{
    /// <summary>Binds and named volumes, as <c>source:target:options</c>.</summary>
    public IReadOnlyList<string>? Binds { get; init; }

    /// <summary>The file that its id was written to.</summary>
    [JsonPropertyName("ContainerIDFile")]
    public string? ContainerIdFile { get; init; }

    /// <summary>Where its output goes.</summary>
    public LogConfig? LogConfig { get; init; }

    /// <summary>The network mode: bridge, host, none, container:name, or a network's name.</summary>
    public string? NetworkMode { get; init; }

    /// <summary>The host's ports by <c>80/tcp</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<PortBinding>?>? PortBindings { get; init; }

    /// <summary>What happens when it ends.</summary>
    public RestartPolicy? RestartPolicy { get; init; }

    /// <summary>Whether it is removed when it ends.</summary>
    public bool AutoRemove { get; init; }

    /// <summary>The driver of its named volumes.</summary>
    public string? VolumeDriver { get; init; }

    /// <summary>Containers whose volumes it mounts.</summary>
    public IReadOnlyList<string>? VolumesFrom { get; init; }

    /// <summary>Mounts.</summary>
    public IReadOnlyList<Mount>? Mounts { get; init; }

    /// <summary>Annotations for the runtime; from API 1.43 on.</summary>
    public IReadOnlyDictionary<string, string>? Annotations { get; init; }

    /// <summary>Capabilities added.</summary>
    public IReadOnlyList<string>? CapAdd { get; init; }

    /// <summary>Capabilities dropped.</summary>
    public IReadOnlyList<string>? CapDrop { get; init; }

    /// <summary>The control group namespace: host or private.</summary>
    public string? CgroupnsMode { get; init; }

    /// <summary>DNS servers.</summary>
    public IReadOnlyList<string>? Dns { get; init; }

    /// <summary>DNS options.</summary>
    public IReadOnlyList<string>? DnsOptions { get; init; }

    /// <summary>DNS search domains.</summary>
    public IReadOnlyList<string>? DnsSearch { get; init; }

    /// <summary>Lines of /etc/hosts, as <c>name:address</c>.</summary>
    public IReadOnlyList<string>? ExtraHosts { get; init; }

    /// <summary>Further groups.</summary>
    public IReadOnlyList<string>? GroupAdd { get; init; }

    /// <summary>The IPC namespace.</summary>
    public string? IpcMode { get; init; }

    /// <summary>Legacy links, as <c>container:alias</c>.</summary>
    public IReadOnlyList<string>? Links { get; init; }

    /// <summary>How readily the kernel kills it when memory runs out, -1000 to 1000.</summary>
    public int? OomScoreAdj { get; init; }

    /// <summary>The process namespace.</summary>
    public string? PidMode { get; init; }

    /// <summary>Whether it has all rights on the host.</summary>
    public bool Privileged { get; init; }

    /// <summary>Whether all exposed ports are published.</summary>
    public bool PublishAllPorts { get; init; }

    /// <summary>Whether its root file system is read-only.</summary>
    public bool ReadonlyRootfs { get; init; }

    /// <summary>Security options.</summary>
    public IReadOnlyList<string>? SecurityOpt { get; init; }

    /// <summary>Options of the storage driver.</summary>
    public IReadOnlyDictionary<string, string>? StorageOpt { get; init; }

    /// <summary>Options of tmpfs mounts by path.</summary>
    public IReadOnlyDictionary<string, string>? Tmpfs { get; init; }

    /// <summary>The UTS namespace.</summary>
    [JsonPropertyName("UTSMode")]
    public string? UtsMode { get; init; }

    /// <summary>The user namespace.</summary>
    public string? UsernsMode { get; init; }

    /// <summary>Bytes of /dev/shm.</summary>
    public long? ShmSize { get; init; }

    /// <summary>Kernel parameters.</summary>
    public IReadOnlyDictionary<string, string>? Sysctls { get; init; }

    /// <summary>The runtime.</summary>
    public string? Runtime { get; init; }

    /// <summary>The isolation (Windows): default, process or hyperv.</summary>
    public string? Isolation { get; init; }

    /// <summary>The height and width of its terminal when it starts, in characters; on Linux from API 1.42 on.</summary>
    public IReadOnlyList<int>? ConsoleSize { get; init; }

    /// <summary>Paths that are masked.</summary>
    public IReadOnlyList<string>? MaskedPaths { get; init; }

    /// <summary>Paths that are read-only.</summary>
    public IReadOnlyList<string>? ReadonlyPaths { get; init; }
}

/// <summary>The weight of a device's IO.</summary>
public sealed record WeightDevice
{
    /// <summary>The device's path.</summary>
    public string? Path { get; init; }

    /// <summary>The weight.</summary>
    public int Weight { get; init; }
}

/// <summary>The limit of a device's IO.</summary>
public sealed record ThrottleDevice
{
    /// <summary>The device's path.</summary>
    public string? Path { get; init; }

    /// <summary>Bytes or operations a second.</summary>
    public long Rate { get; init; }
}

/// <summary>A device of the host in a container.</summary>
public sealed record DeviceMapping
{
    /// <summary>The path on the host.</summary>
    public string? PathOnHost { get; init; }

    /// <summary>The path in the container.</summary>
    public string? PathInContainer { get; init; }

    /// <summary>Any of r, w and m (make).</summary>
    public string? CgroupPermissions { get; init; }
}

/// <summary>A request to a device driver.</summary>
public sealed record DeviceRequest
{
    /// <summary>The driver.</summary>
    public string? Driver { get; init; }

    /// <summary>How many devices; -1 for all.</summary>
    public int Count { get; init; }

    /// <summary>The devices' ids.</summary>
    [JsonPropertyName("DeviceIDs")]
    public IReadOnlyList<string>? DeviceIds { get; init; }

    /// <summary>Capabilities: alternatives of sets.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Capabilities { get; init; }

    /// <summary>The driver's options.</summary>
    public IReadOnlyDictionary<string, string>? Options { get; init; }
}

/// <summary>A limit of the shell's ulimit.</summary>
public sealed record Ulimit
{
    /// <summary>The name, like nofile.</summary>
    public string? Name { get; init; }

    /// <summary>The soft limit; -1 for none.</summary>
    public long Soft { get; init; }

    /// <summary>The hard limit; -1 for none.</summary>
    public long Hard { get; init; }
}

/// <summary>Where a container's output goes.</summary>
public sealed record LogConfig
{
    /// <summary>The driver.</summary>
    public string? Type { get; init; }

    /// <summary>The driver's options.</summary>
    public IReadOnlyDictionary<string, string>? Config { get; init; }
}

/// <summary>What happens when a container ends.</summary>
public sealed record RestartPolicy
{
    /// <summary>no, always, unless-stopped or on-failure.</summary>
    public string? Name { get; init; }

    /// <summary>How often at most (on-failure); 0 for no limit.</summary>
    public int MaximumRetryCount { get; init; }
}
