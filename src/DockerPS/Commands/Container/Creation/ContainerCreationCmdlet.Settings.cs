using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <content>Conversion of the parameters to settings.</content>
public abstract partial class ContainerCreationCmdlet
{
    /// <summary>Returns the settings, completed from files and from variables of this session.</summary>
    /// <exception cref="FormatException">A file cannot be read, or a line or an option is malformed.</exception>
    private ContainerSettings Resolved()
    {
        var settings = Settings();
        return settings with
        {
            Environment = [.. EnvironmentVariables.Given(Environment, EnvironmentFile, SessionState)],
            Label = [.. KeyValueFile.ReadAll(LabelFile, SessionState), .. Label ?? []],
            Security = settings.Security with
            {
                SecurityOption = SecurityOption?.Select(option => Parameters.SecurityOption.Read(option, SessionState)).ToArray(),
            },
        };
    }

    /// <summary>Returns the settings from the parameters alone.</summary>
    private ContainerSettings Settings() => new()
    {
        Image = Image,
        Command = Command,
        Entrypoint = Entrypoint,
        Annotation = Annotation,
        WorkingDirectory = WorkingDirectory,
        User = User,
        GroupAdd = GroupAdd,
        Interactive = Interactive,
        Tty = Tty,
        IsAttached = Attached,
        TerminalSize = TerminalSize,
        AutoRemove = AutoRemove,
        RestartPolicy = RestartPolicy,
        StopSignal = StopSignal,
        StopTimeout = StopTimeout,
        Init = MyInvocation.BoundParameters.ContainsKey(nameof(Init)) ? Init.IsPresent : null,
        LogDriver = LogDriver,
        LogOption = LogOption,
        Health = new()
        {
            Command = HealthCommand,
            Interval = HealthInterval,
            Timeout = HealthTimeout,
            Retries = HealthRetries,
            StartPeriod = HealthStartPeriod,
            StartInterval = HealthStartInterval,
            IsOff = NoHealthcheck,
        },
        Networking = new()
        {
            Network = Network,
            NetworkAlias = NetworkAlias,
            IPAddress = IPAddress,
            IPv6Address = IPv6Address,
            LinkLocalIP = LinkLocalIP,
            MacAddress = MacAddress,
            Port = Port,
            Expose = Expose,
            PublishAll = PublishAll,
            Hostname = Hostname,
            DomainName = DomainName,
            Dns = Dns,
            DnsSearch = DnsSearch,
            DnsOption = DnsOption,
            ExtraHost = ExtraHost,
            Link = Link,
        },
        Resources = new()
        {
            Memory = Memory,
            MemoryReservation = MemoryReservation,
            MemorySwap = MemorySwap,
            MemorySwappiness = MemorySwappiness,
            ShmSize = ShmSize,
            Cpu = Cpu,
            CpuShare = CpuShare,
            CpuSet = CpuSet,
            CpuSetMemory = CpuSetMemory,
            PidsLimit = PidsLimit,
            BlkioWeight = BlkioWeight,
            Ulimit = Ulimit,
            OomKillDisable = OomKillDisable,
            OomScoreAdjust = OomScoreAdjust,
            Gpu = Gpu,
            Device = Device,
            DeviceCgroupRule = DeviceCgroupRule,
            Runtime = Runtime,
            Isolation = Isolation,
            CgroupParent = CgroupParent,
        },
        Security = new()
        {
            Privileged = Privileged,
            CapAdd = CapAdd,
            CapDrop = CapDrop,
            Sysctl = Sysctl,
            PidMode = PidMode,
            IpcMode = IpcMode,
            UtsMode = UtsMode,
            UserNamespace = UserNamespace,
            CgroupNamespace = CgroupNamespace,
        },
        Storage = new()
        {
            Volume = Volume,
            Mount = Mount,
            Tmpfs = Tmpfs,
            VolumesFrom = VolumesFrom,
            VolumeDriver = VolumeDriver,
            StorageOption = StorageOption,
            ReadOnly = ReadOnly,
        },
    };
}
