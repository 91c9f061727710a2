namespace DockerPS.Compose.Model;

/// <summary>Where containers run.</summary>
public sealed record PlacementOptions : ComposeElement
{
    /// <summary>The conditions for nodes.</summary>
    public IReadOnlyList<string> Constraints { get; init; } = [];

    /// <summary>The labels over whose values containers are spread.</summary>
    public IReadOnlyList<string> Preferences { get; init; } = [];

    /// <summary>The most containers on a node; 0 for no limit.</summary>
    public long MaxReplicas { get; init; }
}
