namespace DockerPS.Compose.Model;

/// <summary>A resource that the nodes name themselves.</summary>
public sealed record GenericResource : ComposeElement
{
    /// <summary>The name.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The number.</summary>
    public long Value { get; init; }
}
