using DockerPS.Engine.Models;
using DockerPS.Output;
using DockerPS.Parameters;

namespace DockerPS.Operations;

/// <summary>
/// What parameters say about a service, as the API takes it, and nothing else: what they do not name stays null, since a swarm
/// replaces all tasks of a service of which anything was changed, even if only nothing into something empty.
/// </summary>
internal sealed class ServiceRequest(ServiceSettings settings, ServiceLinks links)
{
    /// <summary>Makes it.</summary>
    public ServiceSpec Build() => new()
    {
        Labels = KeyValue.ToDictionary(settings.Label),
        TaskTemplate = OrNull(new TaskSpec
        {
            ContainerSpec = OrNull(Container()),
            Resources = OrNull(new TaskResources
            {
                Limits = OrNull(new TaskResource { NanoCpus = ContainerRequest.NanoCpus(settings.Resources.LimitCpu), MemoryBytes = settings.Resources.LimitMemory, Pids = settings.Resources.LimitPids }),
                Reservations = OrNull(new TaskResource { NanoCpus = ContainerRequest.NanoCpus(settings.Resources.ReserveCpu), MemoryBytes = settings.Resources.ReserveMemory }),
            }),
            RestartPolicy = OrNull(new TaskRestartPolicy
            {
                Condition = Word(settings.Restart.Condition),
                Delay = EngineTime.ToNanoseconds(settings.Restart.Delay),
                MaxAttempts = settings.Restart.MaxAttempt,
                Window = EngineTime.ToNanoseconds(settings.Restart.Window),
            }),
            Placement = OrNull(new TaskPlacement
            {
                Constraints = settings.Placement.Constraint,
                Preferences = settings.Placement.Preference?.Select(Preference).ToList(),
                MaxReplicas = settings.Placement.MaxReplicasPerNode,
            }),
            Networks = settings.Networking.Network?.Select(Network).ToList(),
            LogDriver = OrNull(new TaskLogDriver { Name = settings.LogDriver, Options = KeyValue.ToDictionary(settings.LogOption) }),
        }),
        UpdateConfig = Rollout(settings.Update),
        RollbackConfig = Rollout(settings.Rollback),
        EndpointSpec = OrNull(new EndpointSpec { Mode = Word(settings.Networking.EndpointMode), Ports = settings.Networking.Port }),
    };

    private ServiceContainerSpec Container() => new()
    {
        Args = settings.Command,
        Command = settings.Entrypoint,
        Env = settings.Environment?.Select(variable => variable.ToString()).ToList(),
        Labels = KeyValue.ToDictionary(settings.ContainerLabel),
        Hostname = settings.Hostname,
        Dir = settings.WorkingDirectory,
        User = settings.User,
        Groups = settings.Group,
        Tty = settings.Tty,
        ReadOnly = settings.Storage.ReadOnly,
        Init = settings.Init,
        StopSignal = settings.StopSignal,
        StopGracePeriod = EngineTime.ToNanoseconds(settings.StopGracePeriod),
        Mounts = settings.Storage.Mount,
        Secrets = settings.Storage.Secret?.Select(secret => new ServiceSecret { SecretId = links.SecretId(secret.Source), SecretName = secret.Source, File = File(secret, secret.Source) }).ToList(),
        Configs = settings.Storage.Config?.Select(config => new ServiceConfig { ConfigId = links.ConfigId(config.Source), ConfigName = config.Source, File = File(config, config.Source) }).ToList(),
        Healthcheck = settings.Health.ToConfig(),
        Hosts = settings.Networking.ExtraHost?.Select(host => $"{host.Value} {host.Key}").ToList(),
        DnsConfig = OrNull(new DnsConfig
        {
            Nameservers = settings.Networking.Dns?.Select(Address.ToText).ToList(),
            Search = settings.Networking.DnsSearch?.Select(NamePattern.ToDomain).ToList(),
            Options = settings.Networking.DnsOption,
        }),
        Sysctls = KeyValue.ToDictionary(settings.Resources.Sysctl),
        Ulimits = settings.Resources.Ulimit,
        CapabilityAdd = settings.Resources.CapAdd?.Select(Capability).ToList(),

        // What is added counts, as in docker.
        CapabilityDrop = settings.Resources.CapDrop?.Select(Capability).Except((settings.Resources.CapAdd ?? []).Select(Capability)).ToList(),
    };

    private static UpdateConfig? Rollout(ServiceSettings.RolloutSettings rollout) => OrNull(new UpdateConfig
    {
        Parallelism = rollout.Parallelism,
        Delay = EngineTime.ToNanoseconds(rollout.Delay),
        FailureAction = Word(rollout.FailureAction),
        Order = Word(rollout.Order),
        Monitor = EngineTime.ToNanoseconds(rollout.Monitor),
        MaxFailureRatio = rollout.MaxFailureRatio,
    });

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
