namespace DockerPS.Parameters;

/// <summary>Completes the placement constraints of services.</summary>
public sealed class ConstraintCompleter() : WordCompleter(
    ("node.role==manager", "Managers"),
    ("node.role==worker", "Workers"),
    ("node.hostname==", "A node, by name"),
    ("node.id==", "A node, by id"),
    ("node.labels.", "Nodes, by node label"),
    ("node.platform.os==", "Nodes, by operating system"),
    ("node.platform.arch==", "Nodes, by processor architecture"),
    ("engine.labels.", "Nodes, by engine label"));
