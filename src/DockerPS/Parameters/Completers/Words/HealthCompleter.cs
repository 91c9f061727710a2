namespace DockerPS.Parameters;

/// <summary>Completes the health states of containers.</summary>
public sealed class HealthCompleter() : WordCompleter(
    ("healthy", "The last check passed"),
    ("unhealthy", "Too many checks in a row failed"),
    ("starting", "In its start period"),
    ("none", "Without a health check"));
