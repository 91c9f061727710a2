using DockerPS.Compose.Values;

namespace DockerPS.Compose.Model;

/// <summary>How a service is updated.</summary>
public sealed record UpdateOptions : ComposeElement
{
    /// <summary>The number of containers at a time.</summary>
    public long? Parallelism { get; init; }

    /// <summary>The time between them.</summary>
    public ComposeDuration Delay { get; init; }

    /// <summary>What follows a failure.</summary>
    public string FailureAction { get; init; } = "";

    /// <summary>How long each one is watched for failures.</summary>
    public ComposeDuration Monitor { get; init; }

    /// <summary>The tolerated ratio of failures.</summary>
    public float MaxFailureRatio { get; init; }

    /// <summary>The order: start-first or stop-first.</summary>
    public string Order { get; init; } = "";
}
