namespace DockerPS.Compose.Model;

/// <summary>A service that another one depends on.</summary>
public sealed record ServiceDependency : ComposeElement
{
    /// <summary>The condition: service_started, service_healthy or service_completed_successfully.</summary>
    public string Condition { get; init; } = "";

    /// <summary>Indicates whether the dependent service is restarted with this one.</summary>
    public bool Restart { get; init; }

    /// <summary>Indicates whether it is an error if the service is missing.</summary>
    public bool Required { get; init; }
}
