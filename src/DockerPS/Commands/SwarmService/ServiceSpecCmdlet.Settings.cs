using System.Management.Automation;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <content>Conversion of the parameters to settings.</content>
public abstract partial class ServiceSpecCmdlet
{
    private ServiceSettings ToSettings() => new()
    {
        Command = Command,
        Entrypoint = Entrypoint,
        Replicas = Replicas,
        MaxConcurrent = MaxConcurrent,
        Environment = Environment is null && EnvironmentFile is null
            ? null
            : [.. EnvironmentVariables.Given(Environment, EnvironmentFile, SessionState)],
        Label = Label,
        ContainerLabel = ContainerLabel,
        WorkingDirectory = WorkingDirectory,
        User = User,
        Group = Group,
        Hostname = Hostname,
        Tty = Given(nameof(Tty), Tty),
        Init = Given(nameof(Init), Init),
        StopSignal = StopSignal,
        StopGracePeriod = StopGracePeriod,
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
            Port = Port,
            Network = Network,
            EndpointMode = EndpointMode,
            Dns = Dns,
            DnsSearch = DnsSearch,
            DnsOption = DnsOption,
            ExtraHost = ExtraHost,
        },
        Placement = new()
        {
            Constraint = Constraint,
            Preference = PlacementPreference,
            MaxReplicasPerNode = MaxReplicasPerNode,
        },
        Restart = new()
        {
            Condition = RestartCondition,
            Delay = RestartDelay,
            MaxAttempt = RestartMaxAttempt,
            Window = RestartWindow,
        },
        Update = new()
        {
            Parallelism = UpdateParallelism,
            Delay = UpdateDelay,
            FailureAction = UpdateFailureAction,
            Order = UpdateOrder,
            Monitor = UpdateMonitor,
            MaxFailureRatio = UpdateMaxFailureRatio,
        },
        Rollback = new()
        {
            Parallelism = RollbackParallelism,
            Delay = RollbackDelay,
            FailureAction = RollbackFailureAction,
            Order = RollbackOrder,
            Monitor = RollbackMonitor,
            MaxFailureRatio = RollbackMaxFailureRatio,
        },
        Resources = new()
        {
            LimitCpu = LimitCpu,
            LimitMemory = LimitMemory,
            LimitPids = LimitPids,
            ReserveCpu = ReserveCpu,
            ReserveMemory = ReserveMemory,
            Ulimit = Ulimit,
            Sysctl = Sysctl,
            CapAdd = CapAdd,
            CapDrop = CapDrop,
        },
        Storage = new()
        {
            Mount = Mount,
            Secret = Secret,
            Config = Config,
            ReadOnly = Given(nameof(ReadOnly), ReadOnly),
        },
    };

    /// <summary>Returns whether a switch is on; null if it was not given.</summary>
    private bool? Given(string name, SwitchParameter value) => MyInvocation.BoundParameters.ContainsKey(name) ? value.IsPresent : null;
}
