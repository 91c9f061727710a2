namespace DockerPS.Parameters;

/// <summary>Completes the states of containers.</summary>
public sealed class StatusCompleter() : WordCompleter(
    ("created", "Created, never started"),
    ("running", "Running"),
    ("paused", "Its processes are frozen"),
    ("restarting", "Exited, and being restarted by its restart policy"),
    ("removing", "Being removed"),
    ("exited", "Its process has exited"),
    ("dead", "Its removal failed; it cannot be started"));
