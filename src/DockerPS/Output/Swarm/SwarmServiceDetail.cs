using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>
/// All that the engine tells of a service (<c>docker service inspect</c>), by the names of New-SwarmService's parameters; with what
/// the swarm takes for that which was not said.
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
        PlacementPreference = [.. (task.Placement?.Preferences ?? []).Select(preference => preference.Spread?.SpreadDescriptor).OfType<string>()];
        MaxReplicasPerNode = EngineValue.Limit(task.Placement?.MaxReplicas);
        Platform = [.. (task.Placement?.Platforms ?? []).Select(platform => $"{platform.OperatingSystem}/{EngineValue.Text(platform.Architecture) ?? "*"}")];
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

    /// <summary>How many tasks of a job run at the same time; null for other services.</summary>
    public long? MaxConcurrent { get; }

    /// <summary>The command, or the arguments of the entry point; empty for the image's.</summary>
    public ObjectList<string> Command { get; }

    /// <summary>The entry point; empty for the image's.</summary>
    public ObjectList<string> Entrypoint { get; }

    /// <summary>The environment.</summary>
    public Dictionary<string, string> Environment { get; }

    /// <summary>The labels of the containers.</summary>
    public Dictionary<string, string> ContainerLabel { get; }

    /// <summary>The mounts.</summary>
    public ObjectList<SwarmServiceMount> Mounts { get; }

    /// <summary>The secrets that the containers can read.</summary>
    public ObjectList<SwarmServiceFile> Secrets { get; }

    /// <summary>The configurations that the containers can read.</summary>
    public ObjectList<SwarmServiceFile> Configs { get; }

    /// <summary>What must be true of a node that runs a task.</summary>
    public ObjectList<string> Constraint { get; }

    /// <summary>The labels of nodes over whose values tasks are spread.</summary>
    public ObjectList<string> PlacementPreference { get; }

    /// <summary>How many tasks may run on a node; null for no limit.</summary>
    public long? MaxReplicasPerNode { get; }

    /// <summary>The platforms that the image is for; empty where that is not known.</summary>
    public ObjectList<string> Platform { get; }

    /// <summary>The limit of CPUs of a task; null for none.</summary>
    public double? LimitCpu { get; }

    /// <summary>The limit of memory of a task in bytes; null for none.</summary>
    public long? LimitMemory { get; }

    /// <summary>The limit of processes of a task; null for none.</summary>
    public long? LimitPids { get; }

    /// <summary>The CPUs that are kept for a task; null for none.</summary>
    public double? ReserveCpu { get; }

    /// <summary>The memory that is kept for a task, in bytes; null for none.</summary>
    public long? ReserveMemory { get; }

    /// <summary>What happens when a task ends.</summary>
    public SwarmRestartPolicy Restart { get; }

    /// <summary>How tasks are replaced when it changes.</summary>
    public SwarmUpdatePolicy Update { get; }

    /// <summary>How tasks are replaced when a change is taken back.</summary>
    public SwarmUpdatePolicy Rollback { get; }

    /// <summary>The health check; null for the image's.</summary>
    public ContainerHealth? HealthCheck { get; }

    /// <summary>The time between the signal to stop and the kill.</summary>
    public TimeSpan? StopGracePeriod { get; }

    /// <summary>The signal that asks tasks to stop; null for the image's.</summary>
    public string? StopSignal { get; }

    /// <summary>The user, and the group behind a colon; empty for the image's.</summary>
    public string User { get; }

    /// <summary>Further groups of the user.</summary>
    public ObjectList<string> Group { get; }

    /// <summary>The working directory; empty for the image's.</summary>
    public string WorkingDirectory { get; }

    /// <summary>The host name; empty for the container's id.</summary>
    public string Hostname { get; }

    /// <summary>DNS servers.</summary>
    public ObjectList<string> Dns { get; }

    /// <summary>DNS search domains.</summary>
    public ObjectList<string> DnsSearch { get; }

    /// <summary>DNS options.</summary>
    public ObjectList<string> DnsOption { get; }

    /// <summary>Further hosts: <c>name:address</c>.</summary>
    public ObjectList<string> ExtraHost { get; }

    /// <summary>Kernel parameters.</summary>
    public Dictionary<string, string> Sysctl { get; }

    /// <summary>Limits of the shell.</summary>
    public ObjectList<string> Ulimit { get; }

    /// <summary>Whether tasks have a terminal.</summary>
    public bool Tty { get; }

    /// <summary>Whether the root file system is read-only.</summary>
    public bool ReadOnly { get; }

    /// <summary>Whether an init process runs in front; null for what each engine is set to.</summary>
    public bool? Init { get; }

    /// <summary>Capabilities added.</summary>
    public ObjectList<string> CapAdd { get; }

    /// <summary>Capabilities dropped.</summary>
    public ObjectList<string> CapDrop { get; }

    /// <summary>The driver of the log; null for what each engine is set to.</summary>
    public string? LogDriver { get; }

    /// <summary>The options of that driver.</summary>
    public Dictionary<string, string> LogOption { get; }

    /// <summary>vip (one address for all tasks) or dnsrr (the addresses of the tasks).</summary>
    public string EndpointMode { get; }

    /// <summary>The addresses that stand for all tasks, one for each network.</summary>
    public ObjectList<string> Addresses { get; }

    /// <summary>The isolation (Windows); null for the engine's.</summary>
    public string? Isolation { get; }

    /// <summary>How often tasks were replaced though nothing else changed.</summary>
    public long ForceUpdate { get; }

    /// <summary>The image before the last change, with its digest; null where there was none to go back to.</summary>
    public string? PreviousImage { get; }

    /// <summary>How often a job was run; null for other services.</summary>
    public ulong? JobIteration { get; }

    /// <summary>When a job was last begun, local time.</summary>
    public DateTime? LastExecution { get; }

    /// <summary>A line of /etc/hosts: an address, and names behind it.</summary>
    private static IEnumerable<string> ExtraHosts(string line) =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var address, .. var names] ? names.Select(name => $"{name}:{address}") : [];

    private static double? Cpus(TaskResource? resource) => resource?.NanoCpus is > 0 and { } cpus ? cpus / 1e9 : null;
}
