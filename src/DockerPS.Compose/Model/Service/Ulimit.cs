namespace DockerPS.Compose.Model;

/// <summary>A limit of processes.</summary>
public sealed record Ulimit : ComposeElement
{
    /// <summary>The value for both limits; 0 if they differ.</summary>
    public long Both { get; init; }

    /// <summary>The soft limit.</summary>
    public long Soft { get; init; }

    /// <summary>The hard limit.</summary>
    public long Hard { get; init; }
}
