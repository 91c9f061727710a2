namespace DockerPS.Compose.Model;

/// <summary>Limits and reservations.</summary>
public sealed record ResourceOptions : ComposeElement
{
    /// <summary>The limits.</summary>
    public ResourceAmounts? Limits { get; init; }

    /// <summary>The reservations.</summary>
    public ResourceAmounts? Reservations { get; init; }
}
