namespace DockerPS.Parameters;

/// <summary>Completes the states of tasks.</summary>
public sealed class TaskStateCompleter() : WordCompleter(
    ("new", "Made, nothing was done with it yet"),
    ("pending", "It waits for a node"),
    ("assigned", "It has a node"),
    ("accepted", "The node has taken it"),
    ("preparing", "The node gets the image"),
    ("ready", "It can be started"),
    ("starting", "It is being started"),
    ("running", "It runs"),
    ("complete", "It has ended well"),
    ("shutdown", "The swarm has stopped it"),
    ("failed", "It has ended with an error"),
    ("rejected", "The node could not make it"),
    ("remove", "It was stopped, to be removed"),
    ("orphaned", "Its node was lost for a long time"));

/// <summary>Completes the states that tasks are to be in.</summary>
public sealed class DesiredStateCompleter() : WordCompleter(
    ("running", "It is to run"),
    ("ready", "It is to be started when the one before it has ended"),
    ("complete", "It is to run to its end"),
    ("shutdown", "It is to be stopped, or has ended"),
    ("remove", "It is to be stopped and removed"));
