using static DockerPS.Compose.Schema.Shapes;

namespace DockerPS.Compose.Schema;

/// <summary>The shape of how a service is deployed.</summary>
internal static class DeployShape
{
    private static readonly Shape s_update = Fields(
        true, ("parallelism", Integer), ("delay", Text), ("failure_action", Text), ("monitor", Text), ("max_failure_ratio", Number),
        ("order", OneOf("start-first", "stop-first")));

    private static readonly Shape s_generic = List(Fields(
        true, ("discrete_resource_spec", Fields(true, ("kind", Text), ("value", Number)))));

    private static readonly Shape s_resources = Fields(
        true, ("limits", Fields(true, ("cpus", Number), ("memory", Text), ("pids", Integer))),
        ("reservations", Fields(
            true, ("cpus", Number), ("memory", Text), ("generic_resources", s_generic),
            ("devices", List(DeviceRequest with { Required = ["capabilities"] })))));

    private static readonly Shape s_placement = Fields(
        true, ("constraints", Texts), ("preferences", List(Fields(true, ("spread", Text)))), ("max_replicas_per_node", Integer));

    /// <summary>The shape.</summary>
    public static Shape Deploy { get; } = Fields(
        true, ("mode", Text), ("endpoint_mode", Text), ("replicas", Integer), ("labels", Pairs), ("rollback_config", s_update),
        ("update_config", s_update), ("resources", s_resources),
        ("restart_policy", Fields(true, ("condition", Text), ("delay", Text), ("max_attempts", Integer), ("window", Text))),
        ("placement", s_placement)).OrNull();
}
