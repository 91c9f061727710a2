using DockerPS.Engine.Models;
using DockerPS.Output;
using static DockerPS.Output.EngineValue;

namespace DockerPS;

/// <summary>
/// All that the engine tells of a container (<c>docker inspect</c>), with raw values. What can be set when a container is made
/// has the name of New-Container's parameter.
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
        DeviceRequest = [.. (host.DeviceRequests ?? []).Select(request => $"{Text(request.Driver) ?? "gpu"}: {(request.Count < 0 ? "all" : request.Count > 0 ? request.Count : string.Join(',', request.DeviceIds ?? []))}")];
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

    /// <summary>The program's arguments.</summary>
    public ObjectList<string> ArgumentList { get; }

    /// <summary>The process id on the host; null when it does not run.</summary>
    public int? ProcessId { get; }

    /// <summary>When it last started; null for never.</summary>
    public DateTime? StartedAt { get; }

    /// <summary>When it last ended; null for never.</summary>
    public DateTime? FinishedAt { get; }

    /// <summary>The exit code of the last time that it ran; null where it never ran.</summary>
    public int? LastExitCode { get; }

    /// <summary>Why it could not start; null where it could.</summary>
    public string? Error { get; }

    /// <summary>Whether the kernel killed it for want of memory.</summary>
    public bool OutOfMemory { get; }

    /// <summary>How often its restart policy started it again.</summary>
    public int RestartCount { get; }

    /// <summary>The health check and its last results; null without one.</summary>
    public ContainerHealth? HealthCheck { get; }

    /// <summary>The command, word by word (New-Container -Command).</summary>
    public ObjectList<string> CommandList { get; }

    /// <summary>The entry point, word by word.</summary>
    public ObjectList<string> Entrypoint { get; }

    /// <summary>The shell of the shell form of commands; empty for the platform's.</summary>
    public ObjectList<string> Shell { get; }

    /// <summary>The environment.</summary>
    public Dictionary<string, string> Environment { get; }

    /// <summary>The working directory.</summary>
    public string WorkingDirectory { get; }

    /// <summary>The user, and the group behind a colon; empty for root.</summary>
    public string User { get; }

    /// <summary>The host name.</summary>
    public string Hostname { get; }

    /// <summary>The domain name.</summary>
    public string DomainName { get; }

    /// <summary>Whether standard input is open.</summary>
    public bool Interactive { get; }

    /// <summary>Whether it has a terminal.</summary>
    public bool Tty { get; }

    /// <summary>The signal that asks it to stop; null for SIGTERM.</summary>
    public string? StopSignal { get; }

    /// <summary>The time between that signal and the kill; null for ten seconds.</summary>
    public TimeSpan? StopTimeout { get; }

    /// <summary>The exposed ports, as <c>80/tcp</c>.</summary>
    public ObjectList<string> ExposedPorts { get; }

    /// <summary>Binds and named volumes as they were asked for.</summary>
    public ObjectList<string> Binds { get; }

    /// <summary>The options of tmpfs mounts by path.</summary>
    public Dictionary<string, string> Tmpfs { get; }

    /// <summary>The containers whose volumes it mounts.</summary>
    public ObjectList<string> VolumesFrom { get; }

    /// <summary>The driver of its volumes; null for the default.</summary>
    public string? VolumeDriver { get; }

    /// <summary>The options of the storage driver.</summary>
    public Dictionary<string, string> StorageOption { get; }

    /// <summary>Where ports are published when it runs, as -Port takes it: <c>127.0.0.1:8080:80/tcp</c>, <c>80/tcp</c> for any port of the host.</summary>
    public ObjectList<string> PortBindings { get; }

    /// <summary>Whether all exposed ports are published.</summary>
    public bool PublishAll { get; }

    /// <summary>The DNS servers.</summary>
    public ObjectList<string> Dns { get; }

    /// <summary>The DNS search domains.</summary>
    public ObjectList<string> DnsSearch { get; }

    /// <summary>The DNS options.</summary>
    public ObjectList<string> DnsOption { get; }

    /// <summary>Further hosts, as <c>name:address</c>.</summary>
    public ObjectList<string> ExtraHost { get; }

    /// <summary>Legacy links.</summary>
    public ObjectList<string> Link { get; }

    /// <summary>Further groups.</summary>
    public ObjectList<string> GroupAdd { get; }

    /// <summary>Whether it is removed when it ends.</summary>
    public bool AutoRemove { get; }

    /// <summary>The restart policy, as docker writes it: <c>on-failure:3</c>.</summary>
    public string RestartPolicy { get; }

    /// <summary>The limit of memory in bytes; null for none.</summary>
    public long? Memory { get; }

    /// <summary>The soft limit of memory in bytes; null for none.</summary>
    public long? MemoryReservation { get; }

    /// <summary>The limit of memory and swap together in bytes; -1 for unlimited swap, null where it was not set.</summary>
    public long? MemorySwap { get; }

    /// <summary>How readily memory is swapped out, 0 to 100; null for the default.</summary>
    public long? MemorySwappiness { get; }

    /// <summary>The size of /dev/shm in bytes.</summary>
    public long? ShmSize { get; }

    /// <summary>The limit of CPUs; null for none.</summary>
    public double? Cpu { get; }

    /// <summary>The relative weight of CPU time; null for the default.</summary>
    public long? CpuShare { get; }

    /// <summary>The scheduler's period in microseconds; null for the default.</summary>
    public long? CpuPeriod { get; }

    /// <summary>Microseconds of CPU time in each period; null for no limit.</summary>
    public long? CpuQuota { get; }

    /// <summary>The CPUs that it may use; null for all.</summary>
    public string? CpuSet { get; }

    /// <summary>The memory nodes that it may use; null for all.</summary>
    public string? CpuSetMemory { get; }

    /// <summary>The limit of processes; null for none.</summary>
    public long? PidsLimit { get; }

    /// <summary>The relative weight of block IO; null for the default.</summary>
    public int? BlkioWeight { get; }

    /// <summary>The shell's limits, as <c>nofile=1024:2048</c>.</summary>
    public ObjectList<string> Ulimit { get; }

    /// <summary>Kernel parameters.</summary>
    public Dictionary<string, string> Sysctl { get; }

    /// <summary>Capabilities added.</summary>
    public ObjectList<string> CapAdd { get; }

    /// <summary>Capabilities dropped.</summary>
    public ObjectList<string> CapDrop { get; }

    /// <summary>Whether it has all rights on the host.</summary>
    public bool Privileged { get; }

    /// <summary>Whether its root file system is read-only.</summary>
    public bool ReadOnly { get; }

    /// <summary>Security options.</summary>
    public ObjectList<string> SecurityOption { get; }

    /// <summary>Devices, as <c>host:container:permissions</c>.</summary>
    public ObjectList<string> Device { get; }

    /// <summary>Rules of the device control group.</summary>
    public ObjectList<string> DeviceCgroupRule { get; }

    /// <summary>Requests to device drivers (GPUs).</summary>
    public ObjectList<string> DeviceRequest { get; }

    /// <summary>The runtime.</summary>
    public string? Runtime { get; }

    /// <summary>The isolation (Windows).</summary>
    public string? Isolation { get; }

    /// <summary>The driver of its log.</summary>
    public string? LogDriver { get; }

    /// <summary>The options of that driver.</summary>
    public Dictionary<string, string> LogOption { get; }

    /// <summary>The host's path of its log; null where the driver has none.</summary>
    public string? LogPath { get; }

    /// <summary>Whether an init process runs in front; null for the engine's default.</summary>
    public bool? Init { get; }

    /// <summary>The process namespace; null for its own.</summary>
    public string? PidMode { get; }

    /// <summary>The IPC namespace.</summary>
    public string? IpcMode { get; }

    /// <summary>The UTS namespace; null for its own.</summary>
    public string? UtsMode { get; }

    /// <summary>The user namespace; null for the engine's.</summary>
    public string? UserNamespace { get; }

    /// <summary>The control group namespace.</summary>
    public string? CgroupNamespace { get; }

    /// <summary>The control group above its own; null for the engine's.</summary>
    public string? CgroupParent { get; }

    /// <summary>Whether the kernel may not kill it when memory runs out.</summary>
    public bool OomKillDisable { get; }

    /// <summary>How readily the kernel kills it when memory runs out, -1000 to 1000.</summary>
    public int OomScoreAdjust { get; }

    /// <summary>Annotations for the runtime.</summary>
    public Dictionary<string, string> Annotation { get; }

    /// <summary>Paths that are masked.</summary>
    public ObjectList<string> MaskedPaths { get; }

    /// <summary>Paths that are read-only.</summary>
    public ObjectList<string> ReadOnlyPaths { get; }

    /// <summary>linux or windows.</summary>
    public string? Platform { get; }

    /// <summary>The storage driver.</summary>
    public string? StorageDriver { get; }

    /// <summary>The storage driver's data.</summary>
    public Dictionary<string, string> StorageData { get; }

    /// <summary>The AppArmor profile; null for none.</summary>
    public string? AppArmorProfile { get; }

    /// <summary>The SELinux label of its processes; null for none.</summary>
    public string? ProcessLabel { get; }

    /// <summary>The SELinux label of its mounts; null for none.</summary>
    public string? MountLabel { get; }

    /// <summary>The ids of the commands that run in it.</summary>
    public ObjectList<string> ExecIds { get; }

    /// <summary>The id of its network sandbox; null while it does not run.</summary>
    public string? SandboxId { get; }

    /// <summary>The path of its network namespace; null while it does not run.</summary>
    public string? SandboxKey { get; }

    /// <summary>The host's path of its hostname file.</summary>
    public string? HostnamePath { get; }

    /// <summary>The host's path of its hosts file.</summary>
    public string? HostsPath { get; }

    /// <summary>The host's path of its resolv.conf.</summary>
    public string? ResolvConfPath { get; }

    private static string BindingText(string port, PortBinding binding)
    {
        var address = binding.HostIp is { Length: > 0 } ip ? ip.Contains(':', StringComparison.Ordinal) ? $"[{ip}]" : ip : "";
        return address.Length > 0 ? $"{address}:{binding.HostPort}:{port}" : binding.HostPort is { Length: > 0 } hostPort ? $"{hostPort}:{port}" : port;
    }

    /// <inheritdoc/>
    internal override ContainerFacts ReadFacts() => _facts;
}
