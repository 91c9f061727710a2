using DockerPS.Compose.Values;

namespace DockerPS.Compose.Model;

/// <summary>How the health of a container is checked.</summary>
public sealed record HealthCheckOptions : ComposeElement
{
    /// <summary>The command, after CMD, CMD-SHELL or NONE.</summary>
    public IReadOnlyList<string>? Test { get; init; }

    /// <summary>How long a check may take.</summary>
    public ComposeDuration? Timeout { get; init; }

    /// <summary>The time between checks.</summary>
    public ComposeDuration? Interval { get; init; }

    /// <summary>The failures in a row after which the container is unhealthy.</summary>
    public long? Retries { get; init; }

    /// <summary>The time after the start in which failures do not count.</summary>
    public ComposeDuration? StartPeriod { get; init; }

    /// <summary>The time between checks in the start period.</summary>
    public ComposeDuration? StartInterval { get; init; }

    /// <summary>Indicates whether the check of the image is turned off.</summary>
    public bool Disable { get; init; }
}
