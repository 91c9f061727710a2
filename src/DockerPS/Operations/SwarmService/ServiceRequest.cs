using DockerPS.Engine.Models;
using DockerPS.Output;
using DockerPS.Parameters;

namespace DockerPS.Operations;

/// <summary>
/// The part of a service specification that parameters set. Everything else stays null, since a swarm replaces all tasks of a service
/// after any change, even from null to empty.
/// </summary>
internal sealed class ServiceRequest(ServiceSettings settings, ServiceLinks links)
{
    private readonly ServiceSettings.NetworkSettings _network = settings.Networking;
    private readonly ServiceSettings.ResourceSettings _resources = settings.Resources;
    private readonly ServiceSettings.StorageSettings _storage = settings.Storage;

    /// <summary>Builds the specification.</summary>
    public ServiceSpec Build() => new()
    {
        Labels = KeyValue.ToDictionary(settings.Label),
        TaskTemplate = OrNull(new TaskSpec
        {
            ContainerSpec = OrNull(Container()),
            Resources = OrNull(new TaskResources
            {
                Limits = OrNull(new TaskResource
                {
                    NanoCpus = ContainerRequest.NanoCpus(_resources.LimitCpu),
                    MemoryBytes = _resources.LimitMemory,
                    Pids = _resources.LimitPids,
                }),
                Reservations = OrNull(new TaskResource
                {
                    NanoCpus = ContainerRequest.NanoCpus(_resources.ReserveCpu),
                    MemoryBytes = _resources.ReserveMemory,
                }),
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
            Networks = _network.Network?.Select(Network).ToList(),
            LogDriver = OrNull(new TaskLogDriver { Name = settings.LogDriver, Options = KeyValue.ToDictionary(settings.LogOption) }),
        }),
        UpdateConfig = Rollout(settings.Update),
        RollbackConfig = Rollout(settings.Rollback),
        EndpointSpec = OrNull(new EndpointSpec { Mode = Word(_network.EndpointMode), Ports = _network.Port }),
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
        ReadOnly = _storage.ReadOnly,
        Init = settings.Init,
        StopSignal = settings.StopSignal,
        StopGracePeriod = EngineTime.ToNanoseconds(settings.StopGracePeriod),
        Mounts = _storage.Mount,
        Secrets = _storage.Secret?.Select(Secret).ToList(),
        Configs = _storage.Config?.Select(Config).ToList(),
        Healthcheck = settings.Health.ToConfig(),
        Hosts = _network.ExtraHost?.Select(host => $"{host.Value} {host.Key}").ToList(),
        DnsConfig = OrNull(new DnsConfig
        {
            Nameservers = _network.Dns?.Select(Address.ToText).ToList(),
            Search = _network.DnsSearch?.Select(NamePattern.ToDomain).ToList(),
            Options = _network.DnsOption,
        }),
        Sysctls = KeyValue.ToDictionary(_resources.Sysctl),
        Ulimits = _resources.Ulimit,
        CapabilityAdd = _resources.CapAdd?.Select(Capability).ToList(),

        // As in docker, additions determine the result.
        CapabilityDrop = _resources.CapDrop?.Select(Capability).Except((_resources.CapAdd ?? []).Select(Capability)).ToList(),
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

    private ServiceSecret Secret(ServiceFileSpecification secret) =>
        new() { SecretId = links.SecretId(secret.Source), SecretName = secret.Source, File = File(secret) };

    private ServiceConfig Config(ServiceFileSpecification config) =>
        new() { ConfigId = links.ConfigId(config.Source), ConfigName = config.Source, File = File(config) };

    private static ServiceFile File(ServiceFileSpecification file) =>
        new() { Name = file.File, UserId = file.Uid, GroupId = file.Gid, Mode = file.Mode };

    private static PlacementPreference Preference(string text) => new()
    {
        Spread = new() { SpreadDescriptor = text.StartsWith("spread=", StringComparison.Ordinal) ? text["spread=".Length..] : text },
    };

    /// <summary>Returns a word in lower case, as the API has it.</summary>
    private static string? Word(string? given) => given?.ToLowerInvariant();

    /// <summary>Returns a capability in the form of services: in upper case, with its prefix.</summary>
    public static string Capability(string name) =>
        name.ToUpperInvariant() is var upper && (upper == "ALL" || upper.StartsWith("CAP_", StringComparison.Ordinal))
            ? upper
            : $"CAP_{upper}";

    private static T? OrNull<T>(T value)
        where T : class, new() => EqualityComparer<T>.Default.Equals(value, new()) ? null : value;
}
