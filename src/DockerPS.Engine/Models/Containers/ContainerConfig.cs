namespace DockerPS.Engine.Models;

/// <summary>The settings of a container that do not depend on its host.</summary>
public record ContainerConfig
{
    /// <summary>The host name.</summary>
    public string? Hostname { get; init; }

    /// <summary>The domain name.</summary>
    public string? Domainname { get; init; }

    /// <summary>The user, and the group after a colon.</summary>
    public string? User { get; init; }

    /// <summary>Indicates whether standard input is attached.</summary>
    public bool AttachStdin { get; init; }

    /// <summary>Indicates whether standard output is attached.</summary>
    public bool AttachStdout { get; init; }

    /// <summary>Indicates whether standard error is attached.</summary>
    public bool AttachStderr { get; init; }

    /// <summary>The exposed ports, as <c>80/tcp</c>.</summary>
    public IReadOnlyDictionary<string, Nothing>? ExposedPorts { get; init; }

    /// <summary>Indicates whether it has a terminal.</summary>
    public bool Tty { get; init; }

    /// <summary>Indicates whether standard input is kept open.</summary>
    public bool OpenStdin { get; init; }

    /// <summary>Indicates whether standard input closes when the first attached client leaves.</summary>
    public bool StdinOnce { get; init; }

    /// <summary>The environment, as <c>NAME=value</c>; a name alone removes the image's.</summary>
    public IReadOnlyList<string>? Env { get; init; }

    /// <summary>The command, or the arguments of the entry point.</summary>
    public IReadOnlyList<string>? Cmd { get; init; }

    /// <summary>The health check.</summary>
    public HealthConfig? Healthcheck { get; init; }

    /// <summary>The image.</summary>
    public string? Image { get; init; }

    /// <summary>The anonymous volumes, by path.</summary>
    public IReadOnlyDictionary<string, Nothing>? Volumes { get; init; }

    /// <summary>The working directory.</summary>
    public string? WorkingDir { get; init; }

    /// <summary>The entry point; a single empty string removes the image's.</summary>
    public IReadOnlyList<string>? Entrypoint { get; init; }

    /// <summary>The MAC address; before API 1.44, since when it belongs to the endpoint.</summary>
    public string? MacAddress { get; init; }

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The stop signal.</summary>
    public string? StopSignal { get; init; }

    /// <summary>The seconds between the stop signal and the kill.</summary>
    public int? StopTimeout { get; init; }

    /// <summary>The shell for the shell form of commands.</summary>
    public IReadOnlyList<string>? Shell { get; init; }

    /// <summary>The ONBUILD instructions of the image.</summary>
    public IReadOnlyList<string>? OnBuild { get; init; }
}

/// <summary>The empty object that the API uses as a flag.</summary>
public sealed record Nothing;

/// <summary>A health check. Durations are in nanoseconds.</summary>
public sealed record HealthConfig
{
    /// <summary>The test: <c>["CMD-SHELL", "…"]</c>, <c>["CMD", …]</c>, <c>["NONE"]</c>.</summary>
    public IReadOnlyList<string>? Test { get; init; }

    /// <summary>The time between tests.</summary>
    public long? Interval { get; init; }

    /// <summary>The timeout of a test.</summary>
    public long? Timeout { get; init; }

    /// <summary>The consecutive failures that make it unhealthy.</summary>
    public int? Retries { get; init; }

    /// <summary>The start period, in which failures do not count.</summary>
    public long? StartPeriod { get; init; }

    /// <summary>The time between tests in the start period; since API 1.44.</summary>
    public long? StartInterval { get; init; }
}
