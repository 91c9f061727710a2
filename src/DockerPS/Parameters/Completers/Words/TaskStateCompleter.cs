namespace DockerPS.Parameters;

/// <summary>Completes the states of tasks.</summary>
public sealed class TaskStateCompleter() : WordCompleter(
    ("new", "Created, not scheduled yet"),
    ("pending", "Waiting for a node"),
    ("assigned", "Assigned to a node"),
    ("accepted", "Accepted by the node"),
    ("preparing", "The node is pulling the image"),
    ("ready", "Ready to start"),
    ("starting", "Starting"),
    ("running", "Running"),
    ("complete", "Exited without an error"),
    ("shutdown", "Stopped by the swarm"),
    ("failed", "Exited with an error"),
    ("rejected", "The node could not create it"),
    ("remove", "Stopped, to be removed"),
    ("orphaned", "Its node has been down for a long time"));
