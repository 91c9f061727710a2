using DockerPS.Compose.Values;

namespace DockerPS.Compose.Model;

/// <summary>A service.</summary>
public sealed record ComposeService : ComposeElement
{
    /// <summary>The name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The profiles that enable the service; without any it is always enabled.</summary>
    public IReadOnlyList<string> Profiles { get; init; } = [];

    /// <summary>The annotations.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; init; } = Dictionary.Empty<string>();

    /// <summary>Indicates whether its output is shown.</summary>
    public bool? Attach { get; init; }

    /// <summary>How its image is built.</summary>
    public ComposeBuild? Build { get; init; }

    /// <summary>What follows changes of the sources.</summary>
    public DevelopOptions? Develop { get; init; }

    /// <summary>Limits of reading and writing devices.</summary>
    public BlockInputLimits? BlockInput { get; init; }

    /// <summary>The capabilities to add.</summary>
    public IReadOnlyList<string> CapAdd { get; init; } = [];

    /// <summary>The capabilities to drop.</summary>
    public IReadOnlyList<string> CapDrop { get; init; } = [];

    /// <summary>The parent cgroup.</summary>
    public string CgroupParent { get; init; } = "";

    /// <summary>The cgroup namespace: host or private.</summary>
    public string Cgroup { get; init; } = "";

    /// <summary>The number of processors on Windows.</summary>
    public long CpuCount { get; init; }

    /// <summary>The percentage of processors on Windows.</summary>
    public float CpuPercent { get; init; }

    /// <summary>The period of the scheduler.</summary>
    public long CpuPeriod { get; init; }

    /// <summary>The quota of the scheduler.</summary>
    public long CpuQuota { get; init; }

    /// <summary>The period of the real-time scheduler.</summary>
    public long CpuRealtimePeriod { get; init; }

    /// <summary>The run time of the real-time scheduler.</summary>
    public long CpuRealtimeRuntime { get; init; }

    /// <summary>The number of processors.</summary>
    public float Cpus { get; init; }

    /// <summary>The processors to use.</summary>
    public string CpuSet { get; init; } = "";

    /// <summary>The relative weight.</summary>
    public long CpuShares { get; init; }

    /// <summary>The command; null for that of the image, empty for none.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>The configs.</summary>
    public IReadOnlyList<FileMount> Configs { get; init; } = [];

    /// <summary>The name of the container.</summary>
    public string ContainerName { get; init; } = "";

    /// <summary>The credentials on Windows.</summary>
    public CredentialSpec? CredentialSpec { get; init; }

    /// <summary>The services that must run before.</summary>
    public IReadOnlyDictionary<string, ServiceDependency> DependsOn { get; init; } = Dictionary.Empty<ServiceDependency>();

    /// <summary>How the service is deployed.</summary>
    public DeployOptions? Deploy { get; init; }

    /// <summary>The rules for devices.</summary>
    public IReadOnlyList<string> DeviceCgroupRules { get; init; } = [];

    /// <summary>The devices.</summary>
    public IReadOnlyList<DeviceMapping> Devices { get; init; } = [];

    /// <summary>The DNS servers.</summary>
    public IReadOnlyList<string> Dns { get; init; } = [];

    /// <summary>The options of DNS.</summary>
    public IReadOnlyList<string> DnsOptions { get; init; } = [];

    /// <summary>The DNS search domains.</summary>
    public IReadOnlyList<string> DnsSearch { get; init; } = [];

    /// <summary>The domain name.</summary>
    public string DomainName { get; init; } = "";

    /// <summary>The entrypoint; null for that of the image, empty for none.</summary>
    public IReadOnlyList<string>? Entrypoint { get; init; }

    /// <summary>The program that provides the service.</summary>
    public ServiceProvider? Provider { get; init; }

    /// <summary>The variables; null for one without a value.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = Dictionary.Empty<string?>();

    /// <summary>The environment files that were not resolved.</summary>
    public IReadOnlyList<EnvironmentFile> EnvironmentFiles { get; init; } = [];

    /// <summary>The ports that other services can reach.</summary>
    public IReadOnlyList<string> Expose { get; init; } = [];

    /// <summary>The links to containers outside of the project.</summary>
    public IReadOnlyList<string> ExternalLinks { get; init; } = [];

    /// <summary>The addresses of additional hosts.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ExtraHosts { get; init; } = Dictionary.Empty<IReadOnlyList<string>>();

    /// <summary>The additional groups.</summary>
    public IReadOnlyList<string> GroupAdd { get; init; } = [];

    /// <summary>The graphics processors.</summary>
    public IReadOnlyList<DeviceRequest> Gpus { get; init; } = [];

    /// <summary>The host name.</summary>
    public string Hostname { get; init; } = "";

    /// <summary>How its health is checked.</summary>
    public HealthCheckOptions? HealthCheck { get; init; }

    /// <summary>The image.</summary>
    public string Image { get; init; } = "";

    /// <summary>Indicates whether an init process runs.</summary>
    public bool? Init { get; init; }

    /// <summary>The IPC namespace.</summary>
    public string Ipc { get; init; } = "";

    /// <summary>The isolation on Windows.</summary>
    public string Isolation { get; init; } = "";

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = Dictionary.Empty<string>();

    /// <summary>The label files that were not resolved.</summary>
    public IReadOnlyList<string> LabelFiles { get; init; } = [];

    /// <summary>The label files that were read into the labels. They count in the hash of a container, and not in that of a file.</summary>
    public IReadOnlyList<string> ReadLabelFiles { get; init; } = [];

    /// <summary>The links to other services.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>Where its output goes.</summary>
    public LoggingOptions? Logging { get; init; }

    /// <summary>The most memory in bytes.</summary>
    public long MemoryLimit { get; init; }

    /// <summary>The reserved memory in bytes.</summary>
    public long MemoryReservation { get; init; }

    /// <summary>The most memory and swap in bytes; -1 for no limit.</summary>
    public long MemorySwapLimit { get; init; }

    /// <summary>The swappiness.</summary>
    public long MemorySwappiness { get; init; }

    /// <summary>The MAC address.</summary>
    public string MacAddress { get; init; } = "";

    /// <summary>The AI models.</summary>
    public IReadOnlyDictionary<string, ServiceModel?> Models { get; init; } = Dictionary.Empty<ServiceModel?>();

    /// <summary>The network mode.</summary>
    public string NetworkMode { get; init; } = "";

    /// <summary>The networks; null for one without options.</summary>
    public IReadOnlyDictionary<string, ServiceNetwork?> Networks { get; init; } = Dictionary.Empty<ServiceNetwork?>();

    /// <summary>Indicates whether the kernel does not end it when memory is short.</summary>
    public bool OomKillDisable { get; init; }

    /// <summary>How likely the kernel ends it when memory is short.</summary>
    public long OomScoreAdjustment { get; init; }

    /// <summary>The PID namespace.</summary>
    public string Pid { get; init; } = "";

    /// <summary>The most processes.</summary>
    public long PidsLimit { get; init; }

    /// <summary>The platform.</summary>
    public string Platform { get; init; } = "";

    /// <summary>The ports.</summary>
    public IReadOnlyList<ServicePort> Ports { get; init; } = [];

    /// <summary>Indicates whether it has all privileges.</summary>
    public bool Privileged { get; init; }

    /// <summary>When the image is pulled.</summary>
    public string PullPolicy { get; init; } = "";

    /// <summary>Indicates whether its file system cannot be written to.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>The restart policy.</summary>
    public string Restart { get; init; } = "";

    /// <summary>The runtime.</summary>
    public string Runtime { get; init; } = "";

    /// <summary>The number of containers.</summary>
    public int? Scale { get; init; }

    /// <summary>The secrets.</summary>
    public IReadOnlyList<FileMount> Secrets { get; init; } = [];

    /// <summary>The security options.</summary>
    public IReadOnlyList<string> SecurityOptions { get; init; } = [];

    /// <summary>The size of /dev/shm in bytes.</summary>
    public long ShmSize { get; init; }

    /// <summary>Indicates whether its standard input stays open.</summary>
    public bool StdinOpen { get; init; }

    /// <summary>The time between the stop signal and the kill.</summary>
    public ComposeDuration? StopGracePeriod { get; init; }

    /// <summary>The stop signal.</summary>
    public string StopSignal { get; init; } = "";

    /// <summary>The options of the storage driver.</summary>
    public IReadOnlyDictionary<string, string> StorageOptions { get; init; } = Dictionary.Empty<string>();

    /// <summary>The kernel parameters.</summary>
    public IReadOnlyDictionary<string, string> Sysctls { get; init; } = Dictionary.Empty<string>();

    /// <summary>The file systems in memory, with their options.</summary>
    public IReadOnlyList<string> Tmpfs { get; init; } = [];

    /// <summary>Indicates whether it has a terminal.</summary>
    public bool Tty { get; init; }

    /// <summary>The limits of processes.</summary>
    public IReadOnlyDictionary<string, Ulimit> Ulimits { get; init; } = Dictionary.Empty<Ulimit>();

    /// <summary>Indicates whether it can use the engine.</summary>
    public bool UseApiSocket { get; init; }

    /// <summary>The user.</summary>
    public string User { get; init; } = "";

    /// <summary>The user namespace.</summary>
    public string UsernsMode { get; init; } = "";

    /// <summary>The UTS namespace.</summary>
    public string Uts { get; init; } = "";

    /// <summary>The mounts.</summary>
    public IReadOnlyList<ServiceVolume> Volumes { get; init; } = [];

    /// <summary>The services and containers whose mounts it has.</summary>
    public IReadOnlyList<string> VolumesFrom { get; init; } = [];

    /// <summary>The folder of the command.</summary>
    public string WorkingDirectory { get; init; } = "";

    /// <summary>The commands after its start.</summary>
    public IReadOnlyList<ServiceHook> PostStart { get; init; } = [];

    /// <summary>The commands before its end.</summary>
    public IReadOnlyList<ServiceHook> PreStop { get; init; } = [];
}
