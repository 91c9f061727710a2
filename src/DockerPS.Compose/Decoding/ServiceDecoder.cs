using DockerPS.Compose.Model;

namespace DockerPS.Compose.Decoding;

/// <summary>Turns the long form of a service into the model.</summary>
internal static class ServiceDecoder
{
    /// <summary>Decodes a service.</summary>
    public static ComposeService Decode(string name, FieldReader reader) => new()
    {
        Name = name,
        Profiles = reader.Texts("profiles"),
        Annotations = reader.Pairs("annotations"),
        Attach = reader.OptionalFlag("attach"),
        Build = reader.Optional("build", BuildDecoder.Decode),
        Develop = reader.Optional("develop", HookDecoder.Develop),
        BlockInput = reader.Optional("blkio_config", DeviceDecoder.BlockInput),
        CapAdd = reader.Texts("cap_add"),
        CapDrop = reader.Texts("cap_drop"),
        CgroupParent = reader.Text("cgroup_parent"),
        Cgroup = reader.Text("cgroup"),
        CpuCount = reader.Integer("cpu_count"),
        CpuPercent = reader.Number("cpu_percent"),
        CpuPeriod = reader.Integer("cpu_period"),
        CpuQuota = reader.Integer("cpu_quota"),
        CpuRealtimePeriod = reader.Integer("cpu_rt_period"),
        CpuRealtimeRuntime = reader.Integer("cpu_rt_runtime"),
        Cpus = reader.Number("cpus"),
        CpuSet = reader.Text("cpuset"),
        CpuShares = reader.Integer("cpu_shares"),
        Command = reader.Command("command"),
        Configs = reader.List("configs", StorageDecoder.FileMount),
        ContainerName = reader.Text("container_name"),
        CredentialSpec = reader.Optional("credential_spec", DeviceDecoder.Credentials),
        DependsOn = reader.ByName("depends_on", (_, item) => Dependency(item)),
        Deploy = reader.Optional("deploy", DeployDecoder.Decode),
        DeviceCgroupRules = reader.Texts("device_cgroup_rules"),
        Devices = reader.List("devices", DeviceDecoder.Mapping),
        Dns = reader.Texts("dns"),
        DnsOptions = reader.Texts("dns_opt"),
        DnsSearch = reader.Texts("dns_search"),
        DomainName = reader.Text("domainname"),
        Entrypoint = reader.Command("entrypoint"),
        Provider = reader.Optional("provider", Provider),
        Environment = reader.Variables("environment"),
        EnvironmentFiles = reader.List("env_file", EnvironmentFile),
        Expose = reader.Texts("expose"),
        ExternalLinks = reader.Texts("external_links"),
        ExtraHosts = reader.Hosts("extra_hosts"),
        GroupAdd = reader.Texts("group_add"),
        Gpus = reader.List("gpus", DeviceDecoder.Request),
        Hostname = reader.Text("hostname"),
        HealthCheck = reader.Optional("healthcheck", HealthCheck),
        Image = reader.Text("image"),
        Init = reader.OptionalFlag("init"),
        Ipc = reader.Text("ipc"),
        Isolation = reader.Text("isolation"),
        Labels = reader.Pairs("labels"),
        LabelFiles = reader.Texts("label_file"),
        Links = reader.Texts("links"),
        Logging = reader.Optional("logging", Logging),
        MemoryLimit = reader.Bytes("mem_limit"),
        MemoryReservation = reader.Bytes("mem_reservation"),
        MemorySwapLimit = reader.Bytes("memswap_limit"),
        MemorySwappiness = reader.Bytes("mem_swappiness"),
        MacAddress = reader.Text("mac_address"),
        Models = reader.OptionalByName("models", Model),
        NetworkMode = reader.Text("network_mode"),
        Networks = reader.OptionalByName("networks", NetworkDecoder.Network),
        OomKillDisable = reader.Flag("oom_kill_disable"),
        OomScoreAdjustment = reader.Integer("oom_score_adj"),
        Pid = reader.Text("pid"),
        PidsLimit = reader.Integer("pids_limit"),
        Platform = reader.Text("platform"),
        Ports = reader.List("ports", NetworkDecoder.Port),
        Privileged = reader.Flag("privileged"),
        PullPolicy = reader.Text("pull_policy"),
        ReadOnly = reader.Flag("read_only"),
        Restart = reader.Text("restart"),
        Runtime = reader.Text("runtime"),
        Scale = reader.OptionalSmall("scale"),
        Secrets = reader.List("secrets", StorageDecoder.FileMount),
        SecurityOptions = reader.Texts("security_opt"),
        ShmSize = reader.Bytes("shm_size"),
        StdinOpen = reader.Flag("stdin_open"),
        StopGracePeriod = reader.OptionalDuration("stop_grace_period"),
        StopSignal = reader.Text("stop_signal"),
        StorageOptions = reader.Pairs("storage_opt"),
        Sysctls = reader.Pairs("sysctls"),
        Tmpfs = reader.Texts("tmpfs"),
        Tty = reader.Flag("tty"),
        Ulimits = DeviceDecoder.Ulimits(reader),
        UseApiSocket = reader.Flag("use_api_socket"),
        User = reader.Text("user"),
        UsernsMode = reader.Text("userns_mode"),
        Uts = reader.Text("uts"),
        Volumes = reader.List("volumes", StorageDecoder.Volume),
        VolumesFrom = reader.Texts("volumes_from"),
        WorkingDirectory = reader.Text("working_dir"),
        PostStart = reader.List("post_start", HookDecoder.Hook),
        PreStop = reader.List("pre_stop", HookDecoder.Hook),
        Extensions = reader.Extensions,
        Position = reader.Position,
    };

    private static ServiceDependency Dependency(FieldReader reader) => new()
    {
        Condition = reader.Text("condition"),
        Restart = reader.Flag("restart"),
        Required = reader.Flag("required"),
        Extensions = reader.Extensions,
        Position = reader.Position,
    };

    private static ServiceProvider Provider(FieldReader reader) => new()
    {
        Type = reader.Text("type"),
        Options = reader.Lists("options"),
        Extensions = reader.Extensions,
        Position = reader.Position,
    };

    private static EnvironmentFile EnvironmentFile(FieldReader reader) => new()
    {
        Path = reader.Text("path"),
        Required = reader.Flag("required"),
        Format = reader.Text("format"),
    };

    private static HealthCheckOptions HealthCheck(FieldReader reader) => new()
    {
        Test = reader.Map["test"] is Yaml.ScalarNode { Text: { } command } ? ["CMD-SHELL", command] : reader.OptionalTexts("test"),
        Timeout = reader.OptionalDuration("timeout"),
        Interval = reader.OptionalDuration("interval"),
        Retries = reader.OptionalUnsigned("retries"),
        StartPeriod = reader.OptionalDuration("start_period"),
        StartInterval = reader.OptionalDuration("start_interval"),
        Disable = reader.Flag("disable"),
        Extensions = reader.Extensions,
        Position = reader.Position,
    };

    private static LoggingOptions Logging(FieldReader reader) => new()
    {
        Driver = reader.Text("driver"),
        Options = reader.Pairs("options"),
        Extensions = reader.Extensions,
        Position = reader.Position,
    };

    private static ServiceModel Model(FieldReader reader) => new()
    {
        EndpointVariable = reader.Text("endpoint_var"),
        ModelVariable = reader.Text("model_var"),
        Extensions = reader.Extensions,
        Position = reader.Position,
    };
}
