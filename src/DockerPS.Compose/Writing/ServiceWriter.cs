using DockerPS.Compose.Model;
using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Writing;

/// <summary>Writes a service, in the order of keys on which its hash depends.</summary>
internal sealed class ServiceWriter(OutputForm form)
{
    private readonly ResourceWriter _resources = new(form);
    private readonly StorageWriter _storage = new(form);

    /// <summary>Writes a service.</summary>
    public MappingNode Write(ComposeService service)
    {
        var writer = new FieldWriter(form);
        WriteFirst(writer, service);
        WriteMiddle(writer, service);
        WriteLast(writer, service);
        return writer.Extensions(service).Map;
    }

    private void WriteFirst(FieldWriter writer, ComposeService service) => writer
        .Texts("profiles", service.Profiles)
        .Pairs("annotations", service.Annotations)
        .Optional("attach", service.Attach)
        .Mapping("build", service.Build, Build)
        .Mapping("develop", service.Develop, Develop)
        .Mapping("blkio_config", service.BlockInput, _resources.BlockInput)
        .Texts("cap_add", service.CapAdd)
        .Texts("cap_drop", service.CapDrop)
        .Text("cgroup_parent", service.CgroupParent)
        .Text("cgroup", service.Cgroup)
        .Number("cpu_count", service.CpuCount)
        .Number("cpu_percent", service.CpuPercent)
        .Number("cpu_period", service.CpuPeriod)
        .Number("cpu_quota", service.CpuQuota)
        .Number("cpu_rt_period", service.CpuRealtimePeriod)
        .Number("cpu_rt_runtime", service.CpuRealtimeRuntime)
        .Number("cpus", service.Cpus)
        .Text("cpuset", service.CpuSet)
        .Number("cpu_shares", service.CpuShares)
        .Command("command", service.Command)
        .List("configs", service.Configs, _storage.FileMount)
        .Text("container_name", service.ContainerName)
        .Mapping("credential_spec", service.CredentialSpec, spec => new FieldWriter(form)
            .Text("config", spec.Config)
            .Text("file", spec.File)
            .Text("registry", spec.Registry)
            .Extensions(spec))
        .ByName("depends_on", service.DependsOn, dependency => new FieldWriter(form)
            .Text("condition", dependency.Condition)
            .Flag("restart", dependency.Restart)
            .Always("required", dependency.Required)
            .Extensions(dependency).Map)
        .Mapping("deploy", service.Deploy, _resources.Deploy)
        .Texts("device_cgroup_rules", service.DeviceCgroupRules)
        .List("devices", service.Devices, device => new FieldWriter(form)
            .Text("source", device.Source)
            .Text("target", device.Target)
            .Text("permissions", device.Permissions)
            .Extensions(device).Map)
        .Texts("dns", service.Dns)
        .Texts("dns_opt", service.DnsOptions)
        .Texts("dns_search", service.DnsSearch)
        .Text("domainname", service.DomainName);

    private void WriteMiddle(FieldWriter writer, ComposeService service) => writer
        .Command("entrypoint", service.Entrypoint)
        .Mapping("provider", service.Provider, provider => new FieldWriter(form)
            .Text("type", provider.Type)
            .ByName("options", provider.Options, values =>
                new SequenceNode(default, values.Select(value => new ScalarNode(value, default))))
            .Extensions(provider))
        .Pairs("environment", service.Environment)
        .List("env_file", service.EnvironmentFiles, EnvironmentFile)
        .Texts("expose", service.Expose)
        .Texts("external_links", service.ExternalLinks)
        .Hosts("extra_hosts", service.ExtraHosts)
        .Texts("group_add", service.GroupAdd)
        .List("gpus", service.Gpus, request => _resources.Device(request).Map)
        .Text("hostname", service.Hostname)
        .Mapping("healthcheck", service.HealthCheck, health => new FieldWriter(form)
            .Texts("test", health.Test)
            .Duration("timeout", health.Timeout)
            .Duration("interval", health.Interval)
            .Optional("retries", health.Retries)
            .Duration("start_period", health.StartPeriod)
            .Duration("start_interval", health.StartInterval)
            .Flag("disable", health.Disable)
            .Extensions(health))
        .Text("image", service.Image)
        .Optional("init", service.Init)
        .Text("ipc", service.Ipc)
        .Text("isolation", service.Isolation)
        .Pairs("labels", service.Labels)
        .Texts("label_file", service.LabelFiles)
        .Texts("links", service.Links)
        .Mapping("logging", service.Logging, logging => new FieldWriter(form)
            .Text("driver", logging.Driver)
            .Pairs("options", logging.Options)
            .Extensions(logging))
        .Bytes("mem_limit", service.MemoryLimit)
        .Bytes("mem_reservation", service.MemoryReservation)
        .Bytes("memswap_limit", service.MemorySwapLimit)
        .Bytes("mem_swappiness", service.MemorySwappiness)
        .Text("mac_address", service.MacAddress)
        .ByName("models", service.Models, model => model is null ? null : new FieldWriter(form)
            .Text("endpoint_var", model.EndpointVariable)
            .Text("model_var", model.ModelVariable)
            .Extensions(model).Map)
        .Text("network_mode", service.NetworkMode)
        .ByName("networks", service.Networks, network => network is null ? null : Network(network).Map);

    private void WriteLast(FieldWriter writer, ComposeService service) => writer
        .Flag("oom_kill_disable", service.OomKillDisable)
        .Number("oom_score_adj", service.OomScoreAdjustment)
        .Text("pid", service.Pid)
        .Number("pids_limit", service.PidsLimit)
        .Text("platform", service.Platform)
        .List("ports", service.Ports, port => new FieldWriter(form)
            .Text("name", port.Name)
            .Text("mode", port.Mode)
            .Text("host_ip", port.HostIP)
            .Number("target", port.Target)
            .Text("published", port.Published)
            .Text("protocol", port.Protocol)
            .Text("app_protocol", port.AppProtocol)
            .Extensions(port).Map)
        .Flag("privileged", service.Privileged)
        .Text("pull_policy", service.PullPolicy)
        .Flag("read_only", service.ReadOnly)
        .Text("restart", service.Restart)
        .Text("runtime", service.Runtime)
        .Optional("scale", service.Scale)
        .List("secrets", service.Secrets, _storage.FileMount)
        .Texts("security_opt", service.SecurityOptions)
        .Bytes("shm_size", service.ShmSize)
        .Flag("stdin_open", service.StdinOpen)
        .Duration("stop_grace_period", service.StopGracePeriod)
        .Text("stop_signal", service.StopSignal)
        .Pairs("storage_opt", service.StorageOptions)
        .Pairs("sysctls", service.Sysctls)
        .Texts("tmpfs", service.Tmpfs)
        .Flag("tty", service.Tty)
        .ByName("ulimits", service.Ulimits, _resources.Ulimit)
        .Flag("use_api_socket", service.UseApiSocket)
        .Text("user", service.User)
        .Text("userns_mode", service.UsernsMode)
        .Text("uts", service.Uts)
        .List("volumes", service.Volumes, _storage.Volume)
        .Texts("volumes_from", service.VolumesFrom)
        .Text("working_dir", service.WorkingDirectory)
        .List("post_start", service.PostStart, hook => Hook(hook).Map)
        .List("pre_stop", service.PreStop, hook => Hook(hook).Map);

    private FieldWriter Build(ComposeBuild build) => new FieldWriter(form)
        .Text("context", build.Context)
        .Text("dockerfile", build.Dockerfile)
        .Text("dockerfile_inline", build.DockerfileInline)
        .Texts("entitlements", build.Entitlements)
        .Pairs("args", build.Arguments)
        .Text("provenance", build.Provenance)
        .Text("sbom", build.Sbom)
        .Texts("ssh", [.. build.Ssh.Select(key => key.Path.Length == 0 ? key.Id : $"{key.Id}={key.Path}")])
        .Pairs("labels", build.Labels)
        .Texts("cache_from", build.CacheFrom)
        .Texts("cache_to", build.CacheTo)
        .Flag("no_cache", build.NoCache)
        .Pairs("additional_contexts", build.AdditionalContexts)
        .Flag("pull", build.Pull)
        .Hosts("extra_hosts", build.ExtraHosts)
        .Text("isolation", build.Isolation)
        .Text("network", build.Network)
        .Text("target", build.Target)
        .List("secrets", build.Secrets, _storage.FileMount)
        .Bytes("shm_size", build.ShmSize)
        .Texts("tags", build.Tags)
        .ByName("ulimits", build.Ulimits, _resources.Ulimit)
        .Texts("platforms", build.Platforms)
        .Flag("privileged", build.Privileged)
        .Extensions(build);

    private FieldWriter Develop(DevelopOptions develop) => new FieldWriter(form)
        .List("watch", develop.Watch, rule => new FieldWriter(form)
            .Always("path", rule.Path)
            .Always("action", rule.Action)
            .Text("target", rule.Target)
            .Part("exec", rule.Exec ?? new(), Hook)
            .Texts("include", rule.Include)
            .Texts("ignore", rule.Ignore)
            .Flag("initial_sync", rule.InitialSync)
            .Extensions(rule).Map)
        .Extensions(develop);

    private FieldWriter Hook(ServiceHook hook) => new FieldWriter(form)
        .Command("command", hook.Command)
        .Text("user", hook.User)
        .Flag("privileged", hook.Privileged)
        .Text("working_dir", hook.WorkingDirectory)
        .Pairs("environment", hook.Environment)
        .Extensions(hook);

    private FieldWriter Network(ServiceNetwork network) => new FieldWriter(form)
        .Texts("aliases", network.Aliases)
        .Pairs("driver_opts", network.DriverOptions)
        .Number("gw_priority", network.GatewayPriority)
        .Text("interface_name", network.InterfaceName)
        .Text("ipv4_address", network.IPv4Address)
        .Text("ipv6_address", network.IPv6Address)
        .Texts("link_local_ips", network.LinkLocalAddresses)
        .Text("mac_address", network.MacAddress)
        .Number("priority", network.Priority)
        .Extensions(network);

    /// <summary>A required file is its path alone; the format of others is in JSON only.</summary>
    private Node EnvironmentFile(EnvironmentFile file)
    {
        if (file.Required)
        {
            return new ScalarNode(file.Path, default);
        }

        var writer = new FieldWriter(form).Text("path", file.Path).Always("required", false);
        return (form == OutputForm.Json ? writer.Text("format", file.Format) : writer).Map;
    }
}
