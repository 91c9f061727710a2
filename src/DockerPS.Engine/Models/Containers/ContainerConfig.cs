namespace DockerPS.Engine.Models;

/// <summary>What of a container does not depend on its host.</summary>
public record ContainerConfig
{
    /// <summary>The host name.</summary>
    public string? Hostname { get; init; }

    /// <summary>The domain name.</summary>
    public string? Domainname { get; init; }

    /// <summary>The user, and the group behind a colon.</summary>
    public string? User { get; init; }

    /// <summary>Whether standard input is attached.</summary>
    public bool AttachStdin { get; init; }

    /// <summary>Whether standard output is attached.</summary>
    public bool AttachStdout { get; init; }

    /// <summary>Whether standard error is attached.</summary>
    public bool AttachStderr { get; init; }

    /// <summary>The exposed ports, as <c>80/tcp</c>.</summary>
    public IReadOnlyDictionary<string, Nothing>? ExposedPorts { get; init; }

    /// <summary>Whether it has a terminal.</summary>
    public bool Tty { get; init; }

    /// <summary>Whether standard input is open.</summary>
    public bool OpenStdin { get; init; }

    /// <summary>Whether standard input closes when the first client that was attached leaves.</summary>
    public bool StdinOnce { get; init; }

    /// <summary>The environment, as <c>NAME=value</c>; a name alone removes the image's.</summary>
    public IReadOnlyList<string>? Env { get; init; }

    /// <summary>The command, or the arguments of the entry point.</summary>
    public IReadOnlyList<string>? Cmd { get; init; }

    /// <summary>The health check.</summary>
    public HealthConfig? Healthcheck { get; init; }

    /// <summary>The image.</summary>
    public string? Image { get; init; }

    /// <summary>Anonymous volumes by their path.</summary>
    public IReadOnlyDictionary<string, Nothing>? Volumes { get; init; }

    /// <summary>The working directory.</summary>
    public string? WorkingDir { get; init; }

    /// <summary>The entry point; one empty text removes the image's.</summary>
    public IReadOnlyList<string>? Entrypoint { get; init; }

    /// <summary>The hardware address; below API 1.44, later it belongs to the network.</summary>
    public string? MacAddress { get; init; }

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The signal that asks it to stop.</summary>
    public string? StopSignal { get; init; }

    /// <summary>Seconds between that signal and the kill.</summary>
    public int? StopTimeout { get; init; }

    /// <summary>The shell of the shell form of commands.</summary>
    public IReadOnlyList<string>? Shell { get; init; }

    /// <summary>Instructions for builds on the image.</summary>
    public IReadOnlyList<string>? OnBuild { get; init; }
}

/// <summary>The empty object that the API uses as a mark.</summary>
public sealed record Nothing;

/// <summary>A health check. Durations are in nanoseconds.</summary>
public sealed record HealthConfig
{
    /// <summary>The test: <c>["CMD-SHELL", "…"]</c>, <c>["CMD", …]</c>, <c>["NONE"]</c>.</summary>
    public IReadOnlyList<string>? Test { get; init; }

    /// <summary>Time between tests.</summary>
    public long? Interval { get; init; }

    /// <summary>Time that a test may take.</summary>
    public long? Timeout { get; init; }

    /// <summary>Failures in a row that make it unhealthy.</summary>
    public int? Retries { get; init; }

    /// <summary>Time to start in, in which failures do not count.</summary>
    public long? StartPeriod { get; init; }

    /// <summary>Time between tests while it starts; from API 1.44 on.</summary>
    public long? StartInterval { get; init; }
}
