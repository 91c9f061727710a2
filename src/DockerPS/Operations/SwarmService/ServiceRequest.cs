using DockerPS.Commands;
using DockerPS.Engine.Models;
using DockerPS.Output;
using DockerPS.Parameters;

namespace DockerPS.Operations;

/// <summary>
/// What parameters say about a service, as the API takes it, and nothing else: what they do not name stays null, since a swarm
/// replaces all tasks of a service of which anything was changed, even if only nothing into something empty.
/// </summary>
internal sealed class ServiceRequest(ServiceSpecCmdlet command, ServiceLinks links)
{
    /// <summary>Variables as lines, the last of a name winning.</summary>
    public static IReadOnlyList<string> Lines(IEnumerable<KeyValue> variables) =>
        [.. LastOfEach.Of(variables, variable => variable.Key).Select(variable => variable.ToString())];

    /// <summary>Makes it.</summary>
    public ServiceSpec Build() => new()
    {
        Labels = KeyValue.ToDictionary(command.Label),
        TaskTemplate = OrNull(new TaskSpec
        {
            ContainerSpec = OrNull(Container()),
            Resources = OrNull(new TaskResources
            {
                Limits = OrNull(new TaskResource { NanoCpus = ContainerRequest.NanoCpus(command.LimitCpu), MemoryBytes = command.LimitMemory, Pids = command.LimitPids }),
                Reservations = OrNull(new TaskResource { NanoCpus = ContainerRequest.NanoCpus(command.ReserveCpu), MemoryBytes = command.ReserveMemory }),
            }),
            RestartPolicy = OrNull(new TaskRestartPolicy
            {
                Condition = Word(command.RestartCondition),
                Delay = EngineTime.ToNanoseconds(command.RestartDelay),
                MaxAttempts = command.RestartMaxAttempt,
                Window = EngineTime.ToNanoseconds(command.RestartWindow),
            }),
            Placement = OrNull(new TaskPlacement
            {
                Constraints = command.Constraint,
                Preferences = command.PlacementPreference?.Select(Preference).ToList(),
                MaxReplicas = command.MaxReplicasPerNode,
            }),
            Networks = command.Network?.Select(Network).ToList(),
            LogDriver = OrNull(new TaskLogDriver { Name = command.LogDriver, Options = KeyValue.ToDictionary(command.LogOption) }),
        }),
        UpdateConfig = OrNull(new UpdateConfig
        {
            Parallelism = command.UpdateParallelism,
            Delay = EngineTime.ToNanoseconds(command.UpdateDelay),
            FailureAction = Word(command.UpdateFailureAction),
            Order = Word(command.UpdateOrder),
            Monitor = EngineTime.ToNanoseconds(command.UpdateMonitor),
            MaxFailureRatio = command.UpdateMaxFailureRatio,
        }),
        RollbackConfig = OrNull(new UpdateConfig
        {
            Parallelism = command.RollbackParallelism,
            Delay = EngineTime.ToNanoseconds(command.RollbackDelay),
            FailureAction = Word(command.RollbackFailureAction),
            Order = Word(command.RollbackOrder),
            Monitor = EngineTime.ToNanoseconds(command.RollbackMonitor),
            MaxFailureRatio = command.RollbackMaxFailureRatio,
        }),
        EndpointSpec = OrNull(new EndpointSpec { Mode = Word(command.EndpointMode), Ports = command.Port }),
    };

    private ServiceContainerSpec Container() => new()
    {
        Args = command.Command,
        Command = command.Entrypoint,
        Env = command.EnvironmentLines,
        Labels = KeyValue.ToDictionary(command.ContainerLabel),
        Hostname = command.Hostname,
        Dir = command.WorkingDirectory,
        User = command.User,
        Groups = command.Group,
        Tty = command.Given(nameof(command.Tty), command.Tty),
        ReadOnly = command.Given(nameof(command.ReadOnly), command.ReadOnly),
        Init = command.Given(nameof(command.Init), command.Init),
        StopSignal = command.StopSignal,
        StopGracePeriod = EngineTime.ToNanoseconds(command.StopGracePeriod),
        Mounts = command.Mount,
        Secrets = command.Secret?.Select(secret => new ServiceSecret { SecretId = links.SecretId(secret.Source), SecretName = secret.Source, File = File(secret, secret.Source) }).ToList(),
        Configs = command.Config?.Select(config => new ServiceConfig { ConfigId = links.ConfigId(config.Source), ConfigName = config.Source, File = File(config, config.Source) }).ToList(),
        Healthcheck = HealthCheckRequest.From(command),
        Hosts = command.ExtraHost?.Select(host => $"{host.Value} {host.Key}").ToList(),
        DnsConfig = OrNull(new DnsConfig
        {
            Nameservers = command.Dns?.Select(Address.ToText).ToList(),
            Search = command.DnsSearch?.Select(NamePattern.ToDomain).ToList(),
            Options = command.DnsOption,
        }),
        Sysctls = KeyValue.ToDictionary(command.Sysctl),
        Ulimits = command.Ulimit,
        CapabilityAdd = command.CapAdd?.Select(Capability).ToList(),

        // What is added counts, as in docker.
        CapabilityDrop = command.CapDrop?.Select(Capability).Except((command.CapAdd ?? []).Select(Capability)).ToList(),
    };

    private ServiceNetwork Network(NetworkAttachment network) => new()
    {
        Target = links.NetworkId(network.Name),
        Aliases = network.Alias.Count > 0 ? network.Alias : null,
        DriverOpts = network.DriverOption,
    };

    private static ServiceFile File(ServiceFileSpecification file, string source) => new() { Name = file.Target ?? source, UserId = file.Uid, GroupId = file.Gid, Mode = file.Mode };

    private static PlacementPreference Preference(string text) =>
        new() { Spread = new() { SpreadDescriptor = text.StartsWith("spread=", StringComparison.Ordinal) ? text["spread=".Length..] : text } };

    /// <summary>A word of the API, which has them in lower case.</summary>
    private static string? Word(string? given) => given?.ToLowerInvariant();

    /// <summary>A capability as services have it: in upper case, with its prefix.</summary>
    public static string Capability(string name) =>
        name.ToUpperInvariant() is var upper && (upper == "ALL" || upper.StartsWith("CAP_", StringComparison.Ordinal)) ? upper : $"CAP_{upper}";

    private static T? OrNull<T>(T value)
        where T : class, new() => EqualityComparer<T>.Default.Equals(value, new()) ? null : value;
}
