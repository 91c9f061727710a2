using DockerPS.Engine.Models;
using DockerPS.Output;
using static DockerPS.Output.EngineValue;

namespace DockerPS;

/// <summary>
/// The full details of a container (<c>docker inspect</c>), with raw values. Properties that can be set on creation are named like the
/// parameters of New-Container.
/// </summary>
public sealed class ContainerDetail : Container
{
    private readonly ContainerFacts _facts;

    internal ContainerDetail(ContainerSummary summary, ContainerInspect inspect, string context)
        : base(summary, inspect.Mounts, inspect.NetworkSettings?.Networks, context)
    {
        var state = inspect.State ?? new();
        var config = inspect.Config ?? new();
        var host = inspect.HostConfig ?? new();
        _facts = new(inspect);

        Path = inspect.Path ?? "";
        ArgumentList = [.. inspect.Args ?? []];
        ProcessId = state.Pid > 0 ? state.Pid : null;
        StartedAt = _facts.StartedAt;
        FinishedAt = _facts.FinishedAt;
        LastExitCode = _facts.LastExitCode;
        Error = Text(state.Error);
        OutOfMemory = _facts.OutOfMemory;
        RestartCount = _facts.RestartCount;
        HealthCheck = ContainerHealth.From(config.Healthcheck, state.Health);

        CommandList = [.. config.Cmd ?? []];
        Entrypoint = [.. config.Entrypoint ?? []];
        Shell = [.. config.Shell ?? []];
        Environment = Variables(config.Env);
        WorkingDirectory = config.WorkingDir ?? "";
        User = config.User ?? "";
        Hostname = config.Hostname ?? "";
        DomainName = config.Domainname ?? "";
        Interactive = config.OpenStdin;
        Tty = config.Tty;
        StopSignal = Text(config.StopSignal);
        StopTimeout = config.StopTimeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        ExposedPorts = [.. config.ExposedPorts?.Keys ?? []];

        Binds = [.. host.Binds ?? []];
        Tmpfs = Copy(host.Tmpfs);
        VolumesFrom = [.. host.VolumesFrom ?? []];
        VolumeDriver = Text(host.VolumeDriver);
        StorageOption = Copy(host.StorageOpt);
        PublishAll = host.PublishAllPorts;
        PortBindings = [.. (host.PortBindings ?? new Dictionary<string, IReadOnlyList<PortBinding>?>())
            .SelectMany(port => (port.Value ?? []).Select(binding => BindingText(port.Key, binding)))
            .Order(StringComparer.Ordinal)];
        Dns = [.. host.Dns ?? []];
        DnsSearch = [.. host.DnsSearch ?? []];
        DnsOption = [.. host.DnsOptions ?? []];
        ExtraHost = [.. host.ExtraHosts ?? []];
        Link = [.. host.Links ?? []];
        GroupAdd = [.. host.GroupAdd ?? []];
        AutoRemove = _facts.AutoRemove;
        RestartPolicy = _facts.RestartPolicy;
        Memory = _facts.Memory;
        MemoryReservation = Limit(host.MemoryReservation);
        MemorySwap = host.MemorySwap is 0 ? null : host.MemorySwap;
        MemorySwappiness = host.MemorySwappiness is >= 0 ? host.MemorySwappiness : null;
        ShmSize = Limit(host.ShmSize);
        Cpu = host.NanoCpus is > 0 and var nano ? nano / 1e9 : null;
        CpuShare = Limit(host.CpuShares);
        CpuPeriod = Limit(host.CpuPeriod);
        CpuQuota = host.CpuQuota is 0 ? null : host.CpuQuota;
        CpuSet = Text(host.CpusetCpus);
        CpuSetMemory = Text(host.CpusetMems);
        PidsLimit = Limit(host.PidsLimit);
        BlkioWeight = host.BlkioWeight is > 0 ? host.BlkioWeight : null;
        Ulimit = [.. (host.Ulimits ?? []).Select(limit => $"{limit.Name}={limit.Soft}:{limit.Hard}")];
        Sysctl = Copy(host.Sysctls);
        CapAdd = [.. host.CapAdd ?? []];
        CapDrop = [.. host.CapDrop ?? []];
        Privileged = _facts.Privileged;
        ReadOnly = host.ReadonlyRootfs;
        SecurityOption = [.. host.SecurityOpt ?? []];
        Device = [.. (host.Devices ?? []).Select(device => $"{device.PathOnHost}:{device.PathInContainer}:{device.CgroupPermissions}")];
        DeviceCgroupRule = [.. host.DeviceCgroupRules ?? []];
        DeviceRequest = [.. (host.DeviceRequests ?? []).Select(DeviceRequestText)];
        Runtime = Text(host.Runtime);
        Isolation = Text(host.Isolation);
        LogDriver = Text(host.LogConfig?.Type);
        LogOption = Copy(host.LogConfig?.Config);
        LogPath = Text(inspect.LogPath);
        Init = host.Init;
        PidMode = Text(host.PidMode);
        IpcMode = Text(host.IpcMode);
        UtsMode = Text(host.UtsMode);
        UserNamespace = Text(host.UsernsMode);
        CgroupNamespace = Text(host.CgroupnsMode);
        CgroupParent = Text(host.CgroupParent);
        OomKillDisable = host.OomKillDisable ?? false;
        OomScoreAdjust = host.OomScoreAdj ?? 0;
        Annotation = Copy(host.Annotations);
        MaskedPaths = [.. host.MaskedPaths ?? []];
        ReadOnlyPaths = [.. host.ReadonlyPaths ?? []];

        Platform = Text(inspect.Platform);
        StorageDriver = Text(inspect.Driver);
        StorageData = Copy(inspect.GraphDriver?.Data);
        AppArmorProfile = Text(inspect.AppArmorProfile);
        ProcessLabel = Text(inspect.ProcessLabel);
        MountLabel = Text(inspect.MountLabel);
        ExecIds = [.. inspect.ExecIds ?? []];
        SandboxId = Text(inspect.NetworkSettings?.SandboxId);
        SandboxKey = Text(inspect.NetworkSettings?.SandboxKey);
        HostnamePath = Text(inspect.HostnamePath);
        HostsPath = Text(inspect.HostsPath);
        ResolvConfPath = Text(inspect.ResolvConfPath);
    }

    /// <summary>The program that runs: the first word of entry point and command.</summary>
    public string Path { get; }

    /// <summary>The arguments of the program.</summary>
    public ObjectList<string> ArgumentList { get; }

    /// <summary>The process id on the host; null while the container is not running.</summary>
    public int? ProcessId { get; }

    /// <summary>Time the container last started; null if it never ran.</summary>
    public DateTime? StartedAt { get; }

    /// <summary>Time the container last exited; null if it never has.</summary>
    public DateTime? FinishedAt { get; }

    /// <summary>Exit code of the last run; null if the container never ran.</summary>
    public int? LastExitCode { get; }

    /// <summary>The error of a failed start; null if there was none.</summary>
    public string? Error { get; }

    /// <summary>Whether the kernel killed the container because it ran out of memory.</summary>
    public bool OutOfMemory { get; }

    /// <summary>Number of restarts by the restart policy.</summary>
    public int RestartCount { get; }

    /// <summary>The health check and its latest results; null if there is none.</summary>
    public ContainerHealth? HealthCheck { get; }

    /// <summary>The command as separate arguments (New-Container -Command).</summary>
    public ObjectList<string> CommandList { get; }

    /// <summary>The entry point as separate arguments.</summary>
    public ObjectList<string> Entrypoint { get; }

    /// <summary>The shell for commands in shell form; empty for the default of the platform.</summary>
    public ObjectList<string> Shell { get; }

    /// <summary>The environment variables.</summary>
    public Dictionary<string, string> Environment { get; }

    /// <summary>The working directory.</summary>
    public string WorkingDirectory { get; }

    /// <summary>The user, optionally with a group after a colon; empty for root.</summary>
    public string User { get; }

    /// <summary>The host name.</summary>
    public string Hostname { get; }

    /// <summary>The domain name.</summary>
    public string DomainName { get; }

    /// <summary>Whether standard input is open.</summary>
    public bool Interactive { get; }

    /// <summary>Whether the container has a terminal.</summary>
    public bool Tty { get; }

    /// <summary>The signal to stop the container; null for SIGTERM.</summary>
    public string? StopSignal { get; }

    /// <summary>The time between the stop signal and SIGKILL; null for ten seconds.</summary>
    public TimeSpan? StopTimeout { get; }

    /// <summary>The exposed ports, like <c>80/tcp</c>.</summary>
    public ObjectList<string> ExposedPorts { get; }

    /// <summary>The bind mounts and named volumes, as requested.</summary>
    public ObjectList<string> Binds { get; }

    /// <summary>The options of tmpfs mounts, by path.</summary>
    public Dictionary<string, string> Tmpfs { get; }

    /// <summary>The containers whose volumes it mounts.</summary>
    public ObjectList<string> VolumesFrom { get; }

    /// <summary>The volume driver; null for the default.</summary>
    public string? VolumeDriver { get; }

    /// <summary>The options of the storage driver.</summary>
    public Dictionary<string, string> StorageOption { get; }

    /// <summary>
    /// The ports to publish, in the form of -Port: <c>127.0.0.1:8080:80/tcp</c>, or <c>80/tcp</c> for a random port of the host.
    /// </summary>
    public ObjectList<string> PortBindings { get; }

    /// <summary>Whether all exposed ports are published.</summary>
    public bool PublishAll { get; }

    /// <summary>The DNS servers.</summary>
    public ObjectList<string> Dns { get; }

    /// <summary>The DNS search domains.</summary>
    public ObjectList<string> DnsSearch { get; }

    /// <summary>The DNS options.</summary>
    public ObjectList<string> DnsOption { get; }

    /// <summary>Additional hosts, as <c>name:address</c>.</summary>
    public ObjectList<string> ExtraHost { get; }

    /// <summary>Legacy links.</summary>
    public ObjectList<string> Link { get; }

    /// <summary>Additional groups.</summary>
    public ObjectList<string> GroupAdd { get; }

    /// <summary>Whether the container is removed when it exits.</summary>
    public bool AutoRemove { get; }

    /// <summary>The restart policy in docker's form: <c>on-failure:3</c>.</summary>
    public string RestartPolicy { get; }

    /// <summary>The memory limit in bytes; null for no limit.</summary>
    public long? Memory { get; }

    /// <summary>The soft memory limit in bytes; null for no limit.</summary>
    public long? MemoryReservation { get; }

    /// <summary>The limit for memory and swap in bytes; -1 for unlimited swap, null if not set.</summary>
    public long? MemorySwap { get; }

    /// <summary>The swappiness of the container's memory, 0 to 100; null for the default.</summary>
    public long? MemorySwappiness { get; }

    /// <summary>The size of /dev/shm in bytes.</summary>
    public long? ShmSize { get; }

    /// <summary>The limit of CPUs; null for no limit.</summary>
    public double? Cpu { get; }

    /// <summary>The relative weight of CPU time; null for the default.</summary>
    public long? CpuShare { get; }

    /// <summary>The period of the CPU scheduler in microseconds; null for the default.</summary>
    public long? CpuPeriod { get; }

    /// <summary>The CPU time per period in microseconds; null for no limit.</summary>
    public long? CpuQuota { get; }

    /// <summary>The CPUs that the container may use; null for all.</summary>
    public string? CpuSet { get; }

    /// <summary>The memory nodes that the container may use; null for all.</summary>
    public string? CpuSetMemory { get; }

    /// <summary>The maximum number of processes; null for no limit.</summary>
    public long? PidsLimit { get; }

    /// <summary>The relative weight of block IO; null for the default.</summary>
    public int? BlkioWeight { get; }

    /// <summary>The ulimits, as <c>nofile=1024:2048</c>.</summary>
    public ObjectList<string> Ulimit { get; }

    /// <summary>The kernel parameters.</summary>
    public Dictionary<string, string> Sysctl { get; }

    /// <summary>The added capabilities.</summary>
    public ObjectList<string> CapAdd { get; }

    /// <summary>The dropped capabilities.</summary>
    public ObjectList<string> CapDrop { get; }

    /// <summary>Whether the container is privileged, with all rights on the host.</summary>
    public bool Privileged { get; }

    /// <summary>Whether the root file system is read-only.</summary>
    public bool ReadOnly { get; }

    /// <summary>The security options.</summary>
    public ObjectList<string> SecurityOption { get; }

    /// <summary>The devices, as <c>host:container:permissions</c>.</summary>
    public ObjectList<string> Device { get; }

    /// <summary>The device cgroup rules.</summary>
    public ObjectList<string> DeviceCgroupRule { get; }

    /// <summary>The requests to device drivers, such as GPUs.</summary>
    public ObjectList<string> DeviceRequest { get; }

    /// <summary>The runtime.</summary>
    public string? Runtime { get; }

    /// <summary>The isolation technology (Windows).</summary>
    public string? Isolation { get; }

    /// <summary>The logging driver.</summary>
    public string? LogDriver { get; }

    /// <summary>The options of the logging driver.</summary>
    public Dictionary<string, string> LogOption { get; }

    /// <summary>The path of the log on the host; null if the driver has none.</summary>
    public string? LogPath { get; }

    /// <summary>Whether an init process is PID 1; null for the default of the engine.</summary>
    public bool? Init { get; }

    /// <summary>The PID namespace; null for a private one.</summary>
    public string? PidMode { get; }

    /// <summary>The IPC namespace.</summary>
    public string? IpcMode { get; }

    /// <summary>The UTS namespace; null for a private one.</summary>
    public string? UtsMode { get; }

    /// <summary>The user namespace; null for the engine's.</summary>
    public string? UserNamespace { get; }

    /// <summary>The cgroup namespace.</summary>
    public string? CgroupNamespace { get; }

    /// <summary>The parent cgroup; null for the engine's.</summary>
    public string? CgroupParent { get; }

    /// <summary>Whether the OOM killer is disabled for the container.</summary>
    public bool OomKillDisable { get; }

    /// <summary>The OOM score adjustment, -1000 to 1000.</summary>
    public int OomScoreAdjust { get; }

    /// <summary>The annotations for the runtime.</summary>
    public Dictionary<string, string> Annotation { get; }

    /// <summary>The masked paths.</summary>
    public ObjectList<string> MaskedPaths { get; }

    /// <summary>The read-only paths.</summary>
    public ObjectList<string> ReadOnlyPaths { get; }

    /// <summary>The platform: linux or windows.</summary>
    public string? Platform { get; }

    /// <summary>The storage driver.</summary>
    public string? StorageDriver { get; }

    /// <summary>The data of the storage driver.</summary>
    public Dictionary<string, string> StorageData { get; }

    /// <summary>The AppArmor profile; null for none.</summary>
    public string? AppArmorProfile { get; }

    /// <summary>The SELinux label of the processes; null for none.</summary>
    public string? ProcessLabel { get; }

    /// <summary>The SELinux label of the mounts; null for none.</summary>
    public string? MountLabel { get; }

    /// <summary>The ids of the exec processes.</summary>
    public ObjectList<string> ExecIds { get; }

    /// <summary>The id of the network sandbox; null while the container is not running.</summary>
    public string? SandboxId { get; }

    /// <summary>The path of the network namespace; null while the container is not running.</summary>
    public string? SandboxKey { get; }

    /// <summary>The path of the hostname file on the host.</summary>
    public string? HostnamePath { get; }

    /// <summary>The path of the hosts file on the host.</summary>
    public string? HostsPath { get; }

    /// <summary>The path of resolv.conf on the host.</summary>
    public string? ResolvConfPath { get; }

    private static string DeviceRequestText(DeviceRequest request)
    {
        var devices = request.Count switch
        {
            < 0 => "all",
            > 0 => $"{request.Count}",
            _ => string.Join(',', request.DeviceIds ?? []),
        };
        return $"{Text(request.Driver) ?? "gpu"}: {devices}";
    }

    private static string BindingText(string port, PortBinding binding)
    {
        var address = binding.HostIp is { Length: > 0 } ip ? ip.Contains(':', StringComparison.Ordinal) ? $"[{ip}]" : ip : "";
        return address.Length > 0 ? $"{address}:{binding.HostPort}:{port}"
            : binding.HostPort is { Length: > 0 } hostPort ? $"{hostPort}:{port}"
            : port;
    }

    /// <inheritdoc/>
    internal override ContainerFacts ReadFacts() => _facts;
}
