namespace DockerPS.Operations;

/// <summary>A container in a report.</summary>
internal sealed record ReportedContainer
{
    /// <summary>The full id.</summary>
    public string Id { get; init; } = "";

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The image, as named when the container was created.</summary>
    public string Image { get; init; } = "";

    /// <summary>The Compose project; null for none.</summary>
    public string? Project { get; init; }

    /// <summary>The service of the Compose project; null for none.</summary>
    public string? Service { get; init; }

    /// <summary>The state: created, running, paused, restarting, removing, exited or dead.</summary>
    public string State { get; init; } = "running";

    /// <summary>The health: starting, healthy or unhealthy; null without a health check and while the container is not running.</summary>
    public string? Health { get; init; }

    /// <summary>Whether it has a health check.</summary>
    public bool HasHealthCheck { get; init; }

    /// <summary>The exit code; null while it runs and before its first run.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The reason why it could not start; null for none.</summary>
    public string? Error { get; init; }

    /// <summary>Whether the kernel killed it because memory ran out.</summary>
    public bool OutOfMemory { get; init; }

    /// <summary>The number of restarts by its policy.</summary>
    public int Restarts { get; init; }

    /// <summary>The time of its last start; null for never.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The time of its last exit; null for never.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The ports.</summary>
    public IReadOnlyList<ReportedPort> Ports { get; init; } = [];

    /// <summary>The names of its networks.</summary>
    public IReadOnlyList<string> Networks { get; init; } = [];

    /// <summary>The names of its volumes.</summary>
    public IReadOnlyList<string> Volumes { get; init; } = [];

    /// <summary>The paths of the host that it mounts.</summary>
    public IReadOnlyList<string> HostPaths { get; init; } = [];

    /// <summary>Whether it runs with all privileges.</summary>
    public bool Privileged { get; init; }

    /// <summary>The user of its main process; empty for root.</summary>
    public string User { get; init; } = "";

    /// <summary>The memory limit in bytes; null for none.</summary>
    public long? MemoryLimit { get; init; }

    /// <summary>The bytes that it wrote; null if not measured.</summary>
    public long? Written { get; init; }

    /// <summary>Whether its processes exist.</summary>
    public bool IsRunning => State is "running" or "paused" or "restarting";
}
