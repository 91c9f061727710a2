namespace DockerPS.Parameters;

/// <summary>Completes the desired states of tasks.</summary>
public sealed class DesiredStateCompleter() : WordCompleter(
    ("running", "To be running"),
    ("ready", "To be started once its predecessor has stopped"),
    ("complete", "To run to completion"),
    ("shutdown", "To be stopped, or stopped already"),
    ("remove", "To be stopped and removed"));
