using System.Text.RegularExpressions;
using static DockerPS.Compose.Schema.Shapes;

namespace DockerPS.Compose.Schema;

/// <summary>The shape of a service.</summary>
internal static partial class ServiceShape
{
    private static readonly Shape s_dependsOn = ByName(Fields(
        true, ("restart", Flag), ("required", new Shape { Scalars = ScalarKinds.Boolean }),
        ("condition", OneOf("service_started", "service_healthy", "service_completed_successfully"))) with
    {
        Required = ["condition"],
    }).OrTexts();

    private static readonly Shape s_environmentFile = List(Fields(
        false, ("path", Text), ("format", Text), ("required", Flag)).OrText() with { Required = ["path"] }).OrText();

    private static readonly Shape s_health = Fields(
        true, ("disable", Flag), ("interval", Text), ("retries", Number), ("test", Texts.OrText()), ("timeout", Text),
        ("start_period", Text), ("start_interval", Text));

    private static readonly Shape s_logging = Fields(
        true, ("driver", Text), ("options", Open(Number.OrNull())));

    private static readonly Shape s_models = (ByName(Fields(true, ("endpoint_var", Text), ("model_var", Text)).OrNull()) with
    {
        IsOpen = true,
    }).OrTexts();

    private static readonly Shape s_networks = ByName(Fields(
        true, ("aliases", UniqueTexts), ("interface_name", Text), ("ipv4_address", Text), ("ipv6_address", Text),
        ("link_local_ips", UniqueTexts), ("mac_address", Text), ("driver_opts", Options),
        ("priority", new Shape { Scalars = ScalarKinds.Number }), ("gw_priority", new Shape { Scalars = ScalarKinds.Number })).OrNull())
        .OrTexts();

    private static readonly Shape s_ports = List(Fields(
        true, ("name", Text), ("mode", Text), ("host_ip", Text), ("target", Integer), ("published", Integer), ("protocol", Text),
        ("app_protocol", Text)) with { Scalars = ScalarKinds.Number | ScalarKinds.Text }) with { IsUnique = true };

    private static readonly Shape s_provider = Fields(
        true, ("type", Text), ("options", Open(ProviderOption(List(ProviderOption(null)))))) with { Required = ["type"] };

    private static readonly Shape s_volumes = List(Fields(
        true, ("type", OneOf("bind", "volume", "tmpfs", "cluster", "npipe", "image")), ("source", Text), ("target", Text),
        ("read_only", Flag), ("consistency", Text),
        ("bind", Fields(
            true, ("propagation", Text), ("create_host_path", Flag), ("recursive", OneOf("enabled", "disabled", "writable", "readonly")),
            ("selinux", OneOf("z", "Z")))),
        ("volume", Fields(true, ("labels", Pairs), ("nocopy", Flag), ("subpath", Text))),
        ("tmpfs", Fields(true, ("size", Integer with { Least = 0 }), ("mode", Number))),
        ("image", Fields(true, ("subpath", Text)))).OrText() with { Required = ["type"] }) with { IsUnique = true };

    private static readonly Shape s_watch = Fields(
        true, ("ignore", TextOrTexts), ("include", TextOrTexts), ("path", Text),
        ("action", OneOf("rebuild", "sync", "restart", "sync+restart", "sync+exec")), ("target", Text), ("exec", Hook),
        ("initial_sync", new Shape { Scalars = ScalarKinds.Boolean })) with { Required = ["path", "action"] };

    /// <summary>The shape.</summary>
    public static Shape Service { get; } = Create();

    private static Shape ProviderOption(Shape? list) => (list ?? new Shape()) with
    {
        Scalars = ScalarKinds.Text | ScalarKinds.Number | ScalarKinds.Boolean,
    };

    private static Shape Create()
    {
        List<(string, Shape)> fields = [
            ("attach", Flag), ("annotations", Pairs), ("blkio_config", ResourceShape.BlockInput), ("build", BuildShape.Build),
            ("cap_add", UniqueTexts), ("cap_drop", UniqueTexts), ("cgroup", OneOf("host", "private")), ("command", Command),
            ("configs", Mounts), ("container_name", Text with { Form = ContainerName() }), ("cpu_count", Integer with { Least = 0 }),
            ("cpu_percent", Integer with { Least = 0, Most = 100 }), ("credential_spec", ResourceShape.CredentialSpec),
            ("depends_on", s_dependsOn), ("deploy", DeployShape.Deploy), ("develop", Fields(true, ("watch", List(s_watch))).OrNull()),
            ("device_cgroup_rules", UniqueTexts), ("devices", ResourceShape.Devices), ("dns", TextOrTexts), ("dns_opt", UniqueTexts),
            ("dns_search", TextOrTexts), ("entrypoint", Command), ("env_file", s_environmentFile), ("environment", Pairs),
            ("expose", List(Number) with { IsUnique = true }), ("extends", ResourceShape.Extends), ("external_links", UniqueTexts),
            ("extra_hosts", Hosts), ("gpus", ResourceShape.Gpus), ("group_add", List(Number) with { IsUnique = true }),
            ("healthcheck", s_health), ("init", Flag), ("label_file", Texts.OrText()), ("labels", Pairs), ("links", UniqueTexts),
            ("logging", s_logging), ("mem_reservation", Integer), ("mem_swappiness", Integer), ("models", s_models),
            ("networks", s_networks), ("oom_kill_disable", Flag), ("oom_score_adj", Integer with { Least = -1000, Most = 1000 }),
            ("pid", Text.OrNull()), ("ports", s_ports), ("post_start", List(Hook)), ("pre_stop", List(Hook)), ("privileged", Flag),
            ("profiles", UniqueTexts), ("provider", s_provider), ("pull_policy", Text with { Form = PullPolicy() }), ("read_only", Flag),
            ("scale", Integer), ("secrets", Mounts), ("security_opt", UniqueTexts), ("shm_size", Number), ("stdin_open", Flag),
            ("storage_opt", new Shape { IsMapping = true, IsOpen = true }), ("sysctls", Pairs), ("tmpfs", TextOrTexts), ("tty", Flag),
            ("ulimits", Limits), ("use_api_socket", new Shape { Scalars = ScalarKinds.Boolean }), ("volumes", s_volumes),
            ("volumes_from", UniqueTexts),
        ];
        foreach (var key in (string[])[
            "cgroup_parent", "cpuset", "domainname", "hostname", "image", "ipc", "isolation", "mac_address", "network_mode", "platform",
            "pull_refresh_after", "restart", "runtime", "stop_grace_period", "stop_signal", "user", "uts", "userns_mode", "working_dir"])
        {
            fields.Add((key, Text));
        }

        foreach (var key in (string[])[
            "cpu_shares", "cpu_quota", "cpu_period", "cpu_rt_period", "cpu_rt_runtime", "cpus", "mem_limit", "memswap_limit", "pids_limit"])
        {
            fields.Add((key, Number));
        }

        return Fields(true, [.. fields]);
    }

    [GeneratedRegex("[a-zA-Z0-9][a-zA-Z0-9_.-]+", RegexOptions.CultureInvariant)]
    private static partial Regex ContainerName();

    [GeneratedRegex("always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+", RegexOptions.CultureInvariant)]
    private static partial Regex PullPolicy();
}
