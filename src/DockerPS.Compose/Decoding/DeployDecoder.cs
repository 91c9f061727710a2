using DockerPS.Compose.Model;

namespace DockerPS.Compose.Decoding;

/// <summary>Turns the long form of how a service is deployed into the model.</summary>
internal static class DeployDecoder
{
    /// <summary>Decodes it.</summary>
    public static DeployOptions Decode(FieldReader reader) => new()
    {
        Mode = reader.Text("mode"),
        Replicas = reader.OptionalSmall("replicas"),
        Labels = reader.Pairs("labels"),
        UpdateConfig = reader.Optional("update_config", Update),
        RollbackConfig = reader.Optional("rollback_config", Update),
        Resources = reader.Optional("resources", Resources) ?? new(),
        RestartPolicy = reader.Optional("restart_policy", Restart),
        Placement = reader.Optional("placement", Placement) ?? new(),
        EndpointMode = reader.Text("endpoint_mode"),
        Extensions = reader.Extensions,
        Position = reader.Position,
    };

    private static UpdateOptions Update(FieldReader reader) => new()
    {
        Parallelism = reader.OptionalUnsigned("parallelism"),
        Delay = reader.Duration("delay"),
        FailureAction = reader.Text("failure_action"),
        Monitor = reader.Duration("monitor"),
        MaxFailureRatio = reader.Number("max_failure_ratio"),
        Order = reader.Text("order"),
        Extensions = reader.Extensions,
        Position = reader.Position,
    };

    private static ResourceOptions Resources(FieldReader reader) => new()
    {
        Limits = reader.Optional("limits", Amounts),
        Reservations = reader.Optional("reservations", Amounts),
        Extensions = reader.Extensions,
        Position = reader.Position,
    };

    private static ResourceAmounts Amounts(FieldReader reader) => new()
    {
        Cpus = reader.Number("cpus"),
        MemoryBytes = reader.Bytes("memory"),
        Pids = reader.Integer("pids"),
        Devices = reader.List("devices", DeviceDecoder.Request),
        GenericResources = reader.List("generic_resources", item => item.Optional("discrete_resource_spec", Generic) ?? new()),
        Extensions = reader.Extensions,
        Position = reader.Position,
    };

    private static GenericResource Generic(FieldReader reader) => new()
    {
        Kind = reader.Text("kind"),
        Value = reader.Integer("value"),
        Extensions = reader.Extensions,
        Position = reader.Position,
    };

    private static RestartOptions Restart(FieldReader reader) => new()
    {
        Condition = reader.Text("condition"),
        Delay = reader.OptionalDuration("delay"),
        MaxAttempts = reader.OptionalUnsigned("max_attempts"),
        Window = reader.OptionalDuration("window"),
        Extensions = reader.Extensions,
        Position = reader.Position,
    };

    private static PlacementOptions Placement(FieldReader reader) => new()
    {
        Constraints = reader.Texts("constraints"),
        Preferences = reader.List("preferences", item => item.Text("spread")),
        MaxReplicas = reader.OptionalUnsigned("max_replicas_per_node") ?? 0,
        Extensions = reader.Extensions,
        Position = reader.Position,
    };
}
