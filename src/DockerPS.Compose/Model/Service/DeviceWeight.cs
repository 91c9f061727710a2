namespace DockerPS.Compose.Model;

/// <summary>The weight of a device.</summary>
public sealed record DeviceWeight : ComposeElement
{
    /// <summary>The device.</summary>
    public string Path { get; init; } = "";

    /// <summary>The weight.</summary>
    public int Weight { get; init; }
}
