using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>
/// The full details of a service (<c>docker service inspect</c>), named like the parameters of New-SwarmService, including the defaults of
/// the swarm.
/// </summary>
public sealed class SwarmServiceDetail : SwarmService
{
    internal SwarmServiceDetail(ServiceInspect service, IReadOnlyDictionary<string, string> networks, string context)
        : base(service, networks, context)
    {
        var spec = service.Spec ?? new();
        var task = spec.TaskTemplate ?? new();
        var container = task.ContainerSpec ?? new();
        MaxConcurrent = spec.Mode?.ReplicatedJob?.MaxConcurrent;
        Command = [.. container.Args ?? []];
        Entrypoint = [.. container.Command ?? []];
        Environment = EngineValue.Variables(container.Env);
        ContainerLabel = EngineValue.Copy(container.Labels);
        Mounts = [.. (container.Mounts ?? []).Select(mount => new SwarmServiceMount(mount))];
        Secrets = [.. (container.Secrets ?? []).Select(secret => new SwarmServiceFile(secret.SecretName, secret.SecretId, secret.File))];
        Configs = [.. (container.Configs ?? []).Select(config => new SwarmServiceFile(config.ConfigName, config.ConfigId, config.File))];
        Constraint = [.. task.Placement?.Constraints ?? []];
        PlacementPreference =
            [.. (task.Placement?.Preferences ?? []).Select(preference => preference.Spread?.SpreadDescriptor).OfType<string>()];
        MaxReplicasPerNode = EngineValue.Limit(task.Placement?.MaxReplicas);
        Platform = [.. (task.Placement?.Platforms ?? [])
            .Select(platform => $"{platform.OperatingSystem}/{EngineValue.Text(platform.Architecture) ?? "*"}")];
        LimitCpu = Cpus(task.Resources?.Limits);
        LimitMemory = EngineValue.Limit(task.Resources?.Limits?.MemoryBytes);
        LimitPids = EngineValue.Limit(task.Resources?.Limits?.Pids);
        ReserveCpu = Cpus(task.Resources?.Reservations);
        ReserveMemory = EngineValue.Limit(task.Resources?.Reservations?.MemoryBytes);
        Restart = new(task.RestartPolicy ?? new());
        Update = new(spec.UpdateConfig ?? new());
        Rollback = new(spec.RollbackConfig ?? new());
        HealthCheck = ContainerHealth.From(container.Healthcheck, null);
        StopGracePeriod = EngineTime.FromNanoseconds(container.StopGracePeriod);
        StopSignal = EngineValue.Text(container.StopSignal);
        User = container.User ?? "";
        Group = [.. container.Groups ?? []];
        WorkingDirectory = container.Dir ?? "";
        Hostname = container.Hostname ?? "";
        Dns = [.. container.DnsConfig?.Nameservers ?? []];
        DnsSearch = [.. container.DnsConfig?.Search ?? []];
        DnsOption = [.. container.DnsConfig?.Options ?? []];
        ExtraHost = [.. (container.Hosts ?? []).SelectMany(ExtraHosts)];
        Sysctl = EngineValue.Copy(container.Sysctls);
        Ulimit = [.. (container.Ulimits ?? []).Select(limit => $"{limit.Name}={limit.Soft}:{limit.Hard}")];
        Tty = container.Tty == true;
        ReadOnly = container.ReadOnly == true;
        Init = container.Init;
        CapAdd = [.. container.CapabilityAdd ?? []];
        CapDrop = [.. container.CapabilityDrop ?? []];
        LogDriver = EngineValue.Text(task.LogDriver?.Name);
        LogOption = EngineValue.Copy(task.LogDriver?.Options);
        EndpointMode = service.Endpoint?.Spec?.Mode ?? spec.EndpointSpec?.Mode ?? "vip";
        Addresses = [.. (service.Endpoint?.VirtualIps ?? []).Select(address => address.Address).OfType<string>()];
        Isolation = EngineValue.Text(container.Isolation);
        ForceUpdate = task.ForceUpdate ?? 0;
        PreviousImage = service.PreviousSpec?.TaskTemplate?.ContainerSpec?.Image;
        JobIteration = service.JobStatus?.JobIteration?.Index;
        LastExecution = EngineTime.FromText(service.JobStatus?.LastExecution);
    }

    /// <summary>The maximum number of concurrent tasks of a job; null for other services.</summary>
    public long? MaxConcurrent { get; }

    /// <summary>The command, or the arguments of the entry point; empty for the image's default.</summary>
    public ObjectList<string> Command { get; }

    /// <summary>The entry point; empty for the image's default.</summary>
    public ObjectList<string> Entrypoint { get; }

    /// <summary>The environment variables.</summary>
    public Dictionary<string, string> Environment { get; }

    /// <summary>The labels of the containers.</summary>
    public Dictionary<string, string> ContainerLabel { get; }

    /// <summary>The mounts.</summary>
    public ObjectList<SwarmServiceMount> Mounts { get; }

    /// <summary>The secrets available to the containers.</summary>
    public ObjectList<SwarmServiceFile> Secrets { get; }

    /// <summary>The configs available to the containers.</summary>
    public ObjectList<SwarmServiceFile> Configs { get; }

    /// <summary>The placement constraints for nodes.</summary>
    public ObjectList<string> Constraint { get; }

    /// <summary>The node labels over whose values tasks are spread.</summary>
    public ObjectList<string> PlacementPreference { get; }

    /// <summary>The maximum number of tasks per node; null for no limit.</summary>
    public long? MaxReplicasPerNode { get; }

    /// <summary>The platforms of the image; empty if unknown.</summary>
    public ObjectList<string> Platform { get; }

    /// <summary>The CPU limit of a task; null for no limit.</summary>
    public double? LimitCpu { get; }

    /// <summary>The memory limit of a task in bytes; null for no limit.</summary>
    public long? LimitMemory { get; }

    /// <summary>The maximum number of processes of a task; null for no limit.</summary>
    public long? LimitPids { get; }

    /// <summary>The CPUs reserved for a task; null for none.</summary>
    public double? ReserveCpu { get; }

    /// <summary>The memory reserved for a task in bytes; null for none.</summary>
    public long? ReserveMemory { get; }

    /// <summary>The restart policy.</summary>
    public SwarmRestartPolicy Restart { get; }

    /// <summary>The update policy.</summary>
    public SwarmUpdatePolicy Update { get; }

    /// <summary>The update policy for rollbacks.</summary>
    public SwarmUpdatePolicy Rollback { get; }

    /// <summary>The health check; null for the image's default.</summary>
    public ContainerHealth? HealthCheck { get; }

    /// <summary>The time between the stop signal and SIGKILL.</summary>
    public TimeSpan? StopGracePeriod { get; }

    /// <summary>The signal to stop tasks; null for the image's default.</summary>
    public string? StopSignal { get; }

    /// <summary>The user, optionally with a group after a colon; empty for the image's default.</summary>
    public string User { get; }

    /// <summary>Additional groups of the user.</summary>
    public ObjectList<string> Group { get; }

    /// <summary>The working directory; empty for the image's default.</summary>
    public string WorkingDirectory { get; }

    /// <summary>The host name; empty for the id of the container.</summary>
    public string Hostname { get; }

    /// <summary>The DNS servers.</summary>
    public ObjectList<string> Dns { get; }

    /// <summary>The DNS search domains.</summary>
    public ObjectList<string> DnsSearch { get; }

    /// <summary>The DNS options.</summary>
    public ObjectList<string> DnsOption { get; }

    /// <summary>Additional hosts, as <c>name:address</c>.</summary>
    public ObjectList<string> ExtraHost { get; }

    /// <summary>The kernel parameters.</summary>
    public Dictionary<string, string> Sysctl { get; }

    /// <summary>The ulimits.</summary>
    public ObjectList<string> Ulimit { get; }

    /// <summary>Whether tasks have a terminal.</summary>
    public bool Tty { get; }

    /// <summary>Whether the root file system is read-only.</summary>
    public bool ReadOnly { get; }

    /// <summary>Whether an init process is PID 1; null for the default of the engine.</summary>
    public bool? Init { get; }

    /// <summary>The added capabilities.</summary>
    public ObjectList<string> CapAdd { get; }

    /// <summary>The dropped capabilities.</summary>
    public ObjectList<string> CapDrop { get; }

    /// <summary>The logging driver; null for the default of the engine.</summary>
    public string? LogDriver { get; }

    /// <summary>The options of the logging driver.</summary>
    public Dictionary<string, string> LogOption { get; }

    /// <summary>The endpoint mode: vip (one address for all tasks) or dnsrr (the addresses of the tasks).</summary>
    public string EndpointMode { get; }

    /// <summary>The virtual addresses of the service, one for each network.</summary>
    public ObjectList<string> Addresses { get; }

    /// <summary>The isolation technology (Windows); null for the default of the engine.</summary>
    public string? Isolation { get; }

    /// <summary>The number of forced updates without other changes.</summary>
    public long ForceUpdate { get; }

    /// <summary>The image before the last update, with its digest; null if there is none to roll back to.</summary>
    public string? PreviousImage { get; }

    /// <summary>The number of runs of a job; null for other services.</summary>
    public ulong? JobIteration { get; }

    /// <summary>Start of the last run of a job, local time.</summary>
    public DateTime? LastExecution { get; }

    /// <summary>Converts a line of /etc/hosts: an address followed by names.</summary>
    private static IEnumerable<string> ExtraHosts(string line) =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var address, .. var names]
            ? names.Select(name => $"{name}:{address}")
            : [];

    private static double? Cpus(TaskResource? resource) => resource?.NanoCpus is > 0 and { } cpus ? cpus / 1e9 : null;
}
